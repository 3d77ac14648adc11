// SPDX-License-Identifier: Apache-2.0
#include "query/paths.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/error.hpp"

namespace soi::query {
namespace {

using graph::Direction;
using graph::Edge;
using graph::Node;
using graph::Reader;
using graph::Status;

struct Way {
  double cost = 0;
  Node before = 0;
  bool settled = false;
};

class Search {
 public:
  Search(const Reader& reader, const PathSearch& options)
      : reader_(reader), options_(options), selection_(options.selection) {
    if (selection_.statuses.empty()) selection_.statuses = {Status::stated, Status::planned, Status::reported};
  }

  bool run(Node from, Node to) {
    ways_[from] = {0, from, false};
    queue_.emplace(0, from);
    while (!queue_.empty()) {
      const auto [cost, node] = queue_.top();
      queue_.pop();
      auto& way = ways_.at(node);
      if (way.settled) continue;
      way.settled = true;
      if (node == to) return true;
      if (ways_.size() > options_.most) {
        throw base::Error(base::Failure::limit, "the two are further apart than the search goes",
                          "name the relations to follow with --relation");
      }
      relax(node, cost);
    }
    return false;
  }

  Path path(Node from, Node to) const {
    Path path{ways_.at(to).cost, {}};
    for (Node at = to; at != from; at = ways_.at(at).before) {
      const auto before = ways_.at(at).before;
      path.steps.push_back({before, at, edges_between(before, at)});
    }
    std::reverse(path.steps.begin(), path.steps.end());
    return path;
  }

 private:
  void relax(Node node, double cost) {
    for (const auto& edge : graph::edges(selection_, reader_, node)) {
      const auto other = edge.subject == node ? edge.object : edge.subject;
      const auto known = ways_.find(other);
      if (known != ways_.end() && known->second.settled) continue;
      const double there = cost + step_cost(other);
      // Nodes are numbered in order of ids, so that the tie falls the same way in every build.
      if (known != ways_.end() && std::tie(known->second.cost, known->second.before) <= std::tie(there, node)) continue;
      ways_[other] = {there, node, false};
      queue_.emplace(there, other);
    }
  }

  double step_cost(Node to) {
    const auto [at, is_new] = step_costs_.emplace(to, 0);
    if (is_new) {
      const auto degree = static_cast<double>(std::max<std::uint64_t>(reader_.degree(to, Direction::both), 1));
      at->second = (options_.weight ? options_.weight(reader_.entity(to)) : 1) + std::log2(degree) / 4;
    }
    return at->second;
  }

  std::vector<Edge> edges_between(Node a, Node b) const {
    auto found = graph::edges(selection_, reader_, a);
    std::erase_if(found, [&](const Edge& edge) { return edge.subject != b && edge.object != b; });
    return found;
  }

  const Reader& reader_;
  const PathSearch& options_;
  graph::Selection selection_;
  std::unordered_map<Node, Way> ways_;
  std::unordered_map<Node, double> step_costs_;
  std::priority_queue<std::pair<double, Node>, std::vector<std::pair<double, Node>>, std::greater<>> queue_;
};

}  // namespace

std::optional<Path> shortest_path(const Reader& reader, Node from, Node to, const PathSearch& options) {
  Search search(reader, options);
  if (!search.run(from, to)) return std::nullopt;
  return search.path(from, to);
}

}  // namespace soi::query
