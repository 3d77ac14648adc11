// SPDX-License-Identifier: Apache-2.0
// One block of members into entities, each kind by its own rule.
#include <algorithm>
#include <map>
#include <tuple>

#include "resolution/identity.hpp"
#include "resolution/resolve.hpp"

namespace soi::resolution {

namespace {

using Block = std::vector<Candidate>;

void join_by_key(const Block& block, Groups& groups) {
  for (Index i = 1; i < block.size(); ++i) {
    for (Index j = 0; j < i && !groups.join(j, i); ++j) {
    }
  }
}

// Strong cues first: where a document tells two bearers of a name apart, a third mention goes to whom it has more in
// common with.
void join_officials(const Block& block, Groups& groups, const Resolver& resolver, const Occurrence& occurrence) {
  std::vector<std::tuple<double, Cue, Index>> found;
  for (Index i = 0; i < block.size(); ++i) {
    for (const auto& cue : block[i].cues) {
      const auto odds = resolver.odds(block[i].name, cue, Resolver::counted(cue) ? occurrence(cue) : 0);
      if (odds >= resolver.enough()) found.emplace_back(-odds, cue, i);
    }
  }
  std::sort(found.begin(), found.end());
  for (std::size_t i = 0; i < found.size();) {
    std::vector<Index> members;
    const auto& cue = std::get<1>(found[i]);
    for (; i < found.size() && std::get<1>(found[i]).same(cue); ++i) members.push_back(std::get<2>(found[i]));
    groups.join_all(members);
  }
}

// One citation of a numbered document; its cue holds the issuer, the year, and the year of the citing document.
const Cue& citation(const Candidate& candidate) {
  static const Cue none;
  return candidate.cues.empty() ? none : candidate.cues.front();
}
bool refines(const Cue& label, const Cue& other) {
  return (other.detail == 0 || other.detail == label.detail) && (other.key == 0 || other.key == label.key);
}

// A citation that says less joins those that say more only if they agree on one document.
void join_documents(const Block& block, Groups& groups) {
  std::map<std::pair<std::uint64_t, std::uint32_t>, Index> labels;  // what is said, with the first who says it
  for (Index i = 0; i < block.size(); ++i)
    labels.emplace(std::pair(citation(block[i]).key, citation(block[i]).detail), i);
  std::vector<Index> fullest;
  for (const auto& [said, label] : labels) {
    const auto is_refined = [&](const auto& other) {
      return other.second != label && refines(citation(block[other.second]), citation(block[label]));
    };
    if (std::none_of(labels.begin(), labels.end(), is_refined)) fullest.push_back(label);
  }
  for (Index i = 0; i < block.size(); ++i) {
    const auto& here = citation(block[i]);
    const Index* target = nullptr;
    int targets = 0;
    for (const auto& index : fullest) {
      const auto& label = citation(block[index]);
      const bool too_late = label.detail != 0 && here.people != 0 && label.detail > here.people;
      if (!refines(label, here) || (too_late && !label.same(here))) continue;
      target = &index;
      ++targets;
    }
    if (targets == 1) groups.join(*target, i);
  }
}

void join_events(const Block& block, Groups& groups, const schema::Schema& schema) {
  const auto organisers = [&](Index i) {
    std::vector<std::uint64_t> found;
    for (const auto& cue : block[i].cues) {
      if (cue.kind == Cue::organiser) found.push_back(cue.key);
    }
    return found;
  };
  const auto compatible = [&](Index a, Index b) {
    const auto one = organisers(a), other = organisers(b);
    const bool two_meetings = !one.empty() && !other.empty() && std::none_of(one.begin(), one.end(), [&](auto body) {
      return std::find(other.begin(), other.end(), body) != other.end();
    });
    const auto &type = block[a].type, &second = block[b].type;
    return !two_meetings && (schema.is_a(type, second) || schema.is_a(second, type));
  };
  std::map<std::pair<std::uint8_t, std::uint64_t>, std::vector<Index>> sharing;  // organisers before places
  for (Index i = 0; i < block.size(); ++i) {
    for (const auto& cue : block[i].cues) sharing[{cue.kind, cue.key}].push_back(i);
  }
  for (const auto& [cue, members] : sharing) groups.join_all(members, compatible);
}

}  // namespace

std::vector<Index> Resolver::join(Rule rule, const std::vector<Candidate>& block, const Decided& decided,
                                  const Occurrence& occurrence) const {
  std::vector<std::uint32_t> documents;
  documents.reserve(block.size());
  for (const auto& candidate : block) documents.push_back(candidate.document);
  Groups groups(documents, decided.different);
  for (const auto& [a, b] : decided.same) groups.join(a, b);
  switch (rule) {
    case Rule::key: join_by_key(block, groups); break;
    case Rule::official: join_officials(block, groups, *this, occurrence); break;
    case Rule::document: join_documents(block, groups); break;
    case Rule::event: join_events(block, groups, *identity_->schema); break;
  }
  return groups.groups();
}

}  // namespace soi::resolution
