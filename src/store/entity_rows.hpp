// SPDX-License-Identifier: Apache-2.0
// The joined entities as rows, made anew from their members where those changed.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/joined_entity.hpp"
#include "schema/schema.hpp"
#include "store/name_index.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

// Keys of documents by their numbers, asked for again and again.
class DocumentKeys {
 public:
  explicit DocumentKeys(const Database& database);
  std::string of(std::int64_t document);
  void forget(std::int64_t document) { known_.erase(document); }

 private:
  const Database& database_;
  Statement key_;
  std::unordered_map<std::int64_t, std::string> known_;
};

class EntityRows {
 public:
  EntityRows(const Database& database, DocumentKeys& keys, const schema::Schema* schema);

  // By entity: how many more edges it has than before.
  using Degrees = std::map<std::int64_t, std::int64_t>;

  // Writes an entity as its members now make it, or removes it where none is left. O(members).
  void renew(std::int64_t entity, std::int64_t degree_change);
  void renew_all(const Degrees& degrees);  // of a store that has none yet
  void add_degree(std::int64_t entity, std::int64_t change);
  void finish();  // after all: gives each its place in the order of ids, and the names theirs in the index
  void forget();  // all of them

 private:
  void add_member(graph::JoinedEntity& joined, const Statement& row);
  // As the store has an entity, or as it is not there yet.
  struct Known {
    NameOwner owner;
    std::string id;
    std::int64_t degree = 0;
  };
  Known known(std::int64_t entity);
  NameOwner owner(std::int64_t entity, const std::string& id, const std::string& type, std::int64_t degree) const;
  void write(std::int64_t number, const graph::Entity& entity, std::int64_t members, std::int64_t degree_change);
  void remove(std::int64_t number);
  void number_nodes();

  const Database& database_;
  DocumentKeys& keys_;
  const schema::Schema* schema_;
  Statement members_, aliases_, properties_, known_, write_, remove_, degree_, property_, remove_properties_;
  NameRows names_;
  bool first_ = false;
};

}  // namespace soi::store
