// SPDX-License-Identifier: Apache-2.0
// Which members are one entity, by a domain's identity.yaml: signatures first, then block by block.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "resolution/groups.hpp"
#include "resolution/signature.hpp"
#include "schema/schema.hpp"

namespace soi::resolution {

struct Identity;  // identity.yaml, read

struct Candidate {
  std::uint64_t block = 0;
  std::uint32_t document = 0;  // equal for the members of one document
  std::string name, type;
  std::vector<Cue> cues;
};

// What a person decided about members of these blocks.
struct Decided {
  Pairs same, different;
};

// In how many blocks of officials a cue occurs.
using Occurrence = std::function<std::uint32_t(const Cue&)>;

class Resolver {
 public:
  Resolver(const schema::Domain& domain, const schema::Schema& schema);  // throws Error(data); keeps the schema
  ~Resolver();

  std::vector<Signature> sign(const graph::DocumentGraph& content) const;  // of each member; O(facts)

  // The group of each of some members, as its smallest one: the members of a block, or of several blocks of which
  // decisions say that they hold one entity. Their order counts where a document tells two of them apart: give them in
  // the order of their names, so that the outcome is a function of the set.
  std::vector<Index> join(const std::vector<Candidate>& members, const Decided& decided,
                          const Occurrence& occurrence) const;

  // Who of the holders of an office is meant by whoever is known by it only; `asked` is that one's own term.
  std::optional<std::int64_t> meant(const Term& asked, std::span<const HeldTerm> terms) const;

  // The cues of a member in words, for people: "Bí thư, Tỉnh ủy Hà Tĩnh".
  std::vector<std::pair<Cue, std::string>> words(const graph::DocumentGraph& content, std::uint32_t member) const;

  static bool counted(const Cue& cue);  // whether it matters in how many blocks it occurs
  // What counts of how many blocks a cue occurs in: steps of four, so that one more hardly ever changes anything.
  static std::uint32_t crowd(std::uint32_t occurrence);
  // One to so many that another bearer of the name has the cue, too; `enough` of it joins two mentions.
  double odds(const std::string& name, const Cue& cue, std::uint32_t occurrence) const;
  double enough() const;
  const std::string& office() const;  // the relation that says who holds an office where

  // Groups the members of documents sorted by key, all at once: what builds in steps must come to.
  graph::Partition resolve(const std::vector<graph::DocumentGraph>& documents) const;

 private:
  std::unique_ptr<Identity> identity_;
};

}  // namespace soi::resolution
