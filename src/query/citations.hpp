// SPDX-License-Identifier: Apache-2.0
// What a document is to others: the events that raise it and whose they were, what it is tied to directly, and which
// documents name it.
#pragma once

#include <cstddef>
#include <vector>

#include "query/company.hpp"

namespace soi::query {

struct Citation {
  graph::Entity event;
  base::Date when;
  std::vector<graph::Edge> edges;   // between the event and the document, in key order
  std::vector<graph::Edge> whose;   // between the event and those below
  std::vector<graph::Node> bodies;  // organizations of the event, in order of nodes
  std::vector<graph::Node> people;  // its officials
};

struct Citations {
  graph::Entity document;
  std::vector<Citation> citations;      // by date, the undated last
  std::vector<graph::Edge> direct;      // to all but events: who issued it
  std::vector<graph::Entity> named_in;  // other documents whose names have its number, or its whole name, in them
  Company company;                      // of the citing events
};

// Goes along the relations that pass; `list` limits the company of each root. O(edges of the citing events).
Citations citations_of(const graph::Reader& reader, const schema::Schema& schema, const graph::Entity& document,
                       const graph::Selection& selection, std::size_t list);

}  // namespace soi::query
