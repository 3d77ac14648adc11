// SPDX-License-Identifier: Apache-2.0
#include "pipeline/joining.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_set>

#include "pipeline/cue_counts.hpp"

namespace soi::pipeline {

namespace {

using resolution::Candidate;
using resolution::Index;
using resolution::Rule;
using resolution::rule_of;
using store::MemberRow;

class Joining {
 public:
  Joining(store::Update& update, const resolution::Resolver& resolver,
          const std::function<void(std::size_t, std::size_t)>& progress)
      : update_(update), resolver_(resolver), progress_(progress), counts_(update) {}

  void run() {
    auto& homeless = update_.homeless();
    std::sort(homeless.begin(), homeless.end());
    std::size_t at = 0;
    for (; at < homeless.size() && homeless[at].first == 0; ++at) {
      update_.move(update_.member(homeless[at].second), update_.new_entity());
      tell(at);
    }
    gather_blocks(at);
    count_cues();
    for (const auto& [block, members] : blocks_) {
      rule_of(block) == Rule::key ? join_by_key(block, members) : join_by_cues(block, members);
      tell(at += members.size());
    }
    counts_.save();
  }

 private:
  using Members = std::vector<std::int64_t>;

  void tell(std::size_t done) {
    if (done % 4096 == 0) progress_(done, update_.homeless().size());
  }

  // The blocks that won or lost members, with those they won.
  void gather_blocks(std::size_t first) {
    const auto& homeless = update_.homeless();
    for (auto i = first; i < homeless.size(); ++i) blocks_[homeless[i].first].push_back(homeless[i].second);
    for (const auto& [block, cues] : update_.bereft()) {
      if (rule_of(block) != Rule::key) blocks_[block];
    }
  }

  // All members of a block that speak, in the order of their names.
  std::vector<MemberRow> rows_of(std::uint64_t block, const Members& added) {
    std::vector<MemberRow> rows;
    if (update_.first()) {
      for (const auto member : added) rows.push_back(update_.member(member));
    } else {
      rows = update_.block(block);
    }
    std::sort(rows.begin(), rows.end(), [&](const MemberRow& a, const MemberRow& b) {
      if (a.document == b.document) return a.local < b.local;
      return update_.key_of(a.document) < update_.key_of(b.document);
    });
    return rows;
  }

  // First all counts, then the blocks that hold a cue whose count now says something else.
  void count_cues() {
    std::map<std::uint64_t, std::vector<std::string>> lost;
    for (const auto& [block, cues] : update_.bereft()) {
      if (rule_of(block) == Rule::official) lost[block].push_back(cues);
    }
    for (const auto& [block, members] : blocks_) {
      if (rule_of(block) != Rule::official) continue;
      auto before = lost[block];
      std::vector<std::string> after;
      const auto rows = update_.first() ? rows_of(block, members) : update_.block(block);
      for (const auto& row : rows) {
        after.push_back(row.cues);
        if (row.entity >= 0) before.push_back(row.cues);
      }
      counts_.change(before, after);
    }
    if (update_.first() || !counts_.any_matters()) return;
    std::unordered_set<std::uint64_t> more;
    update_.each_cue([&](std::uint64_t block, const std::string& cues) {
      if (rule_of(block) == Rule::official && counts_.matters(cues)) more.insert(block);
    });
    for (const auto block : more) blocks_[block];
  }

  void join_by_key(std::uint64_t block, const Members& added) {
    auto entity = update_.first() ? std::nullopt : update_.entity_of_block(block);
    for (const auto member : added) {
      if (!entity) entity = update_.new_entity();
      update_.move(update_.member(member), *entity);
    }
  }

  void join_by_cues(std::uint64_t block, const Members& added) {
    const auto rows = rows_of(block, added);
    std::vector<Candidate> candidates;
    candidates.reserve(rows.size());
    for (const auto& row : rows) {
      candidates.push_back(
          {static_cast<std::uint32_t>(row.document), row.name, row.type, resolution::cues_of(row.cues)});
    }
    const auto occurrence = [&](const resolution::Cue& cue) { return counts_.of(cue); };
    settle(rows, resolver_.join(rule_of(block), candidates, {}, occurrence));
  }

  // Gives each group an entity: the one that most of its members had, so that little moves.
  void settle(const std::vector<MemberRow>& rows, const std::vector<Index>& groups) {
    std::map<Index, std::vector<Index>> members;
    for (Index i = 0; i < groups.size(); ++i) members[groups[i]].push_back(i);
    std::vector<const std::vector<Index>*> largest_first;
    for (const auto& [first, group] : members) largest_first.push_back(&group);
    std::stable_sort(largest_first.begin(), largest_first.end(), [](auto a, auto b) { return a->size() > b->size(); });
    for (const auto* group : largest_first) {
      std::map<std::int64_t, std::size_t> had;
      for (const auto i : *group) {
        if (rows[i].entity >= 0 && !taken_.contains(rows[i].entity)) ++had[rows[i].entity];
      }
      const auto most = std::max_element(had.begin(), had.end(), [](auto& a, auto& b) { return a.second < b.second; });
      const auto entity = most == had.end() ? update_.new_entity() : most->first;
      taken_.insert(entity);
      for (const auto i : *group) update_.move(rows[i], entity);
    }
  }

  store::Update& update_;
  const resolution::Resolver& resolver_;
  const std::function<void(std::size_t, std::size_t)>& progress_;
  CueCounts counts_;
  std::map<std::uint64_t, Members> blocks_;
  std::unordered_set<std::int64_t> taken_;
};

}  // namespace

void join_members(store::Update& update, const resolution::Resolver& resolver,
                  const std::function<void(std::size_t, std::size_t)>& progress) {
  Joining(update, resolver, progress).run();
}

}  // namespace soi::pipeline
