// SPDX-License-Identifier: Apache-2.0
// The types and relations a domain knows: what may stand in a graph. Read from types.yaml, fully checked.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/domain.hpp"

namespace soi::schema {

enum class Kind { text, date, integer, number, boolean, url };  // what a property's value must be

struct Label {
  std::string vi, en;
  const std::string& in(std::string_view language) const { return language == "en" ? en : vi; }
};

struct Type {
  std::string name;
  std::string parent;  // empty for a root
  std::string root;    // the family: the root above it, or itself
  Label label, plural;
  std::map<std::string, Kind> properties;  // own and inherited
  bool unnamed = false;  // of people known by an office only: where a name is known, that and its type count
};

struct Relation {
  std::string name;
  std::vector<std::string> from, to;  // types that may stand at its ends, with all below them
  Label label, inverse;
  std::map<std::string, Kind> properties;
};

class Schema {
 public:
  // Reads `types.yaml` of the domain over that of `base`. Throws Error(data) with every mistake in one pass.
  static Schema load(const Domain& domain);

  const std::string& domain() const { return domain_; }
  const std::map<std::string, Type, std::less<>>& types() const { return types_; }
  const std::map<std::string, Relation, std::less<>>& relations() const { return relations_; }
  const Type* type(std::string_view name) const;                          // null where unknown
  const Relation* relation(std::string_view name) const;                  // null where unknown
  bool is_a(std::string_view type, std::string_view ancestor) const;      // a type is itself
  std::vector<std::string> types_below(std::string_view ancestor) const;  // those that are one, itself among them
  bool allows(const Relation& relation, std::string_view from, std::string_view to) const;

 private:
  std::string domain_;
  std::map<std::string, Type, std::less<>> types_;
  std::map<std::string, Relation, std::less<>> relations_;
};

}  // namespace soi::schema
