// SPDX-License-Identifier: Apache-2.0
#include "query/neighbors.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tsl/robin_map.h>
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
  Node node = 0;
  unsigned distance = 0;
  bool hidden = false;
  std::uint64_t facts = 0;  // behind the edges from one step nearer
};

// What a walk came to, each once, in the order it came there.
class Reach {
 public:
  // Breadth first, level by level: of a level those with fewest relations first, then in order of nodes.
  Reach(const Reader& reader, const std::vector<Node>& starts, const Walk& walk) : reader_(reader), walk_(walk) {
    for (const auto start : starts) place(start, 0);
    std::size_t seen = 0, begin = 0;
    for (unsigned distance = 1; distance <= walk.depth && begin < reached_.size(); ++distance) {
      const auto level = level_from(begin);
      begin = reached_.size();
      for (const auto& [degree, node] : level) {
        if (distance > 1 && seen + degree > walk.most) {
          shut_.emplace_back(degree, node);
          continue;
        }
        if (distance > 1) seen += degree;
        step_from(node, distance);
      }
    }
    std::sort(shut_.rbegin(), shut_.rend());
  }

  const std::vector<Reached>& reached() const { return reached_; }
  std::vector<Node> shut() const {  // not gone through; most relations first
    std::vector<Node> nodes;
    for (const auto& [degree, node] : shut_) nodes.push_back(node);
    return nodes;
  }
  const Reached& at(Node node) const { return reached_[places_.at(node)]; }
  // The edges that lead to entities from one step nearer, in key order.
  std::map<Node, std::vector<Edge>> edges_to(const std::set<Node>& nodes) const {
    std::map<Node, std::vector<Edge>> found;
    for (const auto& [node, edge] : edges_) {
      if (nodes.contains(node)) found[node].push_back(reader_.edge(edge));
    }
    for (auto& [node, edges] : found) std::sort(edges.begin(), edges.end(), graph::before);
    return found;
  }

 private:
  std::pair<std::size_t, bool> place(Node node, unsigned distance) {
    const auto [at, is_new] = places_.emplace(node, reached_.size());
    if (is_new) reached_.push_back({node, distance, false, 0});
    return {at->second, is_new};
  }

  std::vector<std::pair<std::uint64_t, Node>> level_from(std::size_t begin) const {
    std::vector<std::pair<std::uint64_t, Node>> level;
    for (auto i = begin; i < reached_.size(); ++i) {
      const auto& one = reached_[i];
      if (!one.hidden) level.emplace_back(reader_.degree(one.node, Direction::both), one.node);
    }
    std::sort(level.begin(), level.end());
    return level;
  }

  void step_from(Node node, unsigned distance) {
    graph::each_edge_end(walk_.selection, reader_, node, [&](const graph::EdgeEnd& end) {
      const auto [at, is_new] = place(end.other, distance);
      auto& how = reached_[at];
      if (is_new && walk_.hide_hubs > 0) how.hidden = reader_.degree(end.other, Direction::both) > walk_.hide_hubs;
      if (how.distance != distance) return;
      edges_.emplace_back(end.other, end.number);
      how.facts += end.facts;
    });
  }

  const Reader& reader_;
  const Walk& walk_;
  std::vector<Reached> reached_;
  tsl::robin_map<Node, std::size_t> places_;
  std::vector<std::pair<std::uint64_t, Node>> shut_;       // with their relations
  std::vector<std::pair<Node, graph::EdgeNumber>> edges_;  // to an entity from one step nearer
};

std::vector<Neighbor> neighbors_of(const Reader& reader, const Reach& reach, const std::vector<Node>& nodes) {
  auto edges = reach.edges_to({nodes.begin(), nodes.end()});
  std::vector<Neighbor> found;
  for (const auto node : nodes) {
    const auto& how = reach.at(node);
    found.push_back({reader.brief(node), how.distance, std::move(edges[node]), how.facts});
  }
  return found;
}

// Those that are not listed themselves, on any shortest way from the start to what is.
std::vector<Neighbor> between(const Reader& reader, const Reach& reach, const std::vector<Neighbor>& listed) {
  std::set<Node> known;
  for (const auto& neighbor : listed) known.insert(neighbor.entity.node);
  std::vector<Neighbor> found, last = listed;
  while (!last.empty()) {
    std::vector<Node> nearer;
    for (const auto& neighbor : last) {
      for (const auto& edge : neighbor.edges) {
        const auto other = edge.other_end(neighbor.entity.node);
        if (reach.at(other).distance > 0 && known.insert(other).second) nearer.push_back(other);
      }
    }
    last = neighbors_of(reader, reach, nearer);
    for (auto& neighbor : last) neighbor.facts = 0;
    found.insert(found.end(), last.begin(), last.end());
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
  const Reach reach(reader, {start}, walk);
  found.shut = reach.shut();
  std::vector<Candidate> order;
  for (const auto& how : reach.reached()) {
    if (how.hidden) ++found.hidden;
    if (how.hidden || how.distance == 0) continue;
    order.push_back({how.distance, how.facts, how.node});
  }
  // Nodes are numbered in order of ids.
  std::sort(order.begin(), order.end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.distance, b.facts, a.node) < std::tie(b.distance, a.facts, b.node);
  });
  std::vector<Node> listed;
  for (const auto& [distance, facts, node] : order) {
    const bool full = list > 0 && listed.size() >= list;
    if (full && walk.selection.types.empty()) {
      ++found.all;
      continue;
    }
    if (!graph::passes(walk.selection, reader.type(node), schema)) continue;
    ++found.all;
    if (full) continue;
    listed.push_back(node);
  }
  found.listed = neighbors_of(reader, reach, listed);
  found.between = between(reader, reach, found.listed);
  return found;
}

Subgraph around(const Reader& reader, const schema::Schema& schema, const std::vector<Node>& starts, const Walk& walk) {
  Subgraph part;
  const Reach reach(reader, starts, walk);
  if (!reach.shut().empty() || reach.reached().size() > walk.most) {
    throw base::Error(base::Failure::limit, "more than " + std::to_string(walk.most) + " relations lie that near",
                      "ask with a smaller --depth, or name the relations to follow with --relation");
  }
  std::map<Node, bool> kept;
  for (const auto& how : reach.reached()) {
    auto entity = reader.entity(how.node);
    const bool keep = how.distance == 0 || (!how.hidden && graph::passes(walk.selection, entity, schema));
    kept.emplace(how.node, keep);
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
