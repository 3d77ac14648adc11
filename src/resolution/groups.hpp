// SPDX-License-Identifier: Apache-2.0
// The members of one block on their way to becoming entities: a union-find that can refuse.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <utility>
#include <vector>

namespace soi::resolution {

using Index = std::uint32_t;  // of a member in its block
using Pairs = std::vector<std::pair<Index, Index>>;

class Groups {
 public:
  // `documents`: of each member. Members of `apart` are never put together.
  Groups(const std::vector<std::uint32_t>& documents, Pairs apart);

  Index find(Index member) const;  // the smallest member of its group

  // Only if no pair of `apart` says otherwise. True where they are together now.
  bool join(Index a, Index b);
  // Only if, besides, no document has a member in both groups.
  bool join_across_documents(Index a, Index b);
  // Joins each to the first group before it that takes it. `compatible` may refuse pairs; empty: it does not.
  void join_all(const std::vector<Index>& members, const std::function<bool(Index, Index)>& compatible = {});

  std::vector<Index> groups() const;  // the group of each member

 private:
  bool forbidden(Index a, Index b) const;
  void unite(Index a, Index b);

  Pairs apart_;
  mutable std::vector<Index> parent_;
  std::vector<std::vector<Index>> members_;            // of a group, at its smallest member
  std::vector<std::set<std::uint32_t>> in_documents_;  // the same for the documents they stand in
};

}  // namespace soi::resolution
