// SPDX-License-Identifier: Apache-2.0
// The index of names: one full-text row for each writing of each entity, in the order in which names that answer are
// given (graph::standing), so that the best connected are found without looking at the others.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/name_query.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

// What the index knows an entity by.
struct NameOwner {
  std::int64_t entity = -1;  // none: it is new
  std::uint64_t standing = 0;
  std::string type;
  bool has_initials = false;  // asked for by them: bodies

  bool indexed_as(const NameOwner& other) const {
    return standing == other.standing && type == other.type && has_initials == other.has_initials;
  }
};

class NameRows {
 public:
  explicit NameRows(const Database& database);

  // Makes the names of an entity these, where it was `before` and is `now`.
  void write(const NameOwner& before, const NameOwner& now, std::vector<std::string> names);
  // The same names for an entity that stands elsewhere now.
  void move(const NameOwner& before, const NameOwner& now);
  void finish();  // after all: the index follows
  void forget();  // all names of all entities

 private:
  struct Change {
    std::int64_t row;
    bool is_new;
    std::string tokens;
  };
  using Names = std::vector<std::pair<std::int64_t, std::string>>;  // with the numbers of their rows
  Names names_of(std::int64_t entity);
  std::int64_t free_row(std::uint64_t standing);
  void add(const NameOwner& owner, const std::string& name);
  void remove(const NameOwner& owner, std::int64_t row, const std::string& name);
  void note(Change change, const std::string& folded, int count);
  void index();

  const Database& database_;
  Statement names_, last_, name_, remove_name_, index_, unindex_, count_word_, remove_word_;
  std::vector<Change> changes_;
  std::map<std::string, std::int64_t, std::less<>> words_;  // how many more names have them now
};

inline constexpr int names_at_one_standing = 9;  // bits of a row's number below the standing

// The question as FTS5 asks it; empty where nothing can answer. May find more than what answers, never less.
std::string match_for(const graph::NameQuery& query, const Database& database);

}  // namespace soi::store
