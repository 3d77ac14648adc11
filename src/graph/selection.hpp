// SPDX-License-Identifier: Apache-2.0
// The filters that queries, exports and pictures share: which edges and entities of a graph count.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::graph {

struct Selection {
  std::vector<std::string> relations;      // empty: all
  std::vector<std::string> not_relations;  // wins
  std::vector<std::string> types;          // with all types below them; empty: all
  std::vector<Status> statuses;            // empty: all
  base::Date from, until;                  // bounds, each may be unknown
  base::Date at;                           // a day, month or year: the graph as of then; unknown: as of all times
  std::uint32_t min_evidence = 0;          // documents that must say so at least
  Direction direction = Direction::both;   // of edges, as seen from the asked entity

  bool dated() const { return from.known() || until.known() || at.known(); }
  bool chooses_edges() const {
    return dated() || min_evidence > 1 || !relations.empty() || !not_relations.empty() || !statuses.empty();
  }
};

std::vector<Status> not_denied();  // what may connect or tie two entities, where no status is named

// Throws Error(usage) for relations and types the schema does not know, with "did you mean", and for `from` after
// `until`.
void check(const Selection& selection, const schema::Schema& schema);

bool passes(const Selection& selection, const std::string& type, const schema::Schema& schema);
bool passes(const Selection& selection, const Entity& entity, const schema::Schema& schema);

// By relation, status and evidence only.
bool passes(const Selection& selection, const Edge& edge);
// And by date (time_of). What has no date at all does not pass once bounds are asked for; an imprecise date passes if
// it may lie between them, and a state with one end known is open at the other. As of a day, all passes but what is
// known not to be true on it (may_hold of as_of.hpp).
bool passes(const Selection& selection, const Edge& edge, const Reader& reader);

// The edges of an entity that pass, as their ends, in no order. Only bounds in time make it read the edges themselves.
void each_edge_end(const Selection& selection, const Reader& reader, Node node,
                   const std::function<void(const EdgeEnd&)>& visit);

// The edges of an entity that pass, in key order.
std::vector<Edge> edges(const Selection& selection, const Reader& reader, Node node);

}  // namespace soi::graph
