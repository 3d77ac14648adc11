// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "analytics/blocks.hpp"
#include "analytics/measure.hpp"
#include "analytics/ranks.hpp"

namespace soi::analytics {
namespace {

// Ranks change by less than this in sum before shares are kept in double precision.
constexpr double rough = 1e-5;

class Walk {
 public:
  Walk(const graph::Network& network, const PageRank& options)
      : network_(network), damping_(options.damping), anywhere_(1.0 / network.node_count()) {
    const auto nodes = network.node_count();
    if (!options.of.empty()) {
      anew_.assign(nodes, 0.0);
      for (const auto node : options.of) anew_[node] += 1.0 / static_cast<double>(options.of.size());
    }
    stuck_in_.resize(nodes / block_size + 1);
    for (graph::Node node = 0; node < nodes; ++node) {
      const auto out = network.out_strength(node);
      rank_.push_back(begins(node));
      per_weight_.push_back(out > 0 ? 1 / out : 0);
      if (out == 0) stuck_ += rank_.back();
    }
  }

  // Until the ranks change by less than `until`; gives how many rounds that took.
  template <typename Real>
  std::uint32_t rounds(double until, std::uint32_t most, const Watch& watch) {
    const auto nodes = network_.node_count();
    std::vector<Real> share(nodes), next(nodes);
    for (graph::Node node = 0; node < nodes; ++node) share[node] = static_cast<Real>(rank_[node] * per_weight_[node]);
    for (std::uint32_t round = 0; round < most; ++round) {
      look(watch, -1);
      const double restart = 1 - damping_ + damping_ * stuck_;
      const auto change = sum_of_blocks(nodes, [&](std::uint32_t begin, std::uint32_t end) {
        return block(begin, end, restart, share.data(), next.data());
      });
      stuck_ = std::accumulate(stuck_in_.begin(), stuck_in_.end(), 0.0);
      share.swap(next);
      if (change < until) return round + 1;
    }
    return most;
  }
  std::vector<double> take() { return std::move(rank_); }

 private:
  double begins(graph::Node node) const { return anew_.empty() ? anywhere_ : anew_[node]; }

  template <typename Real>
  double pulled(graph::Node node, const Real* share) const {
    const auto ends = network_.in(node);
    double sum = 0;
    if (network_.weighted()) {
      const auto weights = network_.in_weights(node);
      for (std::size_t i = 0; i < ends.size(); ++i) sum += weights[i] * share[ends[i]];
    } else {
      for (const auto end : ends) sum += share[end];
    }
    return sum;
  }

  template <typename Real>
  double block(graph::Node begin, graph::Node end, double restart, const Real* share, Real* next) {
    double moved = 0, left = 0;
    for (auto node = begin; node < end; ++node) {
      const double now = restart * begins(node) + damping_ * pulled(node, share);
      moved += std::abs(now - rank_[node]);
      rank_[node] = now;
      next[node] = static_cast<Real>(now * per_weight_[node]);
      if (per_weight_[node] == 0) left += now;
    }
    stuck_in_[begin / block_size] = left;
    return moved;
  }

  const graph::Network& network_;
  const double damping_, anywhere_;
  std::vector<double> anew_;  // where walks begin; empty: anywhere alike
  std::vector<double> rank_, per_weight_, stuck_in_;
  double stuck_ = 0;  // at nodes without a way out
};

}  // namespace

std::vector<double> pagerank(const graph::Network& network, const PageRank& options, const Watch& watch) {
  if (network.node_count() == 0) return {};
  Walk walk(network, options);
  const auto done = walk.rounds<float>(std::max(rough, options.tolerance), options.iterations, watch);
  if (rough > options.tolerance) walk.rounds<double>(options.tolerance, options.iterations - done, watch);
  return walk.take();
}

namespace {

Outcome run(const Input& input) {
  PageRank options;
  options.damping = input.damping;
  options.of = input.of;
  return {pagerank(input.network, options, input.watch), 0, {}};
}

}  // namespace

extern const Measure pagerank_measure;
const Measure pagerank_measure{
    "pagerank", "the share of time a random walk spends there; with --of, a walk that begins anew at these",
    Makes::node_column, Values::real, run};

}  // namespace soi::analytics
