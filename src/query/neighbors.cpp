// SPDX-License-Identifier: Apache-2.0
#include "query/neighbors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "graph/edge_order.hpp"

namespace soi::query {
namespace {

using graph::Direction;
using graph::Edge;
using graph::Entity;
using graph::Node;
using graph::Reader;

struct Reached {
  unsigned distance = 0;
  std::vector<graph::EdgeNumber> edges;  // from one step nearer
  std::uint64_t facts = 0;               // behind them
  bool hidden = false;
};

struct Reach {
  std::map<Node, Reached> nodes;
  bool whole = true;
};

Node other_end(const Edge& edge, Node node) { return edge.subject == node ? edge.object : edge.subject; }

// Breadth first, level by level, each in order of nodes.
Reach reach(const Reader& reader, const std::vector<Node>& starts, const Walk& walk) {
  Reach found;
  for (const auto start : starts) found.nodes.emplace(start, Reached{});
  std::vector<Node> level;
  for (const auto& [node, how] : found.nodes) level.push_back(node);
  std::size_t seen = 0;
  for (unsigned distance = 1; distance <= walk.depth && !level.empty(); ++distance) {
    std::vector<Node> next;
    for (const auto node : level) {
      if (seen > walk.most) {
        found.whole = false;
        return found;
      }
      graph::each_edge_end(walk.selection, reader, node, [&](const graph::EdgeEnd& end) {
        ++seen;
        const auto [at, is_new] = found.nodes.emplace(end.other, Reached{distance, {}});
        auto& how = at->second;
        if (is_new) {
          how.hidden = walk.hide_hubs > 0 && reader.degree(end.other, Direction::both) > walk.hide_hubs;
          if (!how.hidden) next.push_back(end.other);
        }
        if (how.distance != distance) return;
        how.edges.push_back(end.number);
        how.facts += end.facts;
      });
    }
    std::sort(next.begin(), next.end());
    level = std::move(next);
  }
  return found;
}

Neighbor neighbor_of(const Reader& reader, Node node, const Reached& how) {
  Neighbor neighbor{reader.brief(node), how.distance, {}, how.facts};
  for (const auto edge : how.edges) neighbor.edges.push_back(reader.edge(edge));
  std::sort(neighbor.edges.begin(), neighbor.edges.end(), graph::before);
  return neighbor;
}

// Those that are not listed themselves, on any shortest way from the start to what is.
std::vector<Neighbor> between(const Reader& reader, std::map<Node, Reached>& nodes,
                              const std::vector<Neighbor>& listed) {
  std::set<Node> known;
  std::vector<std::pair<Node, std::vector<Edge>>> open;
  for (const auto& neighbor : listed) known.insert(neighbor.entity.node);
  for (const auto& neighbor : listed) open.emplace_back(neighbor.entity.node, neighbor.edges);
  std::vector<Neighbor> found;
  while (!open.empty()) {
    const auto [node, edges] = std::move(open.back());
    open.pop_back();
    for (const auto& edge : edges) {
      const auto nearer = other_end(edge, node);
      auto& how = nodes.at(nearer);
      if (how.distance == 0 || !known.insert(nearer).second) continue;
      found.push_back(neighbor_of(reader, nearer, how));
      found.back().facts = 0;
      open.emplace_back(nearer, found.back().edges);
    }
  }
  std::sort(found.begin(), found.end(), [](const Neighbor& a, const Neighbor& b) {
    return std::tie(a.distance, a.entity.id) < std::tie(b.distance, b.entity.id);
  });
  return found;
}

struct Candidate {
  unsigned distance;
  std::uint64_t facts;
  Node node;
};

}  // namespace

Neighborhood neighbors(const Reader& reader, const schema::Schema& schema, Node start, const Walk& walk,
                       std::size_t list) {
  Neighborhood found;
  auto reached = reach(reader, {start}, walk);
  found.whole = reached.whole;
  std::vector<Candidate> order;
  for (const auto& [node, how] : reached.nodes) {
    if (how.hidden) ++found.hidden;
    if (how.hidden || how.distance == 0) continue;
    order.push_back({how.distance, how.facts, node});
  }
  // Nodes are numbered in order of ids.
  std::sort(order.begin(), order.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.distance, b.facts, a.node) < std::tie(b.distance, a.facts, b.node);
  });
  for (const auto& [distance, facts, node] : order) {
    const bool full = list > 0 && found.listed.size() >= list;
    if (full && walk.selection.types.empty()) {
      ++found.all;
      continue;
    }
    if (!graph::passes(walk.selection, reader.type(node), schema)) continue;
    ++found.all;
    if (full) continue;
    found.listed.push_back(neighbor_of(reader, node, reached.nodes.at(node)));
  }
  found.between = between(reader, reached.nodes, found.listed);
  return found;
}

Subgraph around(const Reader& reader, const schema::Schema& schema, const std::vector<Node>& starts, const Walk& walk) {
  Subgraph part;
  const auto reached = reach(reader, starts, walk);
  if (!reached.whole) {
    throw base::Error(base::Failure::limit, "more than " + std::to_string(walk.most) + " relations lie that near",
                      "ask with a smaller --depth, or name the relations to follow with --relation");
  }
  std::map<Node, bool> kept;
  for (const auto& [node, how] : reached.nodes) {
    auto entity = reader.entity(node);
    const bool keep = how.distance == 0 || (!how.hidden && graph::passes(walk.selection, entity, schema));
    kept.emplace(node, keep);
    if (keep) part.entities.push_back(std::move(entity));
  }
  std::sort(part.entities.begin(), part.entities.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  for (const auto& entity : part.entities) {
    for (auto& edge : reader.edges(entity.node, Direction::out)) {
      const auto other = kept.find(edge.object);
      if (other == kept.end() || !other->second || !graph::passes(walk.selection, edge, reader)) continue;
      part.edges.push_back(std::move(edge));
    }
  }
  return part;
}

}  // namespace soi::query
