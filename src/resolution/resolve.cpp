// SPDX-License-Identifier: Apache-2.0
#include "resolution/resolve.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "resolution/identity.hpp"

namespace soi::resolution {

namespace {

using CueName = std::tuple<std::uint8_t, std::uint64_t, std::uint32_t>;
CueName name_of(const Cue& cue) { return {cue.kind, cue.key, cue.detail}; }

struct Block {
  std::vector<graph::MemberRef> refs;
  std::vector<Candidate> candidates;
};

}  // namespace

Resolver::Resolver(const schema::Domain& domain, const schema::Schema& schema)
    : identity_(std::make_unique<Identity>(read_identity(domain.yaml("identity.yaml"), schema))) {}

Resolver::~Resolver() = default;

bool Resolver::counted(const Cue& cue) { return cue.kind <= Cue::province; }

std::uint32_t Resolver::crowd(std::uint32_t occurrence) {
  std::uint32_t crowd = 16;
  while (crowd < occurrence && crowd < (1u << 30)) crowd *= 4;
  return crowd > 16 ? crowd : 1;
}

double Resolver::odds(const std::string& name, const Cue& cue, std::uint32_t occurrence) const {
  const double people = std::max<std::uint32_t>(cue.people, crowd(occurrence));
  return 1 / (identity_->official.names.chance(Names::plain(name)) * std::max(people, 1.0));
}

double Resolver::enough() const { return identity_->official.odds; }

const std::string& Resolver::office() const { return identity_->official.office; }

std::optional<std::int64_t> Resolver::meant(const Term& asked, std::span<const HeldTerm> terms) const {
  return holder_on(asked.first, terms, identity_->official.near);
}

graph::Partition Resolver::resolve(const std::vector<graph::DocumentGraph>& documents) const {
  graph::Partition partition;
  std::map<std::uint64_t, Block> blocks;
  std::map<CueName, std::set<std::uint64_t>> occurrences;
  std::vector<std::vector<std::vector<Term>>> terms(documents.size());
  std::map<std::uint64_t, std::vector<HeldTerm>> held;
  const auto add = [&](std::vector<graph::MemberRef> refs) {
    for (const auto& ref : refs) {
      for (const auto& term : terms[ref.document][ref.member])
        held[term.office].push_back({static_cast<std::int64_t>(partition.size()), term});
    }
    partition.push_back(std::move(refs));
  };
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    auto signatures = sign(documents[d]);
    for (auto& signature : signatures) terms[d].push_back(std::move(signature.terms));
    for (std::uint32_t m = 0; m < signatures.size(); ++m) {
      const auto& member = documents[d].members[m];
      if (signatures[m].block == 0) {
        partition.push_back({{d, m}});
        continue;
      }
      if (rule_of(signatures[m].block) == Rule::official)
        for (const auto& cue : signatures[m].cues) occurrences[name_of(cue)].insert(signatures[m].block);
      auto& block = blocks[signatures[m].block];
      block.refs.push_back({d, m});
      block.candidates.push_back({signatures[m].block, d, member.name, member.type, std::move(signatures[m].cues)});
    }
  }
  const auto occurrence = [&](const Cue& cue) { return static_cast<std::uint32_t>(occurrences[name_of(cue)].size()); };
  for (const auto& [key, block] : blocks) {
    if (rule_of(key) == Rule::office) continue;
    const auto groups = join(block.candidates, {}, occurrence);
    std::map<Index, std::vector<graph::MemberRef>> found;
    for (Index i = 0; i < groups.size(); ++i) found[groups[i]].push_back(block.refs[i]);
    for (auto& [first, refs] : found) add(std::move(refs));
  }
  for (const auto& [office, block] : blocks) {
    if (rule_of(office) != Rule::office) continue;
    std::vector<graph::MemberRef> nobody;
    for (const auto& ref : block.refs) {
      const auto& asked = terms[ref.document][ref.member];
      const auto holder = asked.empty() ? std::nullopt : meant(asked.front(), held[office]);
      (holder ? partition[static_cast<std::size_t>(*holder)] : nobody).push_back(ref);
    }
    if (!nobody.empty()) partition.push_back(std::move(nobody));
  }
  return partition;
}

}  // namespace soi::resolution
