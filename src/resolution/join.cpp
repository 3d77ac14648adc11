// SPDX-License-Identifier: Apache-2.0
// One block of members into entities, each kind by its own rule.
#include <algorithm>
#include <map>
#include <tuple>

#include "resolution/identity.hpp"
#include "resolution/resolve.hpp"

namespace soi::resolution {

namespace {

using Members = std::vector<Candidate>;
using Indices = std::vector<Index>;

void join_by_key(const Indices& block, Groups& groups) {
  for (std::size_t i = 1; i < block.size(); ++i) {
    for (std::size_t j = 0; j < i && !groups.join(block[j], block[i]); ++j) {
    }
  }
}

// Strong cues first: where a document tells two bearers of a name apart, a third mention goes to whom it has more in
// common with.
void join_officials(const Members& members, const Indices& block, Groups& groups, const Resolver& resolver,
                    const Occurrence& occurrence) {
  std::vector<std::tuple<double, Cue, Index>> found;
  for (const auto i : block) {
    for (const auto& cue : members[i].cues) {
      const auto odds = resolver.odds(members[i].name, cue, Resolver::counted(cue) ? occurrence(cue) : 0);
      if (odds >= resolver.enough()) found.emplace_back(-odds, cue, i);
    }
  }
  std::sort(found.begin(), found.end());
  for (std::size_t i = 0; i < found.size();) {
    Indices sharing;
    const auto& cue = std::get<1>(found[i]);
    for (; i < found.size() && std::get<1>(found[i]).same(cue); ++i) sharing.push_back(std::get<2>(found[i]));
    groups.join_all(sharing);
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

// Of what is said of a number, what nobody says more of: each with the first who says it.
Indices fullest_labels(const Members& members, const Indices& block) {
  std::map<std::pair<std::uint64_t, std::uint32_t>, Index> labels;
  for (const auto i : block) labels.emplace(std::pair(citation(members[i]).key, citation(members[i]).detail), i);
  Indices fullest;
  for (const auto& [said, label] : labels) {
    const auto is_refined = [&](const auto& other) {
      return other.second != label && refines(citation(members[other.second]), citation(members[label]));
    };
    if (std::none_of(labels.begin(), labels.end(), is_refined)) fullest.push_back(label);
  }
  return fullest;
}

// A citation that says less joins those that say more only if they agree on one document.
void join_documents(const Members& members, const Indices& block, Groups& groups) {
  const auto fullest = fullest_labels(members, block);
  for (const auto i : block) {
    const auto& here = citation(members[i]);
    Indices targets;
    for (const auto index : fullest) {
      const auto& label = citation(members[index]);
      const bool too_late = label.detail != 0 && here.people != 0 && label.detail > here.people;
      if (refines(label, here) && (!too_late || label.same(here))) targets.push_back(index);
    }
    if (targets.size() == 1) groups.join(targets.front(), i);
  }
}

void join_events(const Members& members, const Indices& block, Groups& groups, const schema::Schema& schema) {
  const auto organisers = [&](Index i) {
    std::vector<std::uint64_t> found;
    for (const auto& cue : members[i].cues) {
      if (cue.kind == Cue::organiser) found.push_back(cue.key);
    }
    return found;
  };
  const auto compatible = [&](Index a, Index b) {
    const auto one = organisers(a), other = organisers(b);
    const bool two_meetings = !one.empty() && !other.empty() && std::none_of(one.begin(), one.end(), [&](auto body) {
      return std::find(other.begin(), other.end(), body) != other.end();
    });
    const auto &type = members[a].type, &second = members[b].type;
    return !two_meetings && (schema.is_a(type, second) || schema.is_a(second, type));
  };
  std::map<std::pair<std::uint8_t, std::uint64_t>, Indices> sharing;  // organisers before places
  for (const auto i : block) {
    for (const auto& cue : members[i].cues) sharing[{cue.kind, cue.key}].push_back(i);
  }
  for (const auto& [cue, those] : sharing) groups.join_all(those, compatible);
}

}  // namespace

std::vector<Index> Resolver::join(const std::vector<Candidate>& members, const Decided& decided,
                                  const Occurrence& occurrence) const {
  std::vector<std::uint32_t> documents;
  std::map<std::uint64_t, Indices> blocks;
  for (Index i = 0; i < members.size(); ++i) {
    documents.push_back(members[i].document);
    if (members[i].block != 0) blocks[members[i].block].push_back(i);
  }
  Groups groups(documents, decided.different);
  for (const auto& [a, b] : decided.same) groups.join(a, b);
  for (const auto& [block, those] : blocks) {
    switch (rule_of(block)) {
      case Rule::key: join_by_key(those, groups); break;
      case Rule::official: join_officials(members, those, groups, *this, occurrence); break;
      case Rule::document: join_documents(members, those, groups); break;
      case Rule::office: break;  // see settle_offices
      case Rule::event: join_events(members, those, groups, *identity_->schema); break;
    }
  }
  return groups.groups();
}

}  // namespace soi::resolution
