// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <random>

#include "analytics/communities.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {
namespace {

constexpr int most_label_rounds = 100;

// A number that looks drawn by lot, the same each time: it breaks ties without favouring small labels.
std::uint64_t lot(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

class Labels {
 public:
  explicit Labels(const graph::Network& network)
      : network_(network), label_(network.node_count()), weight_(network.node_count(), 0.0) {
    std::iota(label_.begin(), label_.end(), 0);
  }

  bool change(graph::Node node) {
    const auto ends = network_.out(node);
    const auto weights = network_.out_weights(node);
    double most = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto label = label_[ends[i]];
      if (weight_[label] == 0) seen_.push_back(label);
      weight_[label] += weights.empty() ? 1.0 : weights[i];
      most = std::max(most, weight_[label]);
    }
    const auto old = label_[node];
    if (!seen_.empty() && weight_[old] < most) {
      std::uint64_t best = 0;
      for (const auto label : seen_) {
        if (weight_[label] != most) continue;
        const auto drawn = lot(std::uint64_t{node} << 32 | label);
        if (label_[node] == old || drawn > best) {
          best = drawn;
          label_[node] = label;
        }
      }
    }
    for (const auto label : seen_) weight_[label] = 0;
    seen_.clear();
    return label_[node] != old;
  }
  std::vector<std::uint32_t> take() { return std::move(label_); }

 private:
  const graph::Network& network_;
  std::vector<std::uint32_t> label_;
  std::vector<double> weight_;
  std::vector<std::uint32_t> seen_;
};

}  // namespace

Parts label_propagation(const graph::Network& network, const Watch& watch) {
  const auto nodes = network.node_count();
  std::vector<graph::Node> order(nodes);
  std::iota(order.begin(), order.end(), 0);
  std::mt19937 random(20210101);
  for (std::uint32_t i = nodes; i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  Labels labels(network);
  std::vector<bool> awake(nodes, true);  // whose neighbours have changed since it was looked at
  for (int round = 0; round < most_label_rounds; ++round) {
    look(watch, -1);
    bool changed = false;
    for (const auto node : order) {
      if (!awake[node]) continue;
      awake[node] = false;
      if (!labels.change(node)) continue;
      changed = true;
      for (const auto end : network.out(node)) awake[end] = true;
    }
    if (!changed) break;
  }
  return numbered_by_size(labels.take());
}

namespace {

Outcome run(const Input& input) {
  const auto parts = label_propagation(input.undirected, input.watch);
  Outcome outcome;
  for (const auto part : parts.part) outcome.column.push_back(part + 1.0);
  outcome.note = std::to_string(parts.sizes.size()) + " communities";
  return outcome;
}

}  // namespace

extern const Measure label_propagation_measure;
const Measure label_propagation_measure{"label-propagation",
                                        "the community it is in by label propagation; 1 is the largest",
                                        Makes::node_column, Values::label, run};

}  // namespace soi::analytics
