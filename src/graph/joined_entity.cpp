// SPDX-License-Identifier: Apache-2.0
#include "graph/joined_entity.hpp"

#include <algorithm>
#include <tuple>

namespace soi::graph {

namespace {

// The most frequent of some words; among equals the longer, then the smaller in bytes.
std::string most_frequent(const std::map<std::string, int>& counts) {
  const auto better = [](const auto& a, const auto& b) {
    return std::tuple(a.second, a.first.size()) < std::tuple(b.second, b.first.size());
  };
  // max_element keeps the first of equals, and a map's order is that of bytes.
  return std::max_element(counts.begin(), counts.end(), better)->first;
}

std::string common_type(const std::map<std::string, int>& counts, const schema::Schema* schema) {
  if (schema != nullptr) {
    for (const auto& [candidate, count] : counts) {
      const auto covers = [&](const auto& other) { return schema->is_a(candidate, other.first); };
      if (std::all_of(counts.begin(), counts.end(), covers)) return candidate;
    }
  }
  return most_frequent(counts);
}

}  // namespace

void JoinedEntity::add(const std::string& member_name, const Member& member) {
  if (id_.empty() || member_name < id_) id_ = member_name;
  ++names_[member.name];
  ++types_[member.type];
  writings_.insert(member.name);
  writings_.insert(member.aliases.begin(), member.aliases.end());
  properties_.insert(member.properties.begin(), member.properties.end());
}

Entity JoinedEntity::entity(const schema::Schema* schema) const {
  Entity entity;
  entity.id = id_;
  entity.name = most_frequent(names_);
  entity.type = common_type(types_, schema);
  for (const auto& writing : writings_) {
    if (writing != entity.name) entity.aliases.push_back(writing);
  }
  entity.properties.assign(properties_.begin(), properties_.end());
  return entity;
}

}  // namespace soi::graph
