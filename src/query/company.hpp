// SPDX-License-Identifier: Apache-2.0
// The company an entity keeps: who and what else stands in its events. A person's are those met there, a resolution's
// those who raise it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "graph/selection.hpp"

namespace soi::query {

struct Companion {
  graph::Entity entity;
  std::vector<graph::Node> events;  // that both have to do with, in order of ids
  base::Date last;                  // of the latest of them; unknown where none is dated
};

struct Company {
  std::map<std::string, std::vector<Companion>> by_root;  // most events first, then the latest, then by id
  std::size_t events = 0;                                 // that were looked at
  bool whole = true;                                      // false: the walk ended at `most` relations
};

// Goes along the relations that pass (without a status named, all but denied ones), to events (entities of the root
// `event`) and on to what else they have; at most `list` of each root are given, and `most` relations looked at, those
// of the entity's own with most facts first.
Company company_of(const graph::Reader& reader, const schema::Schema& schema, graph::Node node,
                   const graph::Selection& selection, std::size_t list, std::size_t most = 10'000);

}  // namespace soi::query
