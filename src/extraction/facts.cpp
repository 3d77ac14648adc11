// SPDX-License-Identifier: Apache-2.0
#include "extraction/facts.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

namespace soi::extraction {

Facts::Facts(const Rules& rules, Analysis& analysis, Entities& entities)
    : rules_(rules),
      analysis_(analysis),
      entities_(entities),
      values_(rules, analysis),
      claims_(rules, analysis.markers),
      country_(rules.names.type("country").value_or(no_type)) {
  note_office_bodies();
  mention_facts();
  resolve_offices();
  triggered();
  keep_unnamed();
  settle_former();
  implied();
}

void Facts::add(std::int32_t from, std::int32_t to, std::uint32_t relation, std::string_view by, std::uint32_t sentence,
                text::Text role, text::Text former, text::Text status, const StatusRule* claimed) {
  if (from < 0 || to < 0) return;
  const KnownRelation& known = rules_.known_relations[relation];
  if (!known.from[entities_.all[static_cast<std::size_t>(from)].type]) return;
  if (!known.to[entities_.all[static_cast<std::size_t>(to)].type]) return;
  ReportFact fact{from, to, relation, role, by, former != text::no_text, graph::Status::stated, sentence};
  fact.of_career = analysis_.texts[former] == "career";
  if (status)
    graph::parse(std::string(analysis_.texts[status]), fact.status);
  else if (claimed)
    fact.status = *claimed->status, fact.status_by = claimed->name;
  all.push_back(fact);
}

// Every office that names both its kind and its body teaches where an office of that kind belongs in this report.
void Facts::note_office_bodies() {
  for (const std::uint32_t number : entities_.order) {
    const Mention& mention = analysis_.mentions[number];
    const text::Text kind = analysis_.attribute(mention, known::kind);
    if (!kind) continue;
    for (const Holding& body : analysis_.holds(mention, known::body))
      if (body.slot == known::body)
        for (const std::int32_t entity : entities_.meant(body.mention, entities_.families().organization))
          office_bodies_[kind].emplace_back(mention.first, entity);
  }
}

// Where an office belongs that names no body: where its sentence names one of its kind, before it or behind it; else to
// the body close by that it needs; else where the report names one of its kind, best before it; else to the body of
// that type named most.
std::int32_t Facts::usual_body(std::uint32_t number) {
  constexpr std::uint32_t close_by = 14;  // tokens
  const Mention& office = analysis_.mentions[number];
  const text::Sentence& sentence = analysis_.tokens.sentences[office.sentence];
  std::int32_t before = -1, after = -1;
  if (const auto named = office_bodies_.find(analysis_.attribute(office, known::kind)); named != office_bodies_.end()) {
    const auto next = std::upper_bound(named->second.begin(), named->second.end(), office.first,
                                       [](std::uint32_t at, const auto& other) { return at < other.first; });
    if (next != named->second.begin()) before = std::prev(next)->second;
    if (before >= 0 && std::prev(next)->first >= sentence.first) return before;
    if (next != named->second.end()) after = next->second;
    if (after >= 0 && next->first < sentence.last) return after;
  }
  const text::Text needs = analysis_.attribute(office, known::needs);
  const auto type = needs ? rules_.names.type(analysis_.texts[needs]) : std::nullopt;
  const auto of = [&](std::int32_t mention) {
    return mention < 0 ? -1 : entities_.of_mention[static_cast<std::size_t>(mention)];
  };
  if (type && before < 0)
    if (const std::int32_t near = of(entities_.body_close_by(number, *type, close_by)); near >= 0) return near;
  if (before >= 0) return before;
  if (after >= 0) return after;
  return type ? of(entities_.completing_body(number, *type)) : -1;
}

// The ends of a fact. An office that names no body is in the one the report names with an office of its kind, else in
// what completes it.
std::vector<Facts::Target> Facts::targets(const Value& from, const Path& each, const Path& take, std::uint32_t family) {
  std::vector<Target> found;
  values_.follow(from, each, [&](const Value& item) {
    const std::size_t before = found.size();
    values_.follow(item, take, [&](const Value& end) {
      for (const std::int32_t entity : entities_.meant(end.mention, family)) found.push_back({entity, item});
    });
    if (found.size() > before || item.mention < 0) return;
    const Mention& office = analysis_.mentions[static_cast<std::size_t>(item.mention)];
    const auto held = analysis_.holds(office);
    if (std::any_of(held.begin(), held.end(), [](const Holding& one) { return one.slot == known::body; })) return;
    const std::int32_t body = usual_body(static_cast<std::uint32_t>(item.mention));
    if (body >= 0) found.push_back({body, item});
  });
  return found;
}

void Facts::mention_facts() {
  for (const std::uint32_t number : entities_.order)
    if (!analysis_.mentions[number].hidden) facts_of(number);
}

void Facts::facts_of(std::uint32_t number) {
  const Mention& mention = analysis_.mentions[number];
  const MentionRule& rule = rules_.stages[mention.stage].rules[mention.rule];
  const Value self = value_of(number);
  for (const FactRule& fact : rule.facts) {
    const KnownRelation& relation = rules_.known_relations[fact.relation];
    std::vector<std::int32_t> froms;
    values_.follow(self, fact.from, [&](const Value& value) {
      for (const std::int32_t entity : entities_.meant(value.mention, relation.from_root)) froms.push_back(entity);
    });
    if (froms.empty()) continue;
    for (const Target& target : targets(self, fact.each, fact.to, relation.to_root)) {
      const text::Text role = values_.fill(fact.role, self, &target.item);
      const text::Text former = values_.fill(fact.former, self, &target.item);
      const text::Text status = values_.fill(fact.status, self, &target.item);
      for (const std::int32_t from : froms)
        add(from, target.entity, fact.relation, rule.name, mention.sentence, role, former, status);
      if (target.item.mention < 0) continue;
      // Who held an office once is meant by it alone only where the report names nobody who holds it.
      const auto note = [&](auto& holders, const auto& key, std::int32_t holder) {
        if (former)
          holders.try_emplace(key, holder);
        else
          holders[key] = holder;
      };
      if (const text::Text kind = kind_of(target.item.mention))
        for (const std::int32_t from : froms) {
          note(holders_, office_key(kind, target.entity), from);
          if (role) note(named_holders_, office_key(analysis_.lower(role), target.entity), from);
          note(holders_of_kind_, kind, from);
          std::vector<text::Text>& kinds = kinds_held_[from];
          if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
        }
    }
  }
}

// "Đồng chí Phó Bí thư Thường trực Tỉnh ủy đề nghị …": whoever the report says holds that office there, best in the
// same words, so that no "Giám đốc" is a "Phó Giám đốc" whom the report names as well. An office alone ("đồng chí Bí
// thư") is that of the holder whom the report spoke of last.
void Facts::resolve_offices() {
  // "Ông" is whom its sentence spoke of last, by an office alone as well, else of whom the last one told that tells of
  // anybody: whom it names first.
  std::int32_t last = -1, first = -1;
  std::uint32_t told_in = 0;
  for (const std::uint32_t number : entities_.order) {
    const Mention& mention = analysis_.mentions[number];
    std::int32_t& own = entities_.of_mention[number];
    if (analysis_.texts[analysis_.attribute(mention, known::refer)] == "office") {
      const std::int32_t found = holder_of(mention);
      if (found < 0) {
        meet_unnamed(number);
        continue;
      }
      own = found;
      ++entities_.all[static_cast<std::size_t>(found)].mentions;
    } else if (last >= 0 && is_official(own) && analysis_.texts[analysis_.attribute(mention, known::refer)] == "last") {
      own = mention.sentence == told_in ? last : first;
    }
    if (is_official(own)) {
      if (first < 0 || mention.sentence != told_in) first = own;
      last = own, told_in = mention.sentence;
    }
    if (const auto held = own < 0 ? kinds_held_.end() : kinds_held_.find(own); held != kinds_held_.end())
      for (const text::Text kind : held->second) holders_of_kind_[kind] = own;
  }
}

bool Facts::is_official(std::int32_t entity) const {
  return entity >= 0 && entities_.all[static_cast<std::size_t>(entity)].family == entities_.families().official;
}

// Who holds the offices of a mention; -1 if the report does not say.
std::int32_t Facts::holder_of(const Mention& mention) const {
  std::int32_t by_kind = -1;
  for (const Holding& office : analysis_.holds(mention)) {
    if (office.slot != known::office || office.mention < 0) continue;
    const text::Text kind = kind_of(office.mention);
    if (!kind) continue;
    const Mention& said = analysis_.mentions[static_cast<std::size_t>(office.mention)];
    const text::Text role = analysis_.lower(analysis_.attribute(said, known::role));
    bool named = false;
    for (const Holding& body : analysis_.holds(said, known::body)) {
      if (body.slot != known::body) continue;
      for (const std::int32_t entity : entities_.meant(body.mention, entities_.families().organization)) {
        named = true;
        for (const auto& [holders, key] : {std::pair(&named_holders_, role), std::pair(&holders_, kind)})
          if (const auto it = holders->find(office_key(key, entity)); it != holders->end()) return it->second;
      }
    }
    if (named) continue;
    if (const auto last = holders_of_kind_.find(kind); last != holders_of_kind_.end()) by_kind = last->second;
  }
  return by_kind;
}

std::vector<std::int32_t> Facts::find_fillers(std::span<const Element> elements, std::uint32_t first,
                                              std::uint32_t last, const SlotRule& slot, SlotRule::Where where) const {
  constexpr std::uint32_t gap = 24;  // elements between one filler and a further one
  const auto fits = [&](const Element& element) {
    return element.mention >= 0 && std::any_of(slot.types.begin(), slot.types.end(), [&](std::uint32_t type) {
             return rules_.names.is_a[analysis_.mentions[static_cast<std::size_t>(element.mention)].type][type];
           });
  };
  std::vector<std::int32_t> found;
  if (where == SlotRule::Where::before) {
    for (std::uint32_t i = first, steps = 0; i-- > 0 && steps < slot.reach && found.empty(); ++steps)
      if (fits(elements[i])) found.push_back(elements[i].mention);
  } else if (where == SlotRule::Where::after) {
    for (std::uint32_t i = last, left = slot.reach; i < elements.size() && left > 0; ++i, --left) {
      if (!fits(elements[i])) continue;
      found.push_back(elements[i].mention);
      if (!slot.many) break;
      left = gap + 1;
    }
  }
  return found;
}

std::int32_t Facts::last_official(std::uint32_t token) const {
  const auto after = std::lower_bound(officials_.begin(), officials_.end(), token,
                                      [](const auto& official, std::uint32_t at) { return official.first < at; });
  return after == officials_.begin() ? -1 : std::prev(after)->second;
}

void Facts::triggered() {
  std::uint32_t aside_until = 0;  // who is told of aside, as somebody's kin, is not whom the report speaks of
  for (const std::uint32_t number : entities_.order) {
    const Mention& mention = analysis_.mentions[number];
    if (analysis_.attribute(mention, known::aside)) aside_until = std::max(aside_until, mention.last);
    const std::int32_t entity = entities_.of_mention[number];
    if (mention.first >= aside_until && is_official(entity)) officials_.emplace_back(mention.first, entity);
  }
  const auto words = [&](const Found& found) -> Trigger {
    const auto elements = analysis_.sentence(found.sentence);
    return {found.rule, found.sentence, elements[found.first].first, elements[found.last - 1].last};
  };
  for (const Found& marker : analysis_.markers) marked.push_back(words(marker));
  for (const Found& found : analysis_.triggers) {
    if (rules_.relations[found.rule].in_lead && !in_lead(found.sentence)) continue;
    fired.push_back(words(found));
    trigger(found);
  }
}

void Facts::trigger(const Found& match) {
  const RelationRule& rule = rules_.relations[match.rule];
  const auto [sentence, first, last] = std::tuple(match.sentence, match.first, match.last);
  const std::span<const Element> elements = analysis_.sentence(sentence);
  const StatusRule* const claimed = claims_.over(sentence, first, last);
  // The trigger as a mention of its own, so that templates can speak of what it captured.
  Mention whole;
  whole.hidden = true;
  whole.sentence = sentence;
  whole.first = elements[first].first;
  whole.last = elements[last - 1].last;
  whole.holds_begin = static_cast<std::uint32_t>(analysis_.holdings.size());
  std::vector<std::int32_t> from_fillers, to_fillers;
  for (const Capture& capture : analysis_.captures_of(match)) {
    if (capture.first == capture.last) continue;
    const std::int32_t mention = capture.last == capture.first + 1 ? elements[capture.first].mention : -1;
    analysis_.holdings.push_back(
        {capture.slot, elements[capture.first].first, elements[capture.last - 1].last, mention});
    whole.names.add(capture.slot);
    if (mention < 0) continue;
    if (capture.slot == known::from) from_fillers.push_back(mention);
    if (capture.slot == known::to) to_fillers.push_back(mention);
  }
  const auto search = [&](const SlotRule& slot, std::vector<std::int32_t>& fillers) {
    if (slot.many && !fillers.empty())  // the list goes on behind what the pattern captured
      for (const std::int32_t further : find_fillers(elements, first, last, slot, SlotRule::Where::after))
        fillers.push_back(further);
    for (const SlotRule::Where where : {slot.first, slot.second}) {
      if (!fillers.empty() || where == SlotRule::Where::none) continue;
      fillers = find_fillers(elements, first, last, slot, where);
    }
  };
  search(rule.from, from_fillers);
  search(rule.to, to_fillers);
  const auto self = static_cast<std::int32_t>(analysis_.mentions.size());
  whole.holds_end = static_cast<std::uint32_t>(analysis_.holdings.size());
  analysis_.mentions.push_back(whole);
  const Value self_value = value_of(self);
  for (const std::uint32_t number : rule.relations) {
    const KnownRelation& relation = rules_.known_relations[number];
    const auto ends = [&](const SlotRule& slot, const std::vector<std::int32_t>& fillers, std::uint32_t family) {
      std::vector<Target> found;
      for (const std::int32_t filler : fillers) {
        const Value value = value_of(filler);
        if (slot.take.empty() && slot.each.empty()) {
          for (const std::int32_t entity : entities_.meant(filler, family)) found.push_back({entity, value});
        } else {
          for (Target& target : targets(value, slot.each, slot.take, family)) found.push_back(std::move(target));
        }
      }
      if (found.empty() && (slot.main_event || slot.told_event)) {
        const Mention& told = analysis_.mentions[static_cast<std::size_t>(self)];
        const std::int32_t event = entities_.event_at(sentence, told.first, told.last, slot.told_event);
        if (event >= 0) found.push_back({event, self_value});
      }
      if (found.empty() && slot.last && fillers.empty()) {  // "ông Mận", whom the report does not know, is not who was
                                                            // named before him
        const std::int32_t entity = last_official(analysis_.mentions[static_cast<std::size_t>(self)].first);
        if (entity >= 0) found.push_back({entity, self_value});
      }
      return found;
    };
    const auto froms = ends(rule.from, from_fillers, relation.from_root);
    const auto tos = ends(rule.to, to_fillers, relation.to_root);
    fired.back().from_missing = froms.empty();
    fired.back().to_missing = tos.empty();
    const bool in_turn = rule.in_turn && froms.size() == tos.size();
    for (const Target& from : froms)
      for (const Target& to : tos)
        if (!in_turn || &from - froms.data() == &to - tos.data())
          add(from.entity, to.entity, number, rule.name, sentence, values_.fill(rule.role, self_value, &to.item),
              values_.fill(rule.former, self_value, &to.item), values_.fill(rule.status, self_value, &to.item),
              claimed);
  }
  analysis_.holdings.resize(analysis_.mentions.back().holds_begin);
  analysis_.mentions.pop_back();
}

// An office that a report calls a former one anywhere is a former one: "Bí thư Tỉnh ủy" of a headline is the "nguyên Bí
// thư Tỉnh ủy" of the text. A list of what somebody was in time names the present office as well: what stands in none
// but such a list and is held elsewhere in the report is held.
void Facts::settle_former() {
  leave_lesser_offices();
  if (std::none_of(all.begin(), all.end(), [](const ReportFact& fact) { return fact.former; })) return;
  const auto office = [&](const ReportFact& fact) {
    return std::tuple(fact.from, fact.to, fact.relation, analysis_.lower(fact.role));
  };
  using Offices = std::set<std::tuple<std::int32_t, std::int32_t, std::uint32_t, text::Text>>;
  Offices former, held, left;
  for (const ReportFact& fact : all) {
    if (fact.status != graph::Status::stated) continue;  // "sẽ miễn nhiệm": not yet
    if (fact.former)
      former.insert(office(fact));
    else
      held.insert(office(fact));
    if (fact.former && !fact.of_career) left.insert(office(fact));
  }
  for (ReportFact& fact : all) {
    const auto own = office(fact);
    if (fact.status == graph::Status::stated)
      fact.former = left.contains(own) || (former.contains(own) && !held.contains(own));
  }
}

// Who is "chủ tịch" of a body is its "phó chủ tịch" no longer: an office whose name has another's behind its first word
// is the lesser one of the two.
void Facts::leave_lesser_offices() {
  using Place = std::tuple<std::int32_t, std::int32_t, std::uint32_t>;
  std::map<Place, std::vector<ReportFact*>> held;
  for (ReportFact& fact : all)
    if (fact.role && !fact.former && fact.status == graph::Status::stated)
      held[{fact.from, fact.to, fact.relation}].push_back(&fact);
  const auto has_behind = [&](const ReportFact* lesser, const ReportFact* fact) {
    const std::string_view name = analysis_.texts[analysis_.lower(lesser->role)];
    const std::string_view other = analysis_.texts[analysis_.lower(fact->role)];
    const std::size_t at = name.find(other);
    return at != std::string_view::npos && at > 0 && name[at - 1] == ' ';
  };
  for (const auto& [place, facts] : held)
    for (ReportFact* const lesser : facts)
      lesser->former =
          std::any_of(facts.begin(), facts.end(), [&](const ReportFact* fact) { return has_behind(lesser, fact); });
}

text::Text Facts::kind_of(std::int32_t office) const {
  return analysis_.attribute(analysis_.mentions[static_cast<std::size_t>(office)], known::kind);
}

}  // namespace soi::extraction
