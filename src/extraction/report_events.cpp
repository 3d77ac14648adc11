// SPDX-License-Identifier: Apache-2.0
// The events of a report: which descriptions mean one event, what a bare "hội nghị" means, on which day an event was,
// and at which event something happens that is told without naming one.
#include <algorithm>
#include <iterator>

#include "extraction/entities.hpp"
#include "extraction/text_order.hpp"

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

// The 5th session is not the 6th; but "7" may be "bảy".
bool another_number(std::string_view one, std::string_view two) {
  const auto figures = [](std::string_view text) { return !text.empty() && text[0] >= '0' && text[0] <= '9'; };
  return one != two && !one.empty() && !two.empty() && figures(one) == figures(two);
}

constexpr std::uint32_t never = static_cast<std::uint32_t>(-1);  // no sentence

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

std::int32_t Entities::described_event(const Mention& mention, const Words& words, const base::Day& day, text::Text nth,
                                       text::Text kind) const {
  const std::int32_t place = place_inside(mention);
  constexpr std::size_t most = 24;  // events looked at, so that a text of events costs no square of its length
  const std::uint32_t type = rules_.entity_types[mention.type];
  for (std::size_t i = 0; i < std::min(most, events_.size()); ++i) {
    const ToldEvent& told = events_[i];
    const ReportEntity& event = all[static_cast<std::size_t>(told.entity)];
    if (event.type != type || !same_day(told.day, day)) continue;
    if (another_number(text(nth), text(told.nth))) continue;
    if (place >= 0 && told.place >= 0 && place != told.place) continue;
    if (event.named) {  // "kỳ họp thứ 7" after "kỳ họp thứ 7, Quốc hội khóa XIV"
      if (!words.empty() && std::includes(told.words.begin(), told.words.end(), words.begin(), words.end()))
        return static_cast<std::int32_t>(i);
      continue;
    }
    const bool headline = told.first_sentence == 0 || mention.sentence == 0;
    // "Hội nghị ngày 15/2" is another than the one told of later by its subject, without a day.
    if (told.words.empty() && told.day.day != 0 && day.day == 0 && !in_lead(mention.sentence)) continue;
    if (headline || alike(words, told.words, kind == told.kind)) return static_cast<std::int32_t>(i);
  }
  return -1;
}

// The event of a name that goes on with another's ("Đại hội XVI, nhiệm kỳ 2021 - 2026") or says more of the same number
// ("Đại hội Phụ nữ tỉnh lần thứ XVI", "Đại hội Phụ nữ tỉnh Quảng Trị lần thứ XVI").
std::int32_t Entities::named_event(const Mention& mention, std::string_view key, const Words& words) const {
  constexpr std::size_t most = 24, least_words = 3;
  const auto last_word = [](std::string_view text) { return text.substr(text.rfind(' ') + 1); };
  const auto within = [](const Words& few, const Words& many) {
    return few.size() >= least_words && std::includes(many.begin(), many.end(), few.begin(), few.end());
  };
  for (std::size_t i = 0; i < std::min(most, events_.size()); ++i) {
    const ReportEntity& event = all[static_cast<std::size_t>(events_[i].entity)];
    if (!event.named || event.type != rules_.entity_types[mention.type]) continue;
    const std::string_view known = text(event.key), longer = key.size() > known.size() ? key : known;
    const std::size_t shared = std::min(key.size(), known.size());
    const bool goes_on = longer.starts_with(key.substr(0, shared)) && longer.starts_with(known.substr(0, shared)) &&
                         (longer.size() == shared || longer[shared] == ' ' || longer[shared] == ',');
    const bool same_number =
        last_word(key) == last_word(known) && (within(words, events_[i].words) || within(events_[i].words, words));
    if (goes_on || same_number) return static_cast<std::int32_t>(i);
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
    if (const ToldDay* inside = told_day(number); inside && inside->first < mention.last)
      leave_out(words_of(key_of(values_.plain_text(inside->first, inside->last))));
    const base::Day day = day_beside(number);
    const text::Text nth = analysis_.lower(attribute(mention, known::nth));
    const std::int32_t found =
        named ? named_event(mention, text(key), words) : described_event(mention, words, day, nth, kind);
    if (found >= 0) key = entity(events_[static_cast<std::size_t>(found)].entity).key;
    const std::int32_t own = add(number, name, key);
    ReportEntity& event = entity(own);
    event.named |= named;
    const auto [at, added] = event_of_.try_emplace(own, events_.size());
    if (added)
      events_.push_back({.entity = own, .first_sentence = mention.sentence, .told_sentence = never, .quiet = true});
    ToldEvent& told = events_[at->second];
    if (!only_spoken_of(number)) told.told_sentence = std::min(told.told_sentence, mention.sentence);
    told.quiet &= attribute(mention, known::quiet) != text::no_text;
    Words both;
    std::set_union(told.words.begin(), told.words.end(), words.begin(), words.end(), std::back_inserter(both));
    told.words = std::move(both);
    if (told.day.day == 0) told.day = day;
    if (!told.nth) told.nth = nth;
    if (!told.kind) told.kind = kind;
    if (told.place < 0) told.place = place_inside(mention);
    if (!event.named && fuller_name(name, event.name) && in_lead(mention.sentence)) {
      event.names.push_back(event.name);
      event.name = name;
    }
    score(told, number, named);
  }
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
  told.score += (named ? 1u : 2u) + (lead ? 3u : 0u) + (here && lead ? 3u : 0u);
  if (named && !lead) return;
  if (told.score > best_score_) best_score_ = told.score, main_event = told.entity;
}

// A named event, or one described only later, is what a report tells of only if the bare words of its lead ("kỳ họp",
// "đại hội") agree with it.
void Entities::check_main_event() {
  if (main_event < 0) return;
  const bool named = all[static_cast<std::size_t>(main_event)].named;
  const bool later = !in_lead(events_[event_of_[main_event]].told_sentence);
  if (!named && !later) return;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const std::string_view bare = text(attribute(mention, known::bare));
    if (mention.hidden || family(mention) != families_.event || bare.empty() || bare == "part" ||
        !in_lead(mention.sentence) || only_spoken_of(number))
      continue;
    if (later || rules_.entity_types[mention.type] != all[static_cast<std::size_t>(main_event)].type) main_event = -1;
    return;
  }
}

// Whether a bare mention may mean an event: one of its type and, if it says its kind ("buổi họp báo"), one whose name
// has the words for it.
bool Entities::may_mean(const Mention& mention, std::int32_t event) const {
  if (event < 0) return false;
  const ReportEntity& meant = all[static_cast<std::size_t>(event)];
  if (meant.type != rules_.entity_types[mention.type]) return false;
  if (text(attribute(mention, known::bare)) != "kind") return true;
  const std::string_view words = text(analysis_.lower(values_.plain_text(mention.first, mention.last)));
  return text(analysis_.lower(meant.name)).find(words.substr(words.find(' ') + 1)) != std::string_view::npos;
}

// The last event described before a bare mention that it may mean; -1 if none.
std::int32_t Entities::event_of_kind(const Mention& mention) const {
  const auto told = std::find_if(events_.rbegin(), events_.rend(), [&](const ToldEvent& event) {
    return !all[static_cast<std::size_t>(event.entity)].named && event.first_sentence <= mention.sentence &&
           may_mean(mention, event.entity);
  });
  return told != events_.rend() ? told->entity : -1;
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
                     .day = day_beside(number)});
  return own;
}

// What "hội nghị" without more means: the event being told of if it is one, else the main one, else the last one of its
// type. Where no fuller name was found, it gives the main event what name it has.
std::int32_t Entities::bare_event(std::uint32_t number, std::int32_t told) {
  const Mention& mention = analysis_.mentions[number];
  const std::string_view bare = text(attribute(mention, known::bare));
  if (bare == "part" && (told >= 0 || main_event >= 0)) return told >= 0 ? told : main_event;
  if (may_mean(mention, told)) return told;
  if (may_mean(mention, main_event)) return main_event;
  if (only_spoken_of(number)) return bare == "kind" ? -1 : main_event;
  if (const std::int32_t described = event_of_kind(mention); described >= 0) return described;
  if (main_event < 0) return main_event = own_event(number);
  return bare == "kind" ? own_event(number) : main_event;
}

// Walks through the text with the event that is told of: scenes ("tại hội nghị …") move it, for what comes after,
// unless their sentence tells of an earlier time; words that leave the event (an interview) end it.
void Entities::follow_scenes() {
  const auto sentences = static_cast<std::uint32_t>(analysis_.tokens.sentences.size());
  told_later_ = main_event >= 0 && !in_lead(events_[event_of_[main_event]].told_sentence);
  told_ = ToldEvents(sentences, lead_sentences, main_event);
  const std::uint32_t date = rules_.names.type("date").value_or(no_type);
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const text::Text scene = attribute(mention, known::scene);
    const bool opening_date = mention.type == date && opens_sentence(mention);
    if (mention.hidden || (!scene && !opening_date && family(mention) != families_.event)) continue;
    told_.go(mention.sentence);
    if (opening_date) {
      if (on_another_day(mention, told_.now())) told_.skip();
    } else if (text(scene) == "none") {
      told_.leave();
    } else if (!scene) {
      if (attribute(mention, known::bare)) of_mention[number] = bare_event(number, told_.now());
    } else {
      const std::int32_t event = enter_scene(number, text(scene));
      if (event >= 0 && text(scene) == "here" && told_somewhere(event) && goes_on(number, event)) told_.enter(event);
    }
  }
  told_.go(sentences);
}

// Whether anything is told of an event but that it was or will be.
bool Entities::told_somewhere(std::int32_t event) const {
  const auto told = event_of_.find(event);
  return told == event_of_.end() || events_[told->second].told_sentence != never;
}

bool Entities::opens_sentence(const Mention& mention) const {
  return mention.first <= analysis_.tokens.sentences[mention.sentence].first + 2;  // "Trước đó ngày …"
}

bool Entities::on_another_day(const Mention& date, std::int32_t event) const {
  const auto told = event_of_.find(event);
  const auto day = first_entry_from(days_, date.first);
  return told != event_of_.end() && day != days_.end() && day->first == date.first &&
         !same_day(day->day, events_[told->second].day);
}

// Whether what follows a scene is told of its event, too. A scene in the middle of a sentence that tells of another
// event ("… kể lại trong chuyến thăm ấy") is left again with the sentence.
bool Entities::goes_on(std::uint32_t number, std::int32_t event) const {
  constexpr std::uint32_t opening = 9;  // tokens: "Phát biểu kết luận tại", "Chiều cùng ngày, tại"
  const Mention& mention = analysis_.mentions[number];
  const ToldDay* day = told_day(number);
  const bool dated = day && day->last <= mention.first && mention.first - day->last <= 1;
  if (dated) return true;
  if (all[static_cast<std::size_t>(event)].named && !in_lead(mention.sentence)) return false;
  const std::int32_t now = told_.now();
  if (now < 0 || now == event || event == main_event) return true;
  return mention.first - analysis_.tokens.sentences[mention.sentence].first <= opening;
}

// The event a scene is at; -1 if none. One that is not only spoken of takes what its sentence tells, and its day.
std::int32_t Entities::enter_scene(std::uint32_t number, std::string_view scene) {
  const Mention& mention = analysis_.mentions[number];
  bool returned = false;  // "tại cuộc họp"
  for (const Holding& holding : analysis_.holds(mention)) {
    if (holding.slot != known::at || holding.mention < 0) continue;
    const auto inner = static_cast<std::size_t>(holding.mention);
    of_mention[number] = of_mention[inner];
    returned |= attribute(analysis_.mentions[inner], known::bare) != text::no_text;
  }
  const std::int32_t event = of_mention[number];
  if (event < 0 || scene == "spoken of") return -1;
  scenes_.push_back({mention.sentence, mention.first, mention.last, event});
  const auto told = event_of_.find(event);
  if (told == event_of_.end()) return event;
  events_[told->second].quiet &= !returned;
  if (in_lead(mention.sentence) && events_[told->second].day.day == 0) events_[told->second].day = day_beside(number);
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
    for (auto it = first_entry_of(scenes_, sentence); it != scenes_.end() && it->sentence == sentence; ++it)
      peopled_.insert(it->event);
  }
}

std::int32_t Entities::event_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, bool told) const {
  if (!rules_.scenes) return main_event;
  const std::int32_t event = scene_at(sentence, first, last, told);
  const auto own = event_of_.find(event);
  return told && own != event_of_.end() && events_[own->second].quiet ? -1 : event;
}

// The event of a scene that the sentence names around these tokens, else the one told of in it; -1 if none.
std::int32_t Entities::scene_at(std::uint32_t sentence, std::uint32_t first, std::uint32_t last, bool told) const {
  constexpr std::uint32_t close_behind = 4;  // tokens: "phát biểu kết luận tại hội nghị"
  const auto here = [&](auto scene) { return scene != scenes_.end() && scene->sentence == sentence; };
  const auto begun = first_entry_from(scenes_, first);
  if (here(begun) && begun->first <= last + close_behind) return begun->event;
  if (begun != scenes_.begin() && here(std::prev(begun))) return std::prev(begun)->event;
  if (const auto after = first_entry_from(scenes_, last + 1); here(after)) return after->event;
  const std::int32_t event = told_.in(sentence);
  return told && told_later_ && in_lead(sentence) && event == main_event ? -1 : event;
}

}  // namespace soi::extraction
