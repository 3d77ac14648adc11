// SPDX-License-Identifier: Apache-2.0
// What the members of one entity make of it together, whatever their order; for the graph in memory and for the store.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "graph/document_graph.hpp"
#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::graph {

class JoinedEntity {
 public:
  void add(const std::string& member_name, const Member& member);

  // Without node and members. Its id is the smallest member's name; its name that of most members, ties broken by
  // length (longer) and then bytes; its type the most specific where the members' types lie below one another by the
  // schema (null: none), else the one of most members. Members of unnamed types give it names and a type only where
  // there are no others.
  Entity entity(const schema::Schema* schema) const;

 private:
  struct Named {
    std::map<std::string, int> names;
    std::set<std::string> writings;
    int members = 0;
  };
  std::string id_;
  std::map<std::string, Named> by_type_;
  std::set<Property> properties_;
};

}  // namespace soi::graph
