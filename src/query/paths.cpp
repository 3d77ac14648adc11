// SPDX-License-Identifier: Apache-2.0
#include "query/paths.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "query/way_search.hpp"

namespace soi::query {
namespace {

using graph::Node;
using graph::Reader;
using Nodes = std::vector<Node>;

Path path_along(Ways& ways, const Nodes& nodes) {
  Path path;
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    path.cost += ways.cost(nodes[i]);
    path.steps.push_back({nodes[i - 1], nodes[i], ways.edges_between(nodes[i - 1], nodes[i])});
  }
  return path;
}

double cost_of(Ways& ways, const Nodes& nodes) {
  double cost = 0;
  for (std::size_t i = 1; i < nodes.size(); ++i) cost += ways.cost(nodes[i]);
  return cost;
}

// Yen's algorithm: each further way leaves one found before at some entity, its spur, by a step not yet taken there.
std::vector<Nodes> best_ways(Ways& ways, Node from, Node to, std::size_t count) {
  std::vector<Nodes> found;
  std::set<std::pair<double, Nodes>> candidates;
  if (auto first = search_way(ways, {from, to, ways.met(from), {}, {}})) {
    candidates.emplace(cost_of(ways, *first), std::move(*first));
  }
  while (found.size() < count && !candidates.empty()) {
    found.push_back(std::move(candidates.extract(candidates.begin()).value().second));
    if (found.size() == count) break;
    const auto last = found.back();
    WayWanted wanted{from, to, 0, {}, {}};
    for (std::size_t i = 0; i + 1 < last.size(); ++i) {
      wanted.from = last[i];
      wanted.met |= ways.met(last[i]);
      wanted.not_first.clear();
      for (const auto& other : found) {
        if (other.size() > i + 1 &&
            std::equal(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i) + 1, other.begin()))
          wanted.not_first.insert(other[i + 1]);
      }
      if (auto spur = search_way(ways, wanted)) {
        Nodes way(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i));
        way.insert(way.end(), spur->begin(), spur->end());
        candidates.emplace(cost_of(ways, way), std::move(way));
      }
      wanted.closed.insert(last[i]);
    }
  }
  return found;
}

// Depth first, only where the other end can still be reached in the steps left.
class Every {
 public:
  Every(Ways& ways, Node from, Node to, unsigned steps, std::size_t most)
      : ways_(ways), to_(to), steps_(steps), most_(most), away_(steps_to(ways, to, steps)) {
    way_ = {from};
    walk(ways.met(from));
  }

  std::vector<Nodes> found;
  bool whole = true;

 private:
  void walk(unsigned met) {
    const auto at = way_.back();
    if (at == to_) {
      if (met != ways_.all_met()) return;
      whole = whole && found.size() < most_;
      if (whole) found.push_back(way_);
      return;
    }
    const Nodes next = ways_.next(at);
    for (const auto node : next) {
      if (!whole) return;
      const auto known = away_.find(node);
      if (known == away_.end() || way_.size() + known->second > steps_) continue;
      if (std::find(way_.begin(), way_.end(), node) != way_.end()) continue;
      way_.push_back(node);
      walk(met | ways_.met(node));
      way_.pop_back();
    }
  }

  Ways& ways_;
  Node to_;
  unsigned steps_;
  std::size_t most_;
  std::unordered_map<Node, unsigned> away_;
  Nodes way_;
};

}  // namespace

std::optional<Path> shortest_path(const Reader& reader, Node from, Node to, const PathSearch& search) {
  auto paths = best_paths(reader, from, to, 1, search);
  if (paths.empty()) return std::nullopt;
  return std::move(paths.front());
}

std::vector<Path> best_paths(const Reader& reader, Node from, Node to, std::size_t count, const PathSearch& search) {
  Ways ways(reader, search, from, to);
  std::vector<Path> paths;
  for (const auto& nodes : best_ways(ways, from, to, count)) paths.push_back(path_along(ways, nodes));
  return paths;
}

AllPaths all_paths(const Reader& reader, Node from, Node to, unsigned steps, const PathSearch& search,
                   std::size_t most_paths) {
  Ways ways(reader, search, from, to);
  Every every(ways, from, to, steps, most_paths);
  std::vector<std::tuple<std::size_t, double, Nodes>> order;
  for (auto& nodes : every.found) order.emplace_back(nodes.size(), cost_of(ways, nodes), std::move(nodes));
  std::sort(order.begin(), order.end());
  AllPaths all;
  all.whole = every.whole;
  for (const auto& [length, cost, nodes] : order) all.paths.push_back(path_along(ways, nodes));
  return all;
}

}  // namespace soi::query
