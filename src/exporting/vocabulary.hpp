// SPDX-License-Identifier: Apache-2.0
// What the vocabularies of others call a domain's types and relations: vocabularies.yaml of the domain over that of
// `base`.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "schema/schema.hpp"

namespace soi::exporting {

// RDF terms are written as prefix:name, and FollowTheMoney's schemata and properties by their names.
struct TypeWords {
  std::vector<std::string> rdf;       // classes
  std::string ftm;                    // schema
  std::vector<std::string> ftm_name;  // what takes the name besides `name`
  std::string ftm_date;               // what takes a property `date`
};

struct RelationWords {
  std::vector<std::string> rdf;              // classes of the node that stands for a relation
  std::string from, to, role, since, until;  // properties of that node
  std::string direct, inverse;               // properties between its ends
  bool posts = false;                        // whether a role in a body is a post (org:Post)
  std::string ftm, ftm_from, ftm_to;
};

class Vocabulary {
 public:
  // Throws Error(data) with every mistake. A domain without such a file has only the words of `base`.
  static Vocabulary load(const schema::Domain& domain, const schema::Schema& schema);

  const TypeWords& type(std::string_view name) const;          // inherited; empty where nothing is said
  const RelationWords& relation(std::string_view name) const;  // empty where nothing is said
  const std::map<std::string, std::string>& prefixes() const { return prefixes_; }
  std::string iri(std::string_view term) const;  // of prefix:name

 private:
  std::map<std::string, TypeWords, std::less<>> types_;
  std::map<std::string, RelationWords, std::less<>> relations_;
  std::map<std::string, std::string> prefixes_;
};

}  // namespace soi::exporting
