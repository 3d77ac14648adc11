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

graph::Partition Resolver::resolve(const std::vector<graph::DocumentGraph>& documents) const {
  graph::Partition partition;
  std::map<std::uint64_t, Block> blocks;
  std::map<CueName, std::set<std::uint64_t>> occurrences;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    auto signatures = sign(documents[d]);
    for (std::uint32_t m = 0; m < signatures.size(); ++m) {
      const auto& member = documents[d].members[m];
      if (signatures[m].block == 0) {
        partition.push_back({{d, m}});
        continue;
      }
      for (const auto& cue : signatures[m].cues) occurrences[name_of(cue)].insert(signatures[m].block);
      auto& block = blocks[signatures[m].block];
      block.refs.push_back({d, m});
      block.candidates.push_back({signatures[m].block, d, member.name, member.type, std::move(signatures[m].cues)});
    }
  }
  const auto occurrence = [&](const Cue& cue) { return static_cast<std::uint32_t>(occurrences[name_of(cue)].size()); };
  for (const auto& [key, block] : blocks) {
    const auto groups = join(block.candidates, {}, occurrence);
    std::map<Index, std::vector<graph::MemberRef>> found;
    for (Index i = 0; i < groups.size(); ++i) found[groups[i]].push_back(block.refs[i]);
    for (auto& [first, refs] : found) partition.push_back(std::move(refs));
  }
  return partition;
}

}  // namespace soi::resolution
