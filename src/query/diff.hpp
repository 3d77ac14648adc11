// SPDX-License-Identifier: Apache-2.0
// What differs between two graphs, by the names of members, which both know: ids and numbers are no matter.
#pragma once

#include <string>
#include <vector>

#include "graph/reader.hpp"

namespace soi::query {

struct Diff {
  struct EntityChange {
    graph::Entity now;
    std::vector<graph::Entity> before;  // whose members it now has, in order of ids
  };
  struct FactChange {
    graph::EdgeFact fact;
    std::string subject_name, object_name;  // of the entities
  };
  std::vector<graph::Document> added_documents, removed_documents, changed_documents;  // other bytes or metadata
  std::vector<graph::Entity> added, removed;  // none of its members is in the other graph
  std::vector<EntityChange> changed;          // joined, parted, or with another name, type, writing or property
  std::vector<FactChange> added_facts, removed_facts, changed_facts;  // changed: other evidence

  bool empty() const;
};

// Time grows with both graphs, memory with what differs (and by 16 bytes a fact).
Diff diff(const graph::Reader& before, const graph::Reader& now);

}  // namespace soi::query
