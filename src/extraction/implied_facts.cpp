// SPDX-License-Identifier: Apache-2.0
// What a report implies without saying it in one sentence: where its bodies belong, where its events were held, what
// they cite and promote.
#include <algorithm>
#include <set>

#include "extraction/facts.hpp"

namespace soi::extraction {

void Facts::implied() {
  const auto sentence_of = [&](std::size_t entity) {
    return analysis_.mentions[entities_.all[entity].first_mention].sentence;
  };
  const auto by = [&](std::uint32_t relation) {
    return relation == no_relation
               ? std::string_view()
               : analysis_.texts[analysis_.texts.add("implied: " + rules_.known_relations[relation].relation->name)];
  };
  const auto& all_entities = entities_.all;
  const Families& families = entities_.families();
  const std::string_view by_located = by(rules_.located), by_cited = by(rules_.cited),
                         by_promoted = by(rules_.promoted);
  for (std::size_t i = 0; i < all_entities.size(); ++i) {
    const ReportEntity& entity = all_entities[i];
    if (entity.mentions == 0) continue;
    const auto number = static_cast<std::int32_t>(i);
    if (rules_.located != no_relation && entity.family == families.organization && entity.place >= 0)
      add(number, entity.place, rules_.located, by_located, sentence_of(i));
  }
  held(by(rules_.held));
  const std::int32_t event = told_event();
  for (std::size_t i = 0; i < all_entities.size(); ++i) {
    const ReportEntity& entity = all_entities[i];
    if (entity.mentions == 0) continue;
    const auto number = static_cast<std::int32_t>(i);
    if (rules_.cited != no_relation && entity.family == families.document)
      add(event, number, rules_.cited, by_cited, sentence_of(i));
    if (rules_.promoted != no_relation && entity.family == families.campaign)
      add(event, number, rules_.promoted, by_promoted, sentence_of(i));
  }
}

// Where nothing says where an event was held, it was where the body that organized it belongs, or the one its name has,
// or where those who took part in it hold office.
void Facts::held(std::string_view by_held) {
  if (rules_.held == no_relation) return;
  const auto& all_entities = entities_.all;
  std::vector<ReportFact> held;
  std::set<std::int32_t> placed;
  for (const ReportFact& fact : all)
    if (fact.relation == rules_.held) placed.insert(fact.from);
  const auto imply = [&](std::int32_t number, std::int32_t place, std::uint32_t sentence,
                         graph::Status status = graph::Status::stated) {
    if (place >= 0 && placed.insert(number).second)
      held.push_back({number, place, rules_.held, text::no_text, by_held, false, status, sentence});
  };
  for (const ReportFact& fact : all)
    if (fact.relation == rules_.organized && fact.status != graph::Status::denied)
      imply(fact.to, all_entities[static_cast<std::size_t>(fact.from)].place, fact.sentence, fact.status);
  for (const std::uint32_t number : entities_.order) {
    const std::int32_t entity = entities_.of_mention[number];
    if (entity >= 0 && all_entities[static_cast<std::size_t>(entity)].family == entities_.families().event &&
        !placed.contains(entity))
      imply(entity, place_in(analysis_.mentions[number]), analysis_.mentions[number].sentence);
  }
  // Or where those who took part in it hold office.
  for (const auto& [number, host] : hosts())
    if (!placed.contains(number)) imply(number, host.place, host.sentence);
  all.insert(all.end(), held.begin(), held.end());
}

// The main event; where a report has none, the event it says most of, the first of such; -1 if none.
std::int32_t Facts::told_event() const {
  if (entities_.main_event >= 0) return entities_.main_event;
  std::map<std::int32_t, std::size_t> said;
  const std::uint32_t events = entities_.families().event;
  for (const ReportFact& fact : all)
    for (const std::int32_t end : {fact.from, fact.to})
      if (entities_.all[static_cast<std::size_t>(end)].family == events) ++said[end];
  const auto most = std::max_element(said.begin(), said.end(),
                                     [](const auto& one, const auto& two) { return one.second < two.second; });
  return most != said.end() ? most->first : -1;
}

// For each event that no national body organized: the place where more than half of those who took part hold office, of
// those whose office the report tells.
std::map<std::int32_t, Facts::Host> Facts::hosts() const {
  std::map<std::int32_t, std::set<std::int32_t>> places;   // of an official
  std::map<std::int32_t, std::set<std::int32_t>> present;  // at an event
  std::map<std::int32_t, Host> found;
  std::set<std::int32_t> national;
  const Families& families = entities_.families();
  for (const ReportFact& fact : all) {
    const ReportEntity& from = entities_.all[static_cast<std::size_t>(fact.from)];
    const ReportEntity& to = entities_.all[static_cast<std::size_t>(fact.to)];
    if (from.family == families.official && to.family == families.organization && !fact.former)
      places[fact.from].insert(to.place);
    if (from.family == families.organization && to.family == families.event && from.place < 0) national.insert(fact.to);
    if (from.family != families.official || to.family != families.event || fact.status != graph::Status::stated)
      continue;
    present[fact.to].insert(fact.from);
    found.try_emplace(fact.to, Host{-1, fact.sentence});
  }
  for (auto& [event, host] : found) {
    std::map<std::int32_t, std::size_t> votes;
    std::size_t voters = 0;
    for (const std::int32_t official : present[event]) {
      const auto own = places.find(official);
      if (own == places.end()) continue;
      ++voters;
      for (const std::int32_t place : own->second) ++votes[place];  // -1: a body of no place
    }
    const auto most = std::max_element(votes.begin(), votes.end(),
                                       [](const auto& one, const auto& two) { return one.second < two.second; });
    if (most != votes.end() && most->first >= 0 && 2 * most->second > voters && !national.contains(event))
      host.place = most->first;
  }
  return found;
}

// The place of the first body that stands inside a mention; -1 if none has one.
std::int32_t Facts::place_in(const Mention& mention) const {
  const auto& order = entities_.order;
  const auto first =
      std::lower_bound(order.begin(), order.end(), mention.first,
                       [&](std::uint32_t number, std::uint32_t at) { return analysis_.mentions[number].first < at; });
  for (auto it = first; it != order.end() && analysis_.mentions[*it].first < mention.last; ++it) {
    const std::int32_t number = entities_.of_mention[*it];
    if (number < 0) continue;
    const ReportEntity& entity = entities_.all[static_cast<std::size_t>(number)];
    if (entity.family == entities_.families().organization && entity.place >= 0) return entity.place;
    if (entity.family == entities_.families().place && entity.type != country_) return number;
  }
  return -1;
}

}  // namespace soi::extraction
