// SPDX-License-Identifier: Apache-2.0
// The events of a report: which descriptions mean one event, which is the main one, and what a bare "hội nghị" means.
#include <algorithm>
#include <iterator>
#include <utility>

#include "extraction/entities.hpp"
#include "extraction/text_order.hpp"

namespace soi::extraction {
namespace {

// Whether two descriptions share enough of their words, or one says hardly anything. Meetings of two kinds ("buổi làm
// việc", "cuộc họp") need to share more.
template <typename Words>
bool alike(const Words& one, const Words& two, bool of_a_kind, std::size_t least = 0) {
  const auto shared = static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](text::Text word) { return std::binary_search(two.begin(), two.end(), word); }));
  const std::size_t wanted = std::min(one.size(), two.size());
  return shared >= least && shared * 3 >= (of_a_kind ? wanted : wanted * 2);
}

template <typename Words>
bool includes(const Words& many, const Words& few) {
  return std::includes(many.begin(), many.end(), few.begin(), few.end());
}

template <typename Words>
Words united(const Words& one, const Words& two) {
  Words both;
  std::set_union(one.begin(), one.end(), two.begin(), two.end(), std::back_inserter(both));
  return both;
}

// The 5th session is not the 6th; but "7" may be "bảy".
bool another_number(std::string_view one, std::string_view two) {
  const auto figures = [](std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; };
  return one != two && !one.empty() && !two.empty() && figures(one) == figures(two);
}

// "Lễ truy điệu" is of the kind of "lễ viếng, truy điệu và an táng", which are several at once.
bool same_kind(std::string_view one, std::string_view two) {
  const auto among = [](std::string_view kind, std::string_view several) {
    const std::size_t first_word = kind.find(' ');
    return first_word != kind.npos && (several.find(',') != several.npos || several.find(" và ") != several.npos) &&
           several.find(kind.substr(first_word)) != several.npos;
  };
  return one == two || among(one, two) || among(two, one);
}

}  // namespace

Entities::Words Entities::words_of(text::Text text_number) const {
  Words words;
  std::string_view rest = text(text_number);
  while (!rest.empty()) {
    const std::size_t space = std::min(rest.find_first_of(" \t\n\v\f\r"), rest.size());
    if (space > 0) words.push_back(analysis_.texts.add(rest.substr(0, space)));
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// A longer name is the fuller one, but one in capitals, as headlines have it, only where there is no other.
bool Entities::fuller_name(text::Text name, text::Text than) {
  const bool loud = forms_.in_capitals(name), than_loud = forms_.in_capitals(than);
  return loud != than_loud ? than_loud : text(name).size() > text(than).size();
}

// The first place that stands in a mention; -1 if none.
std::int32_t Entities::place_inside(const Mention& mention) const {
  const auto first =
      std::lower_bound(place_mentions_.begin(), place_mentions_.end(), mention.first,
                       [&](std::uint32_t number, std::uint32_t at) { return analysis_.mentions[number].first < at; });
  return first != place_mentions_.end() && analysis_.mentions[*first].last <= mention.last ? of_mention[*first] : -1;
}

// What a mention says of its event, which it calls so.
Entities::Description Entities::description(std::uint32_t number, text::Text name) const {
  const Mention& mention = analysis_.mentions[number];
  const std::uint32_t head = known::head, body = known::body;
  Description said{.words = words_of(key_of(name)),
                   .day = day_beside(number),
                   .nth = analysis_.lower(attribute(mention, known::nth)),
                   .like = attribute(mention, known::like),
                   .place = place_inside(mention),
                   .counted = says_only_its_number(mention)};
  values_.follow(value_of(number), std::span(&body, 1), [&](const Value& value) {
    if (value.mention >= 0) said.body = of_mention[static_cast<std::size_t>(value.mention)];
  });
  values_.follow(value_of(number), std::span(&head, 1),
                 [&](const Value& value) { said.kind = analysis_.lower(values_.text_of(value)); });
  const auto leave_out = [&](const Words& others) {
    std::erase_if(said.words, [&](text::Text word) { return std::binary_search(others.begin(), others.end(), word); });
  };
  leave_out(words_of(said.kind));
  for (auto date = first_entry_from(dates_, mention.first); date != dates_.end() && date->first < mention.last; ++date)
    leave_out(words_of(key_of(values_.plain_text(date->first, date->last))));
  if (const std::size_t behind_first = text(said.kind).find(' ');
      behind_first != std::string_view::npos && !attribute(mention, known::plain))
    said.act = words_of(analysis_.texts.add(text(said.kind).substr(behind_first)));
  return said;
}

// Whether two descriptions tell different numbers, places or days; one session may sit on several.
bool Entities::differ(const Description& one, const Description& two) const {
  const bool same_number = one.nth && one.nth == two.nth;
  return (!same_number && !same_day(one.day, two.day)) || another_number(text(one.nth), text(two.nth)) ||
         (one.place >= 0 && two.place >= 0 && one.place != two.place);
}

// "Tổng kết năm 2020" is not "tổng kết năm 2021".
bool Entities::other_figures(const Words& one, const Words& two) const {
  const auto figures_of = [&](const Words& words) {
    Words figures;
    std::copy_if(words.begin(), words.end(), std::back_inserter(figures),
                 [&](text::Text word) { return text(word)[0] >= '0' && text(word)[0] <= '9'; });
    return figures;
  };
  const Words of_one = figures_of(one), of_two = figures_of(two);
  return !includes(of_one, of_two) && !includes(of_two, of_one);
}

std::int32_t Entities::described_event(const Mention& mention, const Description& said) const {
  const std::uint32_t type = rules_.entity_types[mention.type];
  for (std::size_t i = 0; i < std::min<std::size_t>(most_events, events_.size()); ++i) {
    const ToldEvent& told = events_[i];
    const ReportEntity& event = all[static_cast<std::size_t>(told.entity)];
    if (event.type != type || differ(said, told.said)) continue;
    if (event.named) {  // "kỳ họp thứ 7" after "kỳ họp thứ 7, Quốc hội khóa XIV"
      if (!said.words.empty() && includes(told.said.words, said.words)) return static_cast<std::int32_t>(i);
      continue;
    }
    const bool of_a_kind = same_kind(text(said.kind), text(told.said.kind));
    const bool headline =
        mention.sentence == 0 || (told.first_sentence == 0 && (of_a_kind || in_lead(mention.sentence)));
    // "Hội nghị ngày 15/2" is another than the one told of later by its subject, without a day.
    if (told.said.words.empty() && told.said.day.day != 0 && said.day.day == 0 && !in_lead(mention.sentence)) continue;
    if (headline || alike(said.words, told.said.words, of_a_kind)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// The event of the lead that is told under another word: "hội nghị gặp mặt X" of the headline's "gặp mặt X".
std::int32_t Entities::event_like(const Mention& mention, const Description& said) const {
  constexpr std::size_t least_shared = 3;
  if (!said.like) return -1;
  const Words words = united(said.words, said.act);
  for (std::size_t i = 0; i < std::min<std::size_t>(most_events, events_.size()); ++i) {
    const ToldEvent& told = events_[i];
    const ReportEntity& event = all[static_cast<std::size_t>(told.entity)];
    if (told.said.like != said.like || event.type == rules_.entity_types[mention.type] || event.named) continue;
    if (!in_lead(told.first_sentence) || differ(said, told.said)) continue;
    const Words known_words = united(told.said.words, told.said.act);
    if (includes(words, told.said.act) && includes(known_words, said.act) &&
        alike(words, known_words, false, least_shared) && !other_figures(words, known_words))
      return static_cast<std::int32_t>(i);
  }
  return -1;
}

// The event of a name that goes on with another's ("Đại hội XVI, nhiệm kỳ 2021 - 2026") or says more of the same number
// ("Đại hội Phụ nữ tỉnh lần thứ XVI", "Đại hội Phụ nữ tỉnh Quảng Trị lần thứ XVI").
std::int32_t Entities::named_event(const Mention& mention, std::string_view key, const Description& said) const {
  constexpr std::size_t least_words = 3;
  const auto last_word = [](std::string_view text) { return text.substr(text.rfind(' ') + 1); };
  const auto within = [&](Words few, const Words& many) {
    if (few.size() < least_words) return false;
    const Words counting = words_of(analysis_.texts.add("lần thứ khóa"));  // "Đại hội khóa VII" is the 7th
    std::erase_if(few, [&](text::Text word) { return std::binary_search(counting.begin(), counting.end(), word); });
    return includes(many, few);
  };
  for (std::size_t i = 0; i < std::min<std::size_t>(most_events, events_.size()); ++i) {
    const ReportEntity& event = all[static_cast<std::size_t>(events_[i].entity)];
    const Description& told = events_[i].said;
    if (event.type != rules_.entity_types[mention.type]) continue;
    if (same_committee(said.body, told.body) && !differ(said, told)) return static_cast<std::int32_t>(i);
    if (!event.named) continue;
    const std::string_view known = text(event.key), longer = key.size() > known.size() ? key : known;
    const std::size_t shared = std::min(key.size(), known.size());
    const bool goes_on = longer.starts_with(key.substr(0, shared)) && longer.starts_with(known.substr(0, shared)) &&
                         (longer.size() == shared || longer[shared] == ' ' || longer[shared] == ',');
    const bool same_number =
        last_word(key) == last_word(known) && (within(said.words, told.words) || within(told.words, said.words));
    if (goes_on || same_number) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// Events told by their own names ("Đại hội XIII của Đảng") stand for themselves. Descriptions ("Hội nghị tổng kết …")
// that share words and do not differ in their day mean one event, named by the fullest of them.
void Entities::describe_events() {
  for (const std::uint32_t number : of_family(families_.event)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || nameless(mention) || attribute(mention, known::scene)) continue;
    const text::Text name = analysis_.capitalized(values_.text_of(value_of(number)));
    const bool named = attribute(mention, known::named) != text::no_text;
    text::Text key = attribute(mention, known::key);
    if (!key) key = key_of(name);
    Description said = description(number, name);
    if (!named && said.words.empty() && said.act.empty() && !said.nth && said.day.day == 0) {
      unsaid_.insert(number);
      continue;
    }
    std::int32_t found = numbered_event(mention, said);
    if (found < 0) found = named ? named_event(mention, text(key), said) : described_event(mention, said);
    if (found < 0 && !named) found = event_like(mention, said);
    if (found >= 0) key = entity(events_[static_cast<std::size_t>(found)].entity).key;
    const std::int32_t own = add(number, name, key);
    const auto [at, added] = event_of_.try_emplace(own, events_.size());
    if (added)
      events_.push_back({.entity = own, .first_sentence = mention.sentence, .told_sentence = never, .quiet = true});
    ToldEvent& told = events_[at->second];
    if (!only_spoken_of(number)) told.told_sentence = std::min(told.told_sentence, mention.sentence);
    told.quiet &= attribute(mention, known::quiet) != text::no_text;
    named ? name_it(told, mention, name, said) : note_name(told, number, name, said);
    note_description(told.said, std::move(said));
    score(told, number, named);
  }
}

// An event is named by the fullest description of the lead; of two types it has the one whose name says it.
void Entities::note_name(ToldEvent& told, std::uint32_t number, text::Text name, const Description& said) {
  const Mention& mention = analysis_.mentions[number];
  ReportEntity& event = entity(told.entity);
  const std::uint32_t type = rules_.entity_types[mention.type];
  const bool says_kind = said.kind != text::no_text, said_kind = told.said.kind != text::no_text;
  const bool fuller = event.type != type && says_kind != said_kind ? says_kind : fuller_name(name, event.name);
  const bool renamed = !event.named && fuller && in_lead(mention.sentence);
  if (event.type != type) told.other_type = renamed ? std::exchange(event.type, type) : type;
  if (!renamed) return;
  event.names.push_back(event.name);
  event.name = name;
}

void Entities::note_description(Description& known, Description said) {
  known.words = united(known.words, said.words);
  if (known.act.empty()) known.act = std::move(said.act);
  if (known.day.day == 0) known.day = said.day;
  if (!known.nth) known.nth = said.nth;
  if (!known.kind) known.kind = said.kind;
  if (!known.like) known.like = said.like;
  if (known.place < 0) known.place = said.place;
  if (known.body < 0) known.body = said.body;
  known.counted |= said.counted;
}

bool Entities::of_type(std::int32_t event, const Mention& mention) const {
  const std::uint32_t type = rules_.entity_types[mention.type];
  const auto told = event_of_.find(event);
  return all[static_cast<std::size_t>(event)].type == type ||
         (told != event_of_.end() && events_[told->second].other_type == type);
}

bool Entities::only_spoken_of(std::uint32_t number) const {
  const auto scene = scene_of_.find(number);
  return scene != scene_of_.end() && text(scene->second) == "spoken of";
}

// The event told of most is the report's main one; what is only spoken of does not count.
void Entities::score(ToldEvent& told, std::uint32_t number, bool named) {
  const auto scene = scene_of_.find(number);
  const bool here = scene != scene_of_.end() && text(scene->second) == "here";
  if (scene != scene_of_.end() && !here) return;
  const bool lead = in_lead(analysis_.mentions[number].sentence);
  told.here |= here && lead;
  const bool headline = analysis_.mentions[number].sentence == 0;
  told.score += (named ? 1u : 2u) + (lead ? 3u : 0u) + (here && lead ? 3u : 0u) + (headline ? 2u : 0u);
  if (named && !lead) return;
  if (told.score > best_score_) best_score_ = told.score, main_event = told.entity;
}

// A named event, or one described only later, is what a report tells of only if the bare words of its lead ("kỳ họp",
// "đại hội") agree with it.
void Entities::check_main_event() {
  if (main_event < 0) return;
  prefer_where_something_happens();
  const bool named = all[static_cast<std::size_t>(main_event)].named;
  const bool later = !in_lead(events_[event_of_[main_event]].told_sentence);
  if (!later && (!named || events_[event_of_[main_event]].here)) return;
  for (const std::uint32_t number : of_family(families_.event)) {
    const Mention& mention = analysis_.mentions[number];
    const std::string_view bare = text(attribute(mention, known::bare));
    if (mention.hidden || bare.empty() || bare == "part" || !in_lead(mention.sentence) || only_spoken_of(number))
      continue;
    const bool of_its_kind = bare == "kind" && may_mean(mention, main_event);
    if ((later && !of_its_kind) || !of_type(main_event, mention)) main_event = -1;
    return;
  }
}

// Whether a bare mention may mean an event: one of its type and, if it says its kind ("buổi họp báo"), one whose name
// has the words for it.
bool Entities::may_mean(const Mention& mention, std::int32_t event) const {
  if (event < 0 || !of_type(event, mention)) return false;
  const ReportEntity& meant = all[static_cast<std::size_t>(event)];
  return text(attribute(mention, known::bare)) != "kind" || says_kind(mention, meant.name);
}

// Whether a name has the words behind a mention's first: "họp báo" of "buổi họp báo".
bool Entities::says_kind(const Mention& mention, text::Text name) const {
  const std::string_view words = text(analysis_.lower(values_.plain_text(mention.first, mention.last)));
  return text(analysis_.lower(name)).find(words.substr(words.find(' ') + 1)) != std::string_view::npos;
}

// The last event described before a bare mention that it may mean, of the last ones; -1 if none.
std::int32_t Entities::event_of_kind(const Mention& mention) const {
  const auto last_meant = [&](auto begin, auto end) {
    begin = end - std::min(most_events, end - begin);
    while (end != begin)
      if (const std::int32_t event = (--end)->entity;
          !all[static_cast<std::size_t>(event)].named && may_mean(mention, event))
        return event;
    return -1;
  };
  // Those that bare mentions made stand behind the described ones; the walk has been where all of them are.
  const auto described = events_.begin() + static_cast<std::ptrdiff_t>(described_);
  if (const std::int32_t own = last_meant(described, events_.end()); own >= 0) return own;
  const auto told = std::partition_point(
      events_.begin(), described, [&](const ToldEvent& event) { return event.first_sentence <= mention.sentence; });
  return last_meant(events_.begin(), told);
}

// A new event that has no fuller name than a bare mention, with the day told beside it.
std::int32_t Entities::own_event(std::uint32_t number) {
  const Mention& mention = analysis_.mentions[number];
  text::Text name = analysis_.capitalized(values_.plain_text(mention.first, mention.last));
  if (const ToldDay* day = told_day(number); day && day->first >= mention.last) {
    const std::string_view day_text = text(analysis_.lower(values_.plain_text(day->first, day->last)));
    std::string dated(text(name));
    if (day_text.find_first_of("0123456789") != day_text.npos)
      name = analysis_.texts.add(dated.append(" ").append(day_text));
  }
  const std::int32_t own = add(number, name, key_of(name));
  event_of_.emplace(own, events_.size());
  events_.push_back({.entity = own,
                     .first_sentence = mention.sentence,
                     .told_sentence = mention.sentence,
                     .said = {.day = day_beside(number)}});
  return own;
}

// What "hội nghị" without more means: the event being told of if it is one, else the main one, else the last one of its
// type. Where no fuller name was found, it gives the main event what name it has.
std::int32_t Entities::bare_event(std::uint32_t number, std::int32_t told) {
  const Mention& mention = analysis_.mentions[number];
  const std::string_view bare = text(attribute(mention, known::bare));
  if (bare == "part" && (told >= 0 || main_event >= 0)) return told >= 0 ? told : main_event;
  const bool may_be_told = may_mean(mention, told), may_be_main = may_mean(mention, main_event);
  // "Buổi tiếp xúc" is the main "buổi tiếp xúc cử tri" rather than the "cuộc họp" told of.
  if (may_be_told &&
      !(may_be_main && says_kind(mention, entity(main_event).name) && !says_kind(mention, entity(told).name)))
    return told;
  if (may_be_main) return main_event;
  if (only_spoken_of(number)) return bare == "kind" ? -1 : main_event;
  if (const std::int32_t described = event_of_kind(mention); described >= 0) return described;
  if (main_event < 0) return main_event = own_event(number);
  return bare == "kind" ? own_event(number) : main_event;
}

void Entities::events() {
  note_days();
  note_reports();
  note_scenes();
  describe_events();
  described_ = events_.size();
  check_main_event();
  follow_scenes();
  for (const ToldEvent& told : events_) {
    date_event(told);
    if (told.said.day.day != 0 && told.told_sentence != never) took_place_.insert(told.entity);
  }
  std::uint32_t done = never;  // this sentence
  for (const std::uint32_t number : order) {
    const std::uint32_t sentence = analysis_.mentions[number].sentence;
    const std::int32_t own = of_mention[number];
    if (sentence == done || own < 0 || all[static_cast<std::size_t>(own)].family != families_.official) continue;
    done = sentence;
    if (told_.in(sentence) >= 0) took_place_.insert(told_.in(sentence));
    for (auto it = first_entry_of(scenes_, sentence); it != scenes_.end() && it->sentence == sentence; ++it)
      took_place_.insert(it->event);
  }
}

}  // namespace soi::extraction
