// SPDX-License-Identifier: Apache-2.0
// The joined entities as rows, made anew from their members where those changed.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/joined_entity.hpp"
#include "schema/schema.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

// Keys of documents by their numbers, asked for again and again.
class DocumentKeys {
 public:
  explicit DocumentKeys(const Database& database);
  const std::string& of(std::int64_t document);
  void forget(std::int64_t document) { known_.erase(document); }

 private:
  const Database& database_;
  Statement key_;
  std::unordered_map<std::int64_t, std::string> known_;
};

class EntityRows {
 public:
  EntityRows(const Database& database, DocumentKeys& keys, const schema::Schema* schema);

  // Writes an entity as its members now make it, or removes it where none is left. O(members).
  void renew(std::int64_t entity);
  void renew_all();  // of a store that has none yet
  void add_degree(std::int64_t entity, std::int64_t change);
  void number_nodes();  // after all: gives each its place in the order of ids

 private:
  void add_member(graph::JoinedEntity& joined, const Statement& row);
  void write(std::int64_t number, const graph::Entity& entity, std::int64_t members);
  void write_names(std::int64_t number, std::vector<std::string> wanted);
  void remove(std::int64_t number);

  const Database& database_;
  DocumentKeys& keys_;
  const schema::Schema* schema_;
  Statement members_, aliases_, properties_, write_, remove_, degree_, names_, name_, index_, remove_name_, unindex_,
      property_, remove_properties_;
  std::int64_t next_name_;
  bool first_ = false;
};

}  // namespace soi::store
