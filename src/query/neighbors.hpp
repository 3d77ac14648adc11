// SPDX-License-Identifier: Apache-2.0
// What lies around entities: neighbours by distance, and the part of the graph between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "graph/selection.hpp"

namespace soi::query {

struct Walk {
  unsigned depth = 1;
  // Edges that do not pass are not gone along; its types choose what is listed: the walk goes through the others as
  // well.
  graph::Selection selection = {};
  std::uint64_t hide_hubs = 0;  // above 0: entities with more relations than this are neither listed nor gone through
  // Relations looked at, the start's own not counted. An entity that has more than are left is not gone through, be it
  // listed: a walk must end, and what everybody has to do with tells little.
  std::size_t most = 100'000;
};

struct Neighbor {
  graph::Entity entity;
  unsigned distance = 0;
  std::vector<graph::Edge> edges;  // those that lead to it from entities one step nearer, in key order
  std::uint64_t facts = 0;         // that stand behind these edges: how many documents
};

struct Neighborhood {
  std::vector<Neighbor> listed;   // by distance, then by facts, most first, then by id
  std::size_t all = 0;            // how many there are, listed or not
  std::vector<Neighbor> between;  // not listed, but on the ways to what is
  std::size_t hidden = 0;         // hubs left out
  std::vector<graph::Node> shut;  // entities the walk could not go through: there may be more behind them
};

// What lies around `start`, itself left out; `list` limits what is listed (0: all).
Neighborhood neighbors(const graph::Reader& reader, const schema::Schema& schema, graph::Node start, const Walk& walk,
                       std::size_t list = 0);

struct Subgraph {
  std::vector<graph::Entity> entities;  // in order of ids
  std::vector<graph::Edge> edges;       // in key order: every followed edge between two of them
};

// The entities within walk.depth of any start, the starts always among them. Throws Error(limit) where the walk would
// end at its limit.
Subgraph around(const graph::Reader& reader, const schema::Schema& schema, const std::vector<graph::Node>& starts,
                const Walk& walk);

}  // namespace soi::query
