// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "analytics/components.hpp"
#include "analytics/measure.hpp"
#include "analytics/walks.hpp"

namespace soi::analytics {

Parts numbered_by_size(std::vector<std::uint32_t> labels) {
  std::vector<std::uint32_t> size(labels.size(), 0), order, number(labels.size());
  for (const auto label : labels) {
    if (size[label]++ == 0) order.push_back(label);  // in the order of their smallest nodes
  }
  std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return size[a] > size[b]; });
  Parts parts;
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    number[order[i]] = i;
    parts.sizes.push_back(size[order[i]]);
  }
  for (auto& label : labels) label = number[label];
  parts.part = std::move(labels);
  return parts;
}

namespace {

constexpr std::uint32_t first_arcs = 2;  // of every node, before the largest component is looked for
constexpr std::uint32_t probes = 1024;

// A forest in which every node hangs on a smaller one of its component, or is its root.
class Forest {
 public:
  explicit Forest(std::uint32_t nodes) : above_(nodes) { std::iota(above_.begin(), above_.end(), 0); }

  void join(graph::Node a, graph::Node b) {
    auto x = above_[a], y = above_[b];
    while (x != y) {
      if (x < y) std::swap(x, y);
      const auto above = above_[x];
      if (above == x) {
        above_[x] = y;
        return;
      }
      above_[x] = y;  // also halves the way for those who come later: y is smaller and of the same component
      x = above;
    }
  }
  // Hangs all that a search has reached on the smallest of them.
  void hang(const std::vector<std::uint32_t>& steps) {
    hung_.resize(steps.size());
    auto root = static_cast<graph::Node>(steps.size());
    for (graph::Node node = 0; node < steps.size(); ++node) {
      if (steps[node] == unreached) continue;
      root = std::min(root, node);
      above_[node] = root;
      hung_[node] = true;
    }
  }
  bool hung(graph::Node node) const { return !hung_.empty() && hung_[node]; }
  void flatten() {
    for (auto& above : above_) above = above_[above];  // smaller ones are flat already
  }
  graph::Node above(graph::Node node) const { return above_[node]; }
  std::vector<std::uint32_t> take() { return std::move(above_); }

  graph::Node largest() const {
    std::vector<graph::Node> seen;
    const auto stride = std::max<std::size_t>(1, above_.size() / probes);
    for (std::size_t node = 0; node < above_.size(); node += stride) seen.push_back(above_[node]);
    std::sort(seen.begin(), seen.end());
    graph::Node best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0, run = 0; i < seen.size(); ++i) {
      run = i > 0 && seen[i] == seen[i - 1] ? run + 1 : 1;
      if (run > most) {
        most = run;
        best = seen[i];
      }
    }
    return best;
  }

 private:
  std::vector<graph::Node> above_;
  std::vector<bool> hung_;  // empty: none
};

}  // namespace

Parts components(const graph::Network& network) {
  const auto nodes = network.node_count();
  if (nodes == 0) return {};
  Forest forest(nodes);
  if (!network.directed()) {  // the component of the node with most neighbours is mostly the one that holds nearly all
    graph::Node hub = 0;
    for (graph::Node node = 1; node < nodes; ++node) {
      if (network.out_degree(node) > network.out_degree(hub)) hub = node;
    }
    forest.hang(distances(network, hub));
  }
  for (std::uint32_t round = 0; round < first_arcs; ++round) {
    for (graph::Node node = 0; node < nodes; ++node) {
      if (forest.hung(node)) continue;
      if (const auto ends = network.out(node); ends.size() > round) forest.join(node, ends[round]);
    }
  }
  forest.flatten();
  const auto largest = forest.largest();
  for (graph::Node node = 0; node < nodes; ++node) {
    if (forest.hung(node) || forest.above(node) == largest) continue;  // its other arcs are seen from their other ends
    const auto ends = network.out(node);
    for (std::size_t i = first_arcs; i < ends.size(); ++i) forest.join(node, ends[i]);
    if (network.directed()) {
      for (const auto end : network.in(node)) forest.join(node, end);
    }
  }
  forest.flatten();
  return numbered_by_size(forest.take());
}

namespace {

Outcome run(const Input& input) {
  const auto parts = components(input.network);
  Outcome outcome;
  for (const auto part : parts.part) outcome.column.push_back(part + 1.0);
  outcome.note = std::to_string(parts.sizes.size()) + " components";
  return outcome;
}

}  // namespace

extern const Measure component_measure;
const Measure component_measure{"component", "the component it is in, whatever the direction; 1 is the largest",
                                Makes::node_column, Values::label, run};

}  // namespace soi::analytics
