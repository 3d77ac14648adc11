// SPDX-License-Identifier: Apache-2.0
#include "pipeline/identity_report.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace soi::pipeline {

namespace {

using resolution::Cue;
using resolution::Rule;
using resolution::rule_of;
using store::MemberRow;

constexpr std::size_t most_reasons = 4;
constexpr std::size_t most_sharing = 64;  // entities of one name: more would give thousands of pairs for one cue

const char* kind_of(const Cue& cue) {
  static constexpr const char* names[] = {"body",  "office", "commune",   "district", "province",
                                          "event", "day",    "organiser", "place",    "document"};
  return cue.kind < std::size(names) ? names[cue.kind] : "cue";
}

// How the rules that join without odds are told.
Reason by_rule(const std::vector<MemberRow>& rows) {
  const auto block = rows.front().block;
  if (block == 0) return {"decision", "a person decided it", 0, 0, rows.size()};
  switch (rule_of(block)) {
    case Rule::document:
      return {"number", "the same number, kind and organ, and no year or issuer against it", 0, 0, rows.size()};
    case Rule::event: return {"meeting", "the same day, with the same organiser or place", 0, 0, rows.size()};
    case Rule::office:
      return {"office", "the same office; it is not known who held it on those days", 0, 0, rows.size()};
    default: return {"key", "the same full name, with its place where it has one", 0, 0, rows.size()};
  }
}

template <typename Item, typename Less>
void keep_best(std::vector<Item>& items, std::size_t most, const Less& less) {
  if (items.size() <= most) return;
  std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(most), items.end(), less);
  items.resize(most);
}

}  // namespace

// Two entities of a block and the best that they share.
struct IdentityReport::Shared {
  double odds = 0;
  std::int64_t one = 0, other = 0;
  MemberRow member;  // of one of them
  std::vector<Cue> cues;

  static bool before(const Shared& a, const Shared& b) {
    return std::tuple(-a.odds, a.member.name, a.one, a.other) < std::tuple(-b.odds, b.member.name, b.one, b.other);
  }
};

double IdentityReport::odds(const std::string& name, const Cue& cue) {
  const bool counted = resolution::Resolver::counted(cue);
  return resolver_.odds(name, cue, counted ? members_.cue_count(cue.kind, cue.key, cue.detail) : 0);
}

Reason IdentityReport::reason(const Cue& cue, const MemberRow& member) {
  Reason reason;
  reason.kind = kind_of(cue);
  reason.odds = odds(member.name, cue);
  reason.people = std::max<unsigned>(
      cue.people, resolution::Resolver::counted(cue)
                      ? resolution::Resolver::crowd(members_.cue_count(cue.kind, cue.key, cue.detail))
                      : 0);
  const auto content = members_.load(member.document);
  for (std::uint32_t m = 0; m < content.members.size(); ++m) {
    if (content.members[m].local != member.local) continue;
    for (const auto& [known, words] : resolver_.words(content, m)) {
      if (known.same(cue)) reason.what = words;
    }
  }
  return reason;
}

std::vector<Reason> IdentityReport::reasons(const std::vector<MemberRow>& rows) {
  if (rows.size() < 2) return {};
  const auto named = std::find_if(
      rows.begin(), rows.end(), [](const auto& row) { return row.block != 0 && rule_of(row.block) == Rule::official; });
  if (named == rows.end()) return {by_rule(rows)};
  using Name = std::tuple<std::uint8_t, std::uint64_t, std::uint32_t>;
  std::map<Name, std::tuple<Cue, const MemberRow*, std::size_t>> found;
  for (const auto& row : rows) {
    for (const auto& cue : resolution::cues_of(row.cues)) {
      auto& entry = found.try_emplace({cue.kind, cue.key, cue.detail}, cue, &row, 0).first->second;
      ++std::get<2>(entry);
    }
  }
  std::vector<std::tuple<std::size_t, double, Cue, const MemberRow*>> joining;
  for (const auto& [name, entry] : found) {
    const auto& [cue, row, count] = entry;
    const auto strength = odds(row->name, cue);
    if (count > 1 && strength >= resolver_.enough()) joining.emplace_back(count, strength, cue, row);
  }
  std::sort(joining.begin(), joining.end(), [](const auto& a, const auto& b) {
    return std::tuple(std::get<0>(b), std::get<1>(b), std::get<2>(a)) <
           std::tuple(std::get<0>(a), std::get<1>(a), std::get<2>(b));
  });
  std::vector<Reason> told;
  for (const auto& [count, strength, cue, row] : joining) {
    if (told.size() == most_reasons) break;
    told.push_back(reason(cue, *row));
    told.back().mentions = count;
  }
  const auto by_office = std::count_if(
      rows.begin(), rows.end(), [](const auto& row) { return row.block != 0 && rule_of(row.block) == Rule::office; });
  if (by_office > 0) {
    told.push_back(
        {"office only", "the office alone, where a document gives no name", 0, 0, static_cast<std::size_t>(by_office)});
  }
  if (told.empty()) told.push_back({"decision", "a person decided it", 0, 0, rows.size()});
  return told;
}

JoinedGroup IdentityReport::group(const std::vector<MemberRow>& rows) {
  JoinedGroup group;
  if (rows.empty()) return group;
  group.id = members_.entity_id(rows.front().entity);
  group.name = members_.entity_name(rows.front().entity);
  group.type = rows.front().type;
  for (const auto& row : rows) group.members.push_back(members_.name(row));
  std::sort(group.members.begin(), group.members.end());
  group.reasons = reasons(rows);
  return group;
}

std::vector<JoinedGroup> IdentityReport::joined(std::size_t most,
                                                const std::function<bool(const std::string&)>& wanted) {
  std::vector<std::pair<std::size_t, std::string>> largest;  // members, id
  const auto larger = [](const auto& a, const auto& b) {
    return std::tie(b.first, a.second) < std::tie(a.first, b.second);
  };
  members_.each_block([&](const std::vector<MemberRow>& block) {
    std::map<std::int64_t, std::size_t> sizes;
    for (const auto& row : block) {
      if (wanted(row.type)) ++sizes[row.entity];
    }
    for (const auto& [entity, size] : sizes) {
      if (size > 1) largest.emplace_back(size, members_.entity_id(entity));
    }
    if (largest.size() > 4 * most) keep_best(largest, most, larger);
    return true;
  });
  keep_best(largest, most, larger);
  std::sort(largest.begin(), largest.end(), larger);
  std::vector<JoinedGroup> groups;
  for (const auto& [size, id] : largest) groups.push_back(joined(id));
  return groups;
}

std::vector<JoinedGroup> IdentityReport::unnamed(std::size_t most, const std::vector<std::string>& types) {
  std::vector<JoinedGroup> groups;
  for (const auto& type : types) {
    for (const auto& id : members_.of_type(type, most - groups.size())) groups.push_back(joined(id));
  }
  return groups;
}

JoinedGroup IdentityReport::joined(const std::string& id) { return group(members_.of_entity(id)); }

// Pairs of entities of one name that share a cue, which says too little or is refused by what else is known.
std::vector<IdentityReport::Shared> IdentityReport::shared_in(const std::vector<MemberRow>& block) {
  std::vector<Shared> found;
  if (block.empty() || rule_of(block.front().block) != Rule::official) return found;
  using Name = std::tuple<std::uint8_t, std::uint64_t, std::uint32_t>;
  std::map<Name, std::map<std::int64_t, std::pair<Cue, const MemberRow*>>> holders;
  for (const auto& row : block) {
    for (const auto& cue : resolution::cues_of(row.cues)) {
      holders[{cue.kind, cue.key, cue.detail}].try_emplace(row.entity, cue, &row);
    }
  }
  std::map<std::pair<std::int64_t, std::int64_t>, Shared> pairs;
  for (const auto& [name, entities] : holders) {
    if (entities.size() < 2 || entities.size() > most_sharing) continue;
    for (auto a = entities.begin(); a != entities.end(); ++a) {
      for (auto b = std::next(a); b != entities.end(); ++b) {
        auto& pair = pairs[{a->first, b->first}];
        const auto& [cue, row] = a->second;
        pair.one = a->first;
        pair.other = b->first;
        pair.cues.push_back(cue);
        const auto strength = odds(row->name, cue);
        if (strength > pair.odds) {
          pair.odds = strength;
          pair.member = *row;
        }
      }
    }
  }
  for (auto& [key, pair] : pairs) found.push_back(std::move(pair));
  return found;
}

OpenPair IdentityReport::told(const Shared& shared) {
  OpenPair pair;
  pair.type = shared.member.type;
  pair.name = shared.member.name;
  pair.one = members_.entity_id(shared.one);
  pair.other = members_.entity_id(shared.other);
  if (pair.other < pair.one) std::swap(pair.one, pair.other);
  for (const auto& cue : shared.cues) {
    auto known = reason(cue, shared.member);
    if (!known.what.empty()) pair.reasons.push_back(std::move(known));
  }
  std::stable_sort(pair.reasons.begin(), pair.reasons.end(),
                   [](const auto& a, const auto& b) { return a.odds > b.odds; });
  if (pair.reasons.size() > most_reasons) pair.reasons.resize(most_reasons);
  return pair;
}

std::vector<OpenPair> IdentityReport::open(std::size_t most, const std::function<bool(const std::string&)>& wanted) {
  std::vector<Shared> best;
  members_.each_block([&](const std::vector<MemberRow>& block) {
    if (!wanted(block.front().type)) return true;
    auto found = shared_in(block);
    std::move(found.begin(), found.end(), std::back_inserter(best));
    if (best.size() > 4 * most) keep_best(best, most, Shared::before);
    return true;
  });
  keep_best(best, most, Shared::before);
  std::sort(best.begin(), best.end(), Shared::before);
  std::vector<OpenPair> pairs;
  for (const auto& shared : best) pairs.push_back(told(shared));
  return pairs;
}

std::vector<OpenPair> IdentityReport::open(const std::string& id) {
  const auto rows = members_.of_entity(id);
  std::vector<OpenPair> pairs;
  if (rows.empty() || rows.front().block == 0) return pairs;
  auto found = shared_in(members_.block(rows.front().block));
  std::erase_if(
      found, [&](const Shared& pair) { return pair.one != rows.front().entity && pair.other != rows.front().entity; });
  std::sort(found.begin(), found.end(), Shared::before);
  for (const auto& shared : found) pairs.push_back(told(shared));
  return pairs;
}

}  // namespace soi::pipeline
