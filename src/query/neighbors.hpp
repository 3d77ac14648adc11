// SPDX-License-Identifier: Apache-2.0
// What lies around entities: neighbours by distance, and the part of the graph between them.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "graph/reader.hpp"

namespace soi::query {

// Unset functions let everything pass. Walks go along edges in both directions.
struct Walk {
  unsigned depth = 1;
  std::function<bool(const graph::Edge&)> follow;  // edges the walk goes along
  std::function<bool(const graph::Entity&)> list;  // entities that are listed; the walk goes through the others as well
  std::size_t most = 100'000;                      // entities reached before the walk is refused with Failure::limit
};

struct Neighbor {
  graph::Entity entity;
  unsigned distance = 0;
  std::vector<graph::Edge> edges;  // those that lead to it from entities one step nearer, in key order
};

// By distance, then by id. The start is not among them. O(edges of the entities reached).
std::vector<Neighbor> neighbors(const graph::Reader& reader, graph::Node start, const Walk& walk);

struct Subgraph {
  std::vector<graph::Entity> entities;  // in order of ids
  std::vector<graph::Edge> edges;       // in key order: every followed edge between two of them
};

// The entities within walk.depth of any start, the starts always among them.
Subgraph around(const graph::Reader& reader, const std::vector<graph::Node>& starts, const Walk& walk);

}  // namespace soi::query
