// SPDX-License-Identifier: Apache-2.0
#include "resolution/groups.hpp"

#include <algorithm>
#include <numeric>

namespace soi::resolution {

Groups::Groups(const std::vector<graph::DocumentGraph>& documents) {
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    first_.push_back(size());
    for (std::uint32_t m = 0; m < documents[d].members.size(); ++m) refs_.push_back({d, m});
  }
  parent_.resize(refs_.size());
  std::iota(parent_.begin(), parent_.end(), 0u);
  members_.resize(refs_.size());
  for (MemberId i = 0; i < size(); ++i) members_[i] = {i};
}

MemberId Groups::find(MemberId id) const {
  while (parent_[id] != id) id = parent_[id] = parent_[parent_[id]];
  return id;
}

void Groups::join(MemberId a, MemberId b) {
  a = find(a);
  b = find(b);
  if (a == b) return;
  if (b < a) std::swap(a, b);
  parent_[b] = a;
  members_[a].insert(members_[a].end(), members_[b].begin(), members_[b].end());
  members_[b].clear();
}

bool Groups::join_if(MemberId a, MemberId b, const std::function<bool(MemberId, MemberId)>& compatible) {
  a = find(a);
  b = find(b);
  if (a == b) return true;
  for (const auto one : members_[a]) {
    for (const auto other : members_[b]) {
      if (refs_[one].document == refs_[other].document || !compatible(one, other)) return false;
    }
  }
  join(a, b);
  return true;
}

graph::Partition Groups::partition() const {
  graph::Partition partition;
  for (MemberId i = 0; i < size(); ++i) {
    if (members_[i].empty()) continue;
    auto group = members_[i];
    std::sort(group.begin(), group.end());
    partition.emplace_back();
    for (const auto member : group) partition.back().push_back(refs_[member]);
  }
  return partition;
}

}  // namespace soi::resolution
