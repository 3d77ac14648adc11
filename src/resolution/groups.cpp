// SPDX-License-Identifier: Apache-2.0
#include "resolution/groups.hpp"

#include <algorithm>
#include <numeric>

namespace soi::resolution {

Groups::Groups(const std::vector<std::uint32_t>& documents, Pairs apart)
    : apart_(std::move(apart)), parent_(documents.size()), members_(documents.size()), in_documents_(documents.size()) {
  std::iota(parent_.begin(), parent_.end(), 0u);
  for (Index i = 0; i < documents.size(); ++i) {
    members_[i] = {i};
    in_documents_[i] = {documents[i]};
  }
}

Index Groups::find(Index member) const {
  while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
  return member;
}

bool Groups::forbidden(Index a, Index b) const {
  return std::any_of(apart_.begin(), apart_.end(), [&](const auto& pair) {
    const auto one = find(pair.first), other = find(pair.second);
    return (one == a && other == b) || (one == b && other == a);
  });
}

// The smaller set is added to the larger one, so that a group of n is made in n log n steps.
void Groups::unite(Index a, Index b) {
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  if (members_[a].size() < members_[b].size()) {
    members_[a].swap(members_[b]);
    in_documents_[a].swap(in_documents_[b]);
  }
  members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
  in_documents_[a].merge(in_documents_[b]);
  members_[b] = {};
  in_documents_[b] = {};
}

bool Groups::join(Index a, Index b) {
  a = find(a);
  b = find(b);
  if (a == b) return true;
  if (forbidden(a, b)) return false;
  unite(a, b);
  return true;
}

bool Groups::join_across_documents(Index a, Index b) {
  a = find(a);
  b = find(b);
  if (a == b) return true;
  const auto &one = in_documents_[a], &other = in_documents_[b];
  const auto& fewer = one.size() < other.size() ? one : other;
  const auto& more = one.size() < other.size() ? other : one;
  if (std::any_of(fewer.begin(), fewer.end(), [&](auto document) { return more.contains(document); })) return false;
  return join(a, b);
}

void Groups::join_all(const std::vector<Index>& members, const std::function<bool(Index, Index)>& compatible) {
  std::vector<Index> leaders;  // a member of each group so far
  for (const auto member : members) {
    const auto takes = [&](Index leader) {
      if (find(leader) == find(member)) return true;
      if (compatible) {
        for (const auto one : members_[find(leader)]) {
          for (const auto other : members_[find(member)]) {
            if (!compatible(one, other)) return false;
          }
        }
      }
      return join_across_documents(leader, member);
    };
    if (std::none_of(leaders.begin(), leaders.end(), takes)) leaders.push_back(member);
  }
}

std::vector<Index> Groups::groups() const {
  std::vector<Index> found(parent_.size());
  for (Index i = 0; i < found.size(); ++i) found[i] = find(i);
  return found;
}

}  // namespace soi::resolution
