// SPDX-License-Identifier: Apache-2.0
// Members on their way to becoming entities: a union-find that can refuse to put two members of one document together.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "graph/graph.hpp"

namespace soi::resolution {

using MemberId = std::uint32_t;  // counts the members of all documents

class Groups {
 public:
  explicit Groups(const std::vector<graph::DocumentGraph>& documents);

  MemberId id(std::uint32_t document, std::uint32_t member) const { return first_[document] + member; }
  MemberId size() const { return static_cast<MemberId>(refs_.size()); }
  const graph::MemberRef& ref(MemberId id) const { return refs_[id]; }
  MemberId find(MemberId id) const;  // the smallest member of its group

  void join(MemberId a, MemberId b);
  // Only if no document has a member in both groups and `compatible` holds for each pair of their members.
  bool join_if(MemberId a, MemberId b, const std::function<bool(MemberId, MemberId)>& compatible);

  graph::Partition partition() const;  // sorted

 private:
  std::vector<MemberId> first_;
  std::vector<graph::MemberRef> refs_;
  mutable std::vector<MemberId> parent_;
  std::vector<std::vector<MemberId>> members_;  // of a group, at its smallest member
};

}  // namespace soi::resolution
