// SPDX-License-Identifier: Apache-2.0
#include "query/neighbors.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/error.hpp"

namespace soi::query {
namespace {

using graph::Direction;
using graph::Edge;
using graph::Entity;
using graph::Node;
using graph::Reader;

struct Reached {
  unsigned distance = 0;
  std::vector<Edge> edges;  // from one step nearer
};

using ReachedNodes = std::map<Node, Reached>;

// Breadth first, level by level.
ReachedNodes reach(const Reader& reader, const std::vector<Node>& starts, const Walk& walk) {
  ReachedNodes reached;
  for (const auto start : starts) reached.emplace(start, Reached{});
  std::vector<Node> level;
  for (const auto& [node, how] : reached) level.push_back(node);
  for (unsigned distance = 1; distance <= walk.depth && !level.empty(); ++distance) {
    std::vector<Node> next;
    for (const auto node : level) {
      for (auto& edge : graph::edges(walk.selection, reader, node)) {
        const auto other = edge.subject == node ? edge.object : edge.subject;
        const auto [at, is_new] = reached.emplace(other, Reached{distance, {}});
        if (is_new) next.push_back(other);
        if (at->second.distance == distance) at->second.edges.push_back(std::move(edge));
      }
      if (reached.size() > walk.most) {
        throw base::Error(base::Failure::limit, "more than " + std::to_string(walk.most) + " entities are that near",
                          "ask with a smaller --depth, or name the relations to follow with --relation");
      }
    }
    level = std::move(next);
  }
  return reached;
}

}  // namespace

std::vector<Neighbor> neighbors(const Reader& reader, const schema::Schema& schema, Node start, const Walk& walk) {
  std::vector<Neighbor> found;
  for (auto& [node, how] : reach(reader, {start}, walk)) {
    if (how.distance == 0) continue;
    auto entity = reader.entity(node);
    if (!graph::passes(walk.selection, entity, schema)) continue;
    auto& edges = how.edges;
    std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.number < b.number; });
    found.push_back({std::move(entity), how.distance, std::move(edges)});
  }
  std::sort(found.begin(), found.end(), [](const Neighbor& a, const Neighbor& b) {
    return std::tie(a.distance, a.entity.id) < std::tie(b.distance, b.entity.id);
  });
  return found;
}

Subgraph around(const Reader& reader, const schema::Schema& schema, const std::vector<Node>& starts, const Walk& walk) {
  Subgraph part;
  const auto reached = reach(reader, starts, walk);
  std::map<Node, bool> kept;
  for (const auto& [node, how] : reached) {
    auto entity = reader.entity(node);
    const bool keep = how.distance == 0 || graph::passes(walk.selection, entity, schema);
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
