// SPDX-License-Identifier: Apache-2.0
// Facts put into edges: those of one subject, relation, object, status, former and normalized role are one edge.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/document_rows.hpp"
#include "store/entity_rows.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

class EdgeRows {
 public:
  // `first`: the store has no edges yet, so that none need be looked for.
  EdgeRows(const Database& database, DocumentKeys& keys, DocumentRows& documents, bool first);

  // Takes a document's facts out of their edges.
  void release(std::int64_t document);
  // Puts a document's facts where its members' entities say. Facts that stand there already stay.
  void place(std::int64_t document);
  // After all documents are placed: writes the edges that changed, and tells how many edges each entity won or lost.
  std::map<std::int64_t, std::int64_t> renew();

 private:
  // One fact on its way to its edge: 32 bytes, for a store may have ten million.
  struct Placed {
    std::uint32_t subject, object;
    std::uint32_t claim;    // relation, status, former and normalized role
    std::uint32_t writing;  // of the role
    std::int64_t fact;
    std::uint32_t document;
    bool dated;
  };
  struct Claim {
    std::string relation, role, status;
    bool former = false;
    auto operator<=>(const Claim&) const = default;
  };

  std::uint32_t claim_number(const Claim& claim);
  std::uint32_t role_number(const std::string& role);
  std::int64_t find_edge(const Placed& fact);
  void add_facts_of(std::int64_t edge);
  void write(std::int64_t edge, const Placed* first, const Placed* last);
  void count(std::int64_t subject, std::int64_t object, std::int64_t change);

  const Database& database_;
  DocumentKeys& keys_;
  DocumentRows& documents_;
  const bool first_;
  Statement members_, facts_, set_edge_, between_, facts_of_edge_, dates_, insert_, update_, remove_;
  std::int64_t next_edge_ = 0;
  std::vector<Placed> placed_;
  std::set<std::int64_t> changed_;  // edges whose facts are not those they had
  std::map<Claim, std::uint32_t> claim_numbers_;
  std::vector<Claim> claims_;
  std::unordered_map<std::string, std::uint32_t> role_numbers_;
  std::vector<std::string> roles_, lower_roles_;
  std::map<std::int64_t, std::int64_t> degrees_;
};

}  // namespace soi::store
