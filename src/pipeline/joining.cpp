// SPDX-License-Identifier: Apache-2.0
#include "pipeline/joining.hpp"

#include <algorithm>
#include <map>
#include <optional>
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
  Joining(store::Update& update, const resolution::Resolver& resolver, const Ties& ties,
          const std::function<void(std::size_t, std::size_t)>& progress)
      : update_(update), resolver_(resolver), ties_(ties), progress_(progress), counts_(update) {}

  void run() {
    auto& homeless = update_.homeless();
    std::sort(homeless.begin(), homeless.end());
    gather_blocks();
    heed_decisions();
    count_cues();
    std::size_t done = 0;
    for (const auto member : alone_) {
      update_.move(update_.member(member), update_.new_entity());
      tell(++done);
    }
    while (!blocks_.empty()) {
      const auto block = blocks_.begin()->first;
      tell(done += blocks_.begin()->second.size());
      if (const auto* component = ties_.component(block)) {
        join_component(*component);  // and takes its blocks out
        continue;
      }
      const auto members = std::move(blocks_.begin()->second);
      blocks_.erase(blocks_.begin());
      if (!is_lone(block) && rule_of(block) == Rule::office) {
        offices_[block] = members;
      } else if (is_lone(block)) {
        settle({update_.member(lone_member(block))}, {0});
      } else {
        const bool by_key = rule_of(block) == Rule::key && !untied_.contains(block);
        by_key ? join_by_key(block, members) : join_by_cues(rows_of(block, members), nullptr);
      }
    }
    settle_offices();
    counts_.save();
  }

 private:
  using Members = std::vector<std::int64_t>;

  void tell(std::size_t done) {
    if (done % 4096 == 0) progress_(done, update_.homeless().size());
  }

  // The blocks that won or lost members, with those they won.
  void gather_blocks() {
    for (const auto& [block, member] : update_.homeless()) {
      const auto unit = unit_of(block, member);
      if (block != 0 || ties_.component(unit) != nullptr) {
        blocks_[unit].push_back(member);
      } else {
        alone_.push_back(member);
      }
    }
    for (const auto& [block, cues] : update_.bereft()) {
      if (rule_of(block) != Rule::key || ties_.component(block) != nullptr) blocks_[block];
    }
  }

  // Where decisions are not those of the build before, all they touched or touch is resolved again, and so are the
  // blocks with a cue of a body or place that has other names now.
  void heed_decisions() {
    const Ties before(update_.note("ties"));
    if (before.text() == ties_.text()) return;
    update_.note("ties", ties_.text());
    for (const auto* ties : {&before, &ties_}) {
      for (const auto& [unit, component] : ties->components()) {
        if (is_lone(unit) && !update_.has_member(lone_member(unit))) continue;
        blocks_[unit];
        untied_.insert(unit);
      }
    }
    auto keys = ties_.keys();
    keys.merge(before.keys());
    if (keys.empty() || update_.first()) return;
    touch_if([&](const std::string& cues) {
      const auto all = resolution::cues_of(cues);
      return std::any_of(all.begin(), all.end(), [&](const auto& cue) { return keys.contains(cue.key); });
    });
  }

  void touch_if(const std::function<bool(const std::string&)>& concerns) {
    std::unordered_set<std::uint64_t> more;
    update_.each_cue([&](std::uint64_t block, const std::string& cues) {
      if (rule_of(block) != Rule::document && concerns(cues)) more.insert(block);
    });
    for (const auto block : more) blocks_[block];
  }

  // All members of a block that speak.
  std::vector<MemberRow> rows_of(std::uint64_t block, const Members& added) {
    if (!update_.first()) return update_.block(block);
    std::vector<MemberRow> rows;
    for (const auto member : added) rows.push_back(update_.member(member));
    return rows;
  }

  // First all counts, then the blocks that hold a cue whose count now says something else.
  void count_cues() {
    std::map<std::uint64_t, std::vector<std::string>> lost;
    for (const auto& [block, cues] : update_.bereft()) {
      if (rule_of(block) == Rule::official) lost[block].push_back(cues);
    }
    for (const auto& [block, members] : blocks_) {
      if (is_lone(block) || rule_of(block) != Rule::official) continue;
      auto before = lost[block];
      std::vector<std::string> after;
      for (const auto& row : rows_of(block, members)) {
        after.push_back(row.cues);
        if (row.entity >= 0) before.push_back(row.cues);
      }
      counts_.change(before, after);
    }
    if (update_.first() || !counts_.any_matters()) return;
    touch_if([&](const std::string& cues) { return counts_.matters(cues); });
  }

  void join_by_key(std::uint64_t block, const Members& added) {
    auto entity = update_.first() ? std::nullopt : update_.entity_of_block(block);
    for (const auto member : added) {
      if (!entity) entity = update_.new_entity();
      update_.move(update_.member(member), *entity);
    }
  }

  // Blocks and single members that decisions tie together.
  void join_component(const std::set<Unit>& component) {
    std::vector<MemberRow> rows;
    for (const auto unit : component) {
      const auto known = blocks_.find(unit);
      const auto added = known == blocks_.end() ? Members() : known->second;
      if (!is_lone(unit) && rule_of(unit) == Rule::office) offices_[unit] = added;
      auto more = is_lone(unit) ? std::vector<MemberRow>{update_.member(lone_member(unit))} : rows_of(unit, added);
      rows.insert(rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
      if (known != blocks_.end()) blocks_.erase(known);
    }
    join_by_cues(std::move(rows), &ties_);
  }

  void join_by_cues(std::vector<MemberRow> rows, const Ties* ties) {
    std::sort(rows.begin(), rows.end(), [&](const MemberRow& a, const MemberRow& b) {
      if (a.document == b.document) return a.local < b.local;
      return update_.key_of(a.document) < update_.key_of(b.document);
    });
    std::vector<Candidate> candidates;
    candidates.reserve(rows.size());
    std::map<std::int64_t, Index> places;
    for (const auto& row : rows) {
      if (ties != nullptr) places[row.number] = static_cast<Index>(candidates.size());
      candidates.push_back(
          {row.block, static_cast<std::uint32_t>(row.document), row.name, row.type, canonical_cues(row.cues)});
    }
    resolution::Decided decided;
    const auto take = [&](const auto& pairs, resolution::Pairs& into) {
      for (const auto& [a, b] : pairs) {
        if (places.contains(a) && places.contains(b)) into.emplace_back(places.at(a), places.at(b));
      }
    };
    if (ties != nullptr) {
      take(ties->same(), decided.same);
      take(ties->different(), decided.different);
    }
    settle(rows, resolver_.join(candidates, decided, [&](const resolution::Cue& cue) { return occurrence(cue); }));
  }

  std::vector<resolution::Cue> canonical_cues(const std::string& bytes) const {
    auto cues = resolution::cues_of(bytes);
    for (auto& cue : cues) cue.key = ties_.canonical(cue.key);
    return cues;
  }

  // A body of several names has the people of all of them.
  std::uint32_t occurrence(const resolution::Cue& cue) {
    const auto* component = ties_.component(cue.key);
    if (component == nullptr) return counts_.of(cue);
    std::uint32_t sum = 0;
    for (const auto unit : *component) {
      auto named = cue;
      named.key = unit;
      sum += counts_.of(named);
    }
    return sum;
  }

  // The offices of which somebody was known by them only, or whose holders may be others now.
  void settle_offices() {
    for (const auto& [block, cues] : update_.bereft()) {
      if (rule_of(block) == Rule::official) note_offices(cues);
    }
    for (const auto& [office, added] : offices_) settle_office(office, added);
  }

  void note_offices(const std::string& cues) {
    if (update_.first()) return;  // whoever is known by an office only is new, and noted with the block
    for (const auto& cue : resolution::cues_of(cues)) {
      if (cue.kind == resolution::Cue::office) offices_.try_emplace(resolution::office_of(cue));
    }
  }

  // Whoever is known by the office only goes to who held it then. Those of whom that is not known are one entity, for
  // the office, and those about whom a person decided stay where that put them.
  void settle_office(std::uint64_t office, const Members& added) {
    const auto unnamed = rows_of(office, added);
    if (unnamed.empty()) return;
    std::map<std::int64_t, std::optional<resolution::Term>> asked;  // nothing where the document has no day
    for (const auto& row : unnamed) asked[row.number];
    std::vector<resolution::HeldTerm> held;
    for (const auto& row : update_.terms(office)) {
      if (const auto one = asked.find(row.member); one != asked.end()) {
        one->second = term_of(row);
      } else {
        held.push_back({row.entity, term_of(row)});
      }
    }
    std::vector<MemberRow> nobody;
    for (const auto& row : unnamed) {
      if (ties_.decided(row.number)) continue;
      const auto& term = asked.at(row.number);
      const auto holder = term ? resolver_.meant(*term, held) : std::nullopt;
      holder ? update_.move(row, *holder) : nobody.push_back(row);
    }
    if (nobody.empty()) return;
    auto entity = nobody.front().entity;
    const bool theirs =
        entity >= 0 &&
        std::all_of(nobody.begin(), nobody.end(), [&](const auto& row) { return row.entity == entity; }) &&
        update_.size_of(entity) == nobody.size();
    if (!theirs) entity = update_.new_entity();
    for (const auto& row : nobody) update_.move(row, entity);
  }

  static resolution::Term term_of(const store::TermRow& row) {
    resolution::Term term;
    term.first = static_cast<std::int32_t>(row.first);
    term.last = static_cast<std::int32_t>(row.last);
    term.open = static_cast<std::uint8_t>(row.open);
    return term;
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
      for (const auto i : *group) {
        update_.move(rows[i], entity);
        if (rows[i].block != 0 && rule_of(rows[i].block) == Rule::official) note_offices(rows[i].cues);
      }
    }
  }

  store::Update& update_;
  const resolution::Resolver& resolver_;
  const Ties& ties_;
  const std::function<void(std::size_t, std::size_t)>& progress_;
  CueCounts counts_;
  std::map<Unit, Members> blocks_;   // to be resolved, with the members that are new in them
  std::unordered_set<Unit> untied_;  // that decisions tied before, if no component has them now
  Members alone_;
  std::unordered_set<std::int64_t> taken_;
  std::map<std::uint64_t, Members> offices_;  // blocks, with the members that are new in them
};

}  // namespace

void join_members(store::Update& update, const resolution::Resolver& resolver, const Ties& ties,
                  const std::function<void(std::size_t, std::size_t)>& progress) {
  Joining(update, resolver, ties, progress).run();
}

}  // namespace soi::pipeline
