// SPDX-License-Identifier: Apache-2.0
// The events of a report: which descriptions mean one event, what a bare "hội nghị" means, on which day an event was,
// and at which event something happens that is told without naming one.
#include <algorithm>
#include <charconv>
#include <iterator>

#include "extraction/entities.hpp"

namespace soi::extraction {
namespace {

// Whether two descriptions share enough of their words, or one says hardly anything. Meetings of two kinds ("buổi làm
// việc", "cuộc họp") need to share more.
template <typename Words>
bool alike(const Words& one, const Words& two, bool same_kind) {
  const auto shared = static_cast<std::size_t>(std::count_if(
      one.begin(), one.end(), [&](text::Text word) { return std::binary_search(two.begin(), two.end(), word); }));
  const std::size_t wanted = std::min(one.size(), two.size());
  return same_kind ? shared * 3 >= wanted : shared * 3 >= wanted * 2;
}

// Where a sentence's entries begin in a list in the order of the text.
template <typename Entry>
typename std::vector<Entry>::const_iterator first_of(const std::vector<Entry>& entries, std::uint32_t sentence) {
  return std::lower_bound(entries.begin(), entries.end(), sentence,
                          [](const Entry& entry, std::uint32_t wanted) { return entry.sentence < wanted; });
}

// The first entry that begins at a token or behind it.
template <typename Entry>
typename std::vector<Entry>::const_iterator first_from(const std::vector<Entry>& entries, std::uint32_t token) {
  return std::lower_bound(entries.begin(), entries.end(), token,
                          [](const Entry& entry, std::uint32_t wanted) { return entry.first < wanted; });
}

// The 5th session is not the 6th; but "7" may be "bảy".
bool another_number(std::string_view one, std::string_view two) {
  const auto figures = [](std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; };
  return one != two && !one.empty() && !two.empty() && figures(one) == figures(two);
}

// The number a text begins with; 0 if none.
int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool same_day(const base::Day& one, const base::Day& two) {
  return one.day == 0 || two.day == 0 ||
         (one.day == two.day && one.month == two.month && (one.year == 0 || two.year == 0 || one.year == two.year));
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

bool Entities::in_capitals(text::Text name) {
  enum : std::uint8_t { yes = 1, no };
  return forms_.capitals.get(name, [&]() -> std::uint8_t {
    bool letters = false;
    for (const auto& [word, shape] : text::phrase_tokens(text(name))) {
      if (shape == text::Shape::lower || shape == text::Shape::capital) return no;
      letters |= shape == text::Shape::upper;
    }
    return letters ? yes : no;
  }) == yes;
}

// A longer name is the fuller one, but one in capitals, as headlines have it, only where there is no other.
bool Entities::fuller_name(text::Text name, text::Text than) {
  const bool loud = in_capitals(name), than_loud = in_capitals(than);
  return loud != than_loud ? than_loud : text(name).size() > text(than).size();
}

void Entities::note_days() {
  const auto date = rules_.names.type("date");
  if (!date) return;
  std::uint32_t covered = 0;  // up to this token by a mention that is no event: its date is its own
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.type == *date) {
      if (mention.last <= covered) continue;
      const auto part = [&](std::uint32_t name) { return number_in(text(attribute(mention, name))); };
      const int year = part(known::year), month = part(known::month), day = part(known::day);
      if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) continue;
      days_.push_back(
          {mention.sentence,
           mention.first,
           mention.last,
           {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)}});
    } else if (!mention.hidden && family(mention) != families_.event) {
      covered = std::max(covered, mention.last);
    }
  }
}

// The day an event mention carries: inside it, close behind it, or at the beginning of what is said of it.
const Entities::ToldDay* Entities::told_day(const Mention& mention) const {
  constexpr std::uint32_t close_behind = 4, far_before = 90;  // tokens
  const auto behind = first_from(days_, mention.first);
  if (behind != days_.end() && behind->sentence == mention.sentence && behind->first <= mention.last + close_behind)
    return &*behind;
  if (behind == days_.begin()) return nullptr;
  const ToldDay& before = *std::prev(behind);
  const bool near = before.last <= mention.first && before.last + far_before > mention.first;
  return near && before.sentence == mention.sentence ? &before : nullptr;
}

base::Day Entities::day_beside(const Mention& mention) const {
  const ToldDay* day = told_day(mention);
  return day ? day->day : base::Day{};
}

std::int32_t Entities::described_event(const Mention& mention, const Words& words, const base::Day& day, text::Text nth,
                                       text::Text kind) const {
  constexpr std::size_t most = 24;  // events looked at, so that a text of events costs no square of its length
  const std::uint32_t type = rules_.entity_types[mention.type];
  for (std::size_t i = 0; i < std::min(most, events_.size()); ++i) {
    const ToldEvent& told = events_[i];
    const ReportEntity& event = all[static_cast<std::size_t>(told.entity)];
    if (event.type != type || !same_day(told.day, day)) continue;
    if (another_number(text(nth), text(told.nth))) continue;
    if (event.named) {  // "kỳ họp thứ 7" after "kỳ họp thứ 7, Quốc hội khóa XIV"
      if (!words.empty() && std::includes(told.words.begin(), told.words.end(), words.begin(), words.end()))
        return static_cast<std::int32_t>(i);
      continue;
    }
    const bool headline = told.first_sentence == 0 || mention.sentence == 0;
    if (headline || alike(words, told.words, kind == told.kind)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// How each event mention stands in its sentence: what is told happens at it, it is only spoken of, or (empty) neither.
void Entities::note_scenes() {
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const text::Text scene = attribute(mention, known::scene);
    if (!scene || mention.hidden) continue;
    for (const Holding& holding : analysis_.holds(mention))
      if (holding.slot == known::at && holding.mention >= 0)
        scene_of_[static_cast<std::uint32_t>(holding.mention)] = scene;
  }
}

// Events told by their own names ("Đại hội XIII của Đảng") stand for themselves. Descriptions ("Hội nghị tổng kết …")
// that share words and do not differ in their day mean one event, named by the fullest of them.
void Entities::describe_events() {
  const std::uint32_t head = known::head;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != families_.event || nameless(mention) || attribute(mention, known::scene))
      continue;
    const text::Text name = analysis_.capitalized(values_.text_of(value_of(number)));
    const bool named = attribute(mention, known::named) != text::no_text;
    text::Text key = attribute(mention, known::key);
    if (!key) key = key_of(name);
    Words words = words_of(key_of(name));
    const auto leave_out = [&](const Words& others) {
      std::erase_if(words, [&](text::Text word) { return std::binary_search(others.begin(), others.end(), word); });
    };
    text::Text kind = text::no_text;
    values_.follow(value_of(number), std::span(&head, 1),
                   [&](const Value& value) { kind = analysis_.lower(values_.text_of(value)); });
    leave_out(words_of(kind));
    if (const ToldDay* inside = told_day(mention); inside && inside->first < mention.last)
      leave_out(words_of(key_of(values_.plain_text(inside->first, inside->last))));
    const base::Day day = day_beside(mention);
    const text::Text nth = analysis_.lower(attribute(mention, known::nth));
    std::int32_t found = -1;
    if (!named && (found = described_event(mention, words, day, nth, kind)) >= 0)
      key = entity(events_[static_cast<std::size_t>(found)].entity).key;
    const std::int32_t own = add(number, name, key);
    ReportEntity& event = entity(own);
    event.named |= named;
    const auto [at, added] = event_of_.try_emplace(own, events_.size());
    if (added) events_.push_back({.entity = own, .first_sentence = mention.sentence});
    ToldEvent& told = events_[at->second];
    Words both;
    std::set_union(told.words.begin(), told.words.end(), words.begin(), words.end(), std::back_inserter(both));
    told.words = std::move(both);
    if (told.day.day == 0) told.day = day;
    if (!told.nth) told.nth = nth;
    if (!told.kind) told.kind = kind;
    if (!event.named && fuller_name(name, event.name) && in_lead(mention.sentence)) {
      event.names.push_back(event.name);
      event.name = name;
    }
    score(told, number, named);
  }
}

// The event told of most is the report's main one; what is only spoken of does not count.
void Entities::score(ToldEvent& told, std::uint32_t number, bool named) {
  const auto scene = scene_of_.find(number);
  const bool here = scene != scene_of_.end() && text(scene->second) == "here";
  if (scene != scene_of_.end() && !here) return;
  const bool lead = in_lead(analysis_.mentions[number].sentence);
  told.score += (named ? 1u : 2u) + (lead ? 3u : 0u) + (here && lead ? 3u : 0u);
  if (named && !lead) return;
  if (told.score > best_score_) best_score_ = told.score, main_event = told.entity;
}

// A named event, or one described only later, is what a report tells of only if the bare words of its lead ("kỳ họp",
// "đại hội") agree with it.
void Entities::check_main_event() {
  if (main_event < 0) return;
  const bool named = all[static_cast<std::size_t>(main_event)].named;
  const bool later = !in_lead(events_[event_of_[main_event]].first_sentence);
  if (!named && !later) return;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != families_.event || !attribute(mention, known::bare) ||
        !in_lead(mention.sentence))
      continue;
    if (later || rules_.entity_types[mention.type] != all[static_cast<std::size_t>(main_event)].type) main_event = -1;
    return;
  }
}

// What "hội nghị" without more means: the event being told of if it is one, else the last one told of, else the main
// one.
std::int32_t Entities::bare_event(std::uint32_t number, std::int32_t told) {
  const Mention& mention = analysis_.mentions[number];
  const std::uint32_t type = rules_.entity_types[mention.type];
  const auto fits = [&](std::int32_t event) { return event >= 0 && all[static_cast<std::size_t>(event)].type == type; };
  if (fits(told)) return told;
  if (fits(main_event)) return main_event;

  if (main_event < 0) {  // where no fuller name was found, it gives the event what name it has
    text::Text name = analysis_.capitalized(values_.plain_text(mention.first, mention.last));
    if (const ToldDay* day = told_day(mention); day && day->first >= mention.last) {
      std::string dated(text(name));
      dated.append(" ").append(text(analysis_.lower(values_.plain_text(day->first, day->last))));
      name = analysis_.texts.add(dated);
    }
    main_event = add(number, name, key_of(name));
    event_of_.emplace(main_event, events_.size());
    events_.push_back({.entity = main_event, .first_sentence = mention.sentence, .day = day_beside(mention)});
    return main_event;
  }
  return main_event;
}

// Walks through the text with the event that is told of: scenes ("tại hội nghị …") move it, for what comes after,
// unless their sentence tells of an earlier time; words that leave the event (an interview) end it.
void Entities::follow_scenes() {
  const auto sentences = static_cast<std::uint32_t>(analysis_.tokens.sentences.size());
  told_ = ToldEvents(sentences, lead_sentences, main_event);
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const text::Text scene = attribute(mention, known::scene);
    if (mention.hidden || (!scene && family(mention) != families_.event)) continue;
    told_.go(mention.sentence);
    if (text(scene) == "none") {
      told_.leave();
    } else if (!scene) {
      if (attribute(mention, known::bare)) of_mention[number] = bare_event(number, told_.now());
    } else {
      const std::int32_t event = enter_scene(number, text(scene));
      const ToldDay* day = told_day(mention);
      const bool dated = day && day->last <= mention.first && mention.first - day->last <= 1;
      const bool told_of =
          event >= 0 && (dated || !all[static_cast<std::size_t>(event)].named || in_lead(mention.sentence));
      if (told_of && text(scene) == "here") told_.enter(event);
    }
  }
  told_.go(sentences);
}

// The event a scene is at; -1 if none. One that is not only spoken of takes what its sentence tells, and its day.
std::int32_t Entities::enter_scene(std::uint32_t number, std::string_view scene) {
  const Mention& mention = analysis_.mentions[number];
  for (const Holding& holding : analysis_.holds(mention))
    if (holding.slot == known::at && holding.mention >= 0)
      of_mention[number] = of_mention[static_cast<std::size_t>(holding.mention)];
  const std::int32_t event = of_mention[number];
  if (event < 0 || scene == "spoken of") return -1;
  scenes_.push_back({mention.sentence, mention.first, mention.last, event});
  const auto told = event_of_.find(event);
  if (told != event_of_.end() && in_lead(mention.sentence) && events_[told->second].day.day == 0)
    events_[told->second].day = day_beside(mention);
  return event;
}

void Entities::events() {
  note_days();
  note_scenes();
  describe_events();
  check_main_event();
  follow_scenes();
  for (const ToldEvent& told : events_) date_event(told);
  std::uint32_t done = static_cast<std::uint32_t>(-1);  // this sentence
  for (const std::uint32_t number : order) {
    const std::uint32_t sentence = analysis_.mentions[number].sentence;
    const std::int32_t own = of_mention[number];
    if (sentence == done || own < 0 || all[static_cast<std::size_t>(own)].family != families_.official) continue;
    done = sentence;
    if (told_.in(sentence) >= 0) peopled_.insert(told_.in(sentence));
    for (auto it = first_of(scenes_, sentence); it != scenes_.end() && it->sentence == sentence; ++it)
      peopled_.insert(it->event);
  }
}

std::int32_t Entities::event_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last) const {
  if (!rules_.scenes) return main_event;
  constexpr std::uint32_t close_behind = 4;  // tokens: "phát biểu kết luận tại hội nghị"
  const auto here = [&](auto scene) { return scene != scenes_.end() && scene->sentence == sentence; };
  const auto begun = first_from(scenes_, first);
  if (here(begun) && begun->first <= last + close_behind) return begun->event;
  if (begun != scenes_.begin() && here(std::prev(begun))) return std::prev(begun)->event;
  if (const auto after = first_from(scenes_, last + 1); here(after)) return after->event;
  return told_.in(sentence);
}

// A day without a year is completed from the day of the report, which tells of things at most a week ahead; without
// that it stays unknown.
void Entities::date_event(const ToldEvent& told) {
  constexpr int days_ahead = 7;
  base::Day day = told.day;
  const base::Day& written = analysis_.report->date.first;
  if (day.day == 0) return;
  if (day.year == 0 && written.day != 0) {
    const int ahead = (day.month - written.month) * 31 + day.day - written.day;
    day.year = static_cast<std::int16_t>(written.year - (ahead > days_ahead ? 1 : 0));
  }
  if (day.year == 0) return;
  const std::string day_text = base::to_string({.first = day, .last = {}});
  if (base::parse_date(day_text)) entity(told.entity).date = analysis_.texts.add(day_text);
}

}  // namespace soi::extraction
