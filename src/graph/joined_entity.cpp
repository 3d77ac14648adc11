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
  auto& named = by_type_[member.type];
  ++named.members;
  ++named.names[member.name];
  named.writings.insert(member.name);
  named.writings.insert(member.aliases.begin(), member.aliases.end());
  properties_.insert(member.properties.begin(), member.properties.end());
}

Entity JoinedEntity::entity(const schema::Schema* schema) const {
  const auto unnamed = [&](const auto& item) {
    const auto* type = schema == nullptr ? nullptr : schema->type(item.first);
    return type != nullptr && type->unnamed;
  };
  const bool nobody_named = std::all_of(by_type_.begin(), by_type_.end(), unnamed);
  std::map<std::string, int> names, types;
  std::set<std::string> writings;
  for (const auto& item : by_type_) {
    if (!nobody_named && unnamed(item)) continue;
    types[item.first] = item.second.members;
    for (const auto& [name, count] : item.second.names) names[name] += count;
    writings.insert(item.second.writings.begin(), item.second.writings.end());
  }
  Entity entity;
  entity.id = id_;
  entity.name = most_frequent(names);
  entity.type = common_type(types, schema);
  for (const auto& writing : writings) {
    if (writing != entity.name) entity.aliases.push_back(writing);
  }
  entity.properties.assign(properties_.begin(), properties_.end());
  return entity;
}

}  // namespace soi::graph
