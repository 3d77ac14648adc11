// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "analytics/measure.hpp"
#include "analytics/walks.hpp"
#include "base/error.hpp"

namespace soi::analytics {

PairSearch::PairSearch(const graph::Network& network) : network_(network) {
  for (const auto side : {0, 1}) {
    seen_[side].assign(network.node_count(), 0);
    before_[side].resize(network.node_count());
  }
}

// Whole levels from the side with fewer arcs before it. A node that the other side has seen then lies in the other's
// frontier, for had it been seen earlier, so would have been the node it is found from: the first meeting is a shortest
// path.
std::optional<std::vector<graph::Node>> PairSearch::path(graph::Node from, graph::Node to) {
  if (from == to) return std::vector{from};
  if (++search_ == 0) {  // the marks of 2^32 searches ago are no marks
    for (auto& seen : seen_) std::fill(seen.begin(), seen.end(), 0);
    search_ = 1;
  }
  const graph::Node ends[2] = {from, to};
  std::uint64_t ahead[2] = {network_.out_degree(from), network_.in_degree(to)};
  for (const auto side : {0, 1}) {
    seen_[side][ends[side]] = search_;
    before_[side][ends[side]] = ends[side];
    frontier_[side] = {ends[side]};
  }
  while (!frontier_[0].empty() && !frontier_[1].empty()) {
    const int side = ahead[0] <= ahead[1] ? 0 : 1;
    next_.clear();
    ahead[side] = 0;
    for (const auto node : frontier_[side]) {
      for (const auto end : side == 0 ? network_.out(node) : network_.in(node)) {
        if (seen_[side][end] == search_) continue;
        seen_[side][end] = search_;
        before_[side][end] = node;
        if (seen_[1 - side][end] == search_) return joined(from, to, end);
        next_.push_back(end);
        ahead[side] += side == 0 ? network_.out_degree(end) : network_.in_degree(end);
      }
    }
    frontier_[side].swap(next_);
  }
  return std::nullopt;
}

std::vector<graph::Node> PairSearch::joined(graph::Node from, graph::Node to, graph::Node meeting) const {
  std::vector<graph::Node> path = {meeting};
  while (path.back() != from) path.push_back(before_[0][path.back()]);
  std::reverse(path.begin(), path.end());
  while (path.back() != to) path.push_back(before_[1][path.back()]);
  return path;
}

namespace {

Outcome run(const Input& input) {
  if (input.of.size() != 2) {
    throw base::Error(base::Failure::usage, "distance lies between two entities",
                      "name them with --of ENTITY --of ENTITY");
  }
  const auto path = PairSearch(input.network).path(input.of[0], input.of[1]);
  Outcome outcome;
  outcome.number = path ? static_cast<double>(path->size()) - 1 : std::numeric_limits<double>::quiet_NaN();
  if (!path) outcome.note = "nothing connects the two";
  return outcome;
}

}  // namespace

extern const Measure distance_measure;
const Measure distance_measure{"distance", "steps between the two entities that --of names", Makes::number,
                               Values::whole, run};

}  // namespace soi::analytics
