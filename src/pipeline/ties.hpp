// SPDX-License-Identifier: Apache-2.0
// What decisions mean for the blocks of a store: which of them must be resolved together.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "resolution/decisions.hpp"
#include "store/update.hpp"

namespace soi::pipeline {

// A block, or a member that is in none (told by the highest bit of its number).
using Unit = std::uint64_t;
Unit unit_of(std::uint64_t block, std::int64_t member);
bool is_lone(Unit unit);
std::int64_t lone_member(Unit unit);

class Ties {
 public:
  Ties() = default;
  Ties(const resolution::Decisions& decisions, store::Update& update);
  explicit Ties(const std::string& text);  // what text() gave

  std::string text() const;
  const std::set<Unit>* component(Unit unit) const;  // that decisions tie it to, itself included; null where none do
  const std::vector<std::pair<std::int64_t, std::int64_t>>& same() const { return same_; }  // members
  const std::vector<std::pair<std::int64_t, std::int64_t>>& different() const { return different_; }
  // Whether a decision ties it to, or parts it from, another member of the store.
  bool decided(std::int64_t member) const { return decided_.contains(member); }
  // Bodies and places of several names: a cue of one is a cue of the first.
  std::uint64_t canonical(std::uint64_t key) const;
  std::set<std::uint64_t> keys() const;  // those with more than one name
  const std::map<Unit, std::set<Unit>>& components() const { return components_; }
  std::size_t absent() const { return absent_; }  // names of no member of the store

 private:
  void arrange();  // components from pairs

  std::vector<std::pair<std::int64_t, std::int64_t>> same_, different_;
  std::map<std::int64_t, Unit> units_;
  std::set<std::int64_t> decided_;
  std::map<Unit, std::set<Unit>> components_;  // by each of their units
  std::size_t absent_ = 0;
};

}  // namespace soi::pipeline
