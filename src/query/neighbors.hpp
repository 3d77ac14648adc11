// SPDX-License-Identifier: Apache-2.0
// What lies around entities: neighbours by distance, and the part of the graph between them.
#pragma once

#include <cstddef>
#include <vector>

#include "graph/selection.hpp"

namespace soi::query {

struct Walk {
  unsigned depth = 1;
  // Edges that do not pass are not gone along; its types choose what is listed: the walk goes through the others as
  // well.
  graph::Selection selection = {};
  std::size_t most = 100'000;  // entities reached before the walk is refused with Failure::limit
};

struct Neighbor {
  graph::Entity entity;
  unsigned distance = 0;
  std::vector<graph::Edge> edges;  // those that lead to it from entities one step nearer, in key order
};

// By distance, then by id. The start is not among them. O(edges of the entities reached).
std::vector<Neighbor> neighbors(const graph::Reader& reader, const schema::Schema& schema, graph::Node start,
                                const Walk& walk);

struct Subgraph {
  std::vector<graph::Entity> entities;  // in order of ids
  std::vector<graph::Edge> edges;       // in key order: every followed edge between two of them
};

// The entities within walk.depth of any start, the starts always among them.
Subgraph around(const graph::Reader& reader, const schema::Schema& schema, const std::vector<graph::Node>& starts,
                const Walk& walk);

}  // namespace soi::query
