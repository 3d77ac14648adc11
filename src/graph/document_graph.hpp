// SPDX-License-Identifier: Apache-2.0
// What one document says: its members and facts with their evidence. Extraction and reading make it, resolution joins
// it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace soi::graph {

enum class Status { stated, planned, denied, reported };
const char* to_string(Status status);
bool parse(const std::string& text, Status& status);  // false for any other word
std::vector<std::string> status_names();

// Bytes begin..end of the document (end excluded) and the sentence a reader sees there.
struct Evidence {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  // 0: no span (a curated fact without one)
  std::string sentence;
  std::string by;  // the rule, or the curator
  auto operator<=>(const Evidence&) const = default;
};

struct Property {
  std::string name;
  std::string value;
  auto operator<=>(const Property&) const = default;
};

struct Document {
  std::string key;     // its declared id, else "r" and the first 16 hexadecimal digits of its bytes' SHA-256
  std::string digest;  // SHA-256 of its bytes
  std::string kind;    // "report" or "graph"
  std::string title, publisher, url, curator;
  base::Date date;
  std::string source;    // of a graph file: key of the report whose extraction it replaces
  std::string replaces;  // key of the document it replaces
  std::string path;      // a note for messages; never exported
};

// An entity as one document has it, named `document#local`.
struct Member {
  std::string local;
  std::string type;
  std::string name;
  std::vector<std::string> aliases;  // sorted, without the name
  std::vector<Property> properties;  // sorted
  std::vector<Evidence> evidence;    // where it is first named; empty in curated files
};

struct Fact {
  std::uint32_t subject = 0;  // indices into members
  std::uint32_t object = 0;
  std::string relation;
  std::string role;  // as written; empty for relations without one
  bool former = false;
  Status status = Status::stated;
  base::Date since, until, on;
  std::vector<Property> properties;  // sorted; further ones of the schema
  std::vector<Evidence> evidence;    // sorted
};

struct DocumentGraph {
  Document document;
  std::string domain;
  std::vector<Member> members;  // sorted by local name
  std::vector<Fact> facts;      // sorted by (subject, relation, object, …)
};

// Puts members and facts in the order above, drops facts and evidence said twice.
void normalize(DocumentGraph& graph);

// Takes members away with the facts that speak of them. O(members + facts).
void drop_members(DocumentGraph& graph, const std::function<bool(const Member&)>& dropped);

std::string member_name(const Document& document, const Member& member);  // `document#local`

}  // namespace soi::graph
