// SPDX-License-Identifier: Apache-2.0
// Where a report is while it tells: which mentions set a scene ("tại hội nghị"), which event is told of behind them,
// and at which event something happens that is told without naming one.
#include <algorithm>
#include <iterator>

#include "extraction/entities.hpp"
#include "extraction/text_order.hpp"

namespace soi::extraction {
namespace {

constexpr std::uint32_t day_opens = 2;      // tokens into a sentence: "Trước đó ngày …"
constexpr std::uint32_t first_clause = 10;  // "Liên quan đến việc này, ngày 5/3, …"

}  // namespace

// Where in its sentence somebody is said to say something: "cho biết, tại kỳ họp tới …".
void Entities::note_reports() {
  for (const Found& found : analysis_.triggers)
    if (rules_.relations[found.rule].reports)
      reported_from_.emplace(found.sentence, analysis_.sentence(found.sentence)[found.last - 1].last);
}

// Whether a scene is part of what somebody says, who says it elsewhere; "tại hội nghị" is where it is said.
bool Entities::in_report(const Mention& scene) const {
  const auto from = reported_from_.find(scene.sentence);
  if (from == reported_from_.end() || scene.first < from->second) return false;
  const auto held = analysis_.holds(scene, known::at);
  return std::none_of(held.begin(), held.end(), [&](const Holding& holding) {
    return holding.slot == known::at && holding.mention >= 0 &&
           attribute(analysis_.mentions[static_cast<std::size_t>(holding.mention)], known::bare);
  });
}

// The scene that a mention sets, if any.
text::Text Entities::scene_set_by(const Mention& mention) const {
  const text::Text scene = attribute(mention, known::scene);
  return text(scene) == "here" && in_report(mention) ? analysis_.texts.add("spoken of") : scene;
}

// How each event mention stands in its sentence: what is told happens at it, it is only spoken of, or (empty) neither.
void Entities::note_scenes() {
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const text::Text scene = scene_set_by(mention);
    if (!scene || mention.hidden) continue;
    for (const Holding& holding : analysis_.holds(mention, known::at))
      if (holding.slot == known::at && holding.mention >= 0)
        scene_of_[static_cast<std::uint32_t>(holding.mention)] = scene;
  }
}

// Walks through the text with the event that is told of: scenes ("tại hội nghị …") move it, for what comes after,
// unless their sentence tells of an earlier time; words that leave the event (an interview) end it.
void Entities::follow_scenes() {
  const auto sentences = static_cast<std::uint32_t>(analysis_.tokens.sentences.size());
  told_later_ = main_event >= 0 && !in_lead(events_[event_of_[main_event]].told_sentence);
  told_ = ToldEvents(sentences, lead_sentences, main_event);
  const std::uint32_t date = rules_.names.type("date").value_or(no_type), pictures = pictures_from();
  bool below = false;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (!below && mention.sentence >= pictures) below = true, tell_of_pictures(pictures);
    const text::Text scene = scene_set_by(mention);
    const bool opening_date = mention.type == date && opens_sentence(mention);
    if (mention.hidden || (!scene && !opening_date && family(mention) != families_.event)) continue;
    told_.go(mention.sentence);
    if (opening_date) {
      if (on_another_day(mention, told_.now())) told_.skip();
    } else if (text(scene) == "none") {
      below ? told_.skip() : told_.leave();
    } else if (!scene) {
      if (attribute(mention, known::bare) || unsaid_.contains(number))
        of_mention[number] = bare_event(number, told_.now());
    } else {
      const std::int32_t event = enter_scene(number, text(scene));
      const bool moves = event >= 0 && text(scene) == "here" && !below && told_somewhere(event);
      if (moves && goes_on(number, event)) told_.enter(event);
    }
  }
  told_.go(sentences);
}

// The first sentence of the words below pictures at a report's end; behind its last one if there are none.
std::uint32_t Entities::pictures_from() const {
  const auto& sentences = analysis_.tokens.sentences;
  auto from = static_cast<std::uint32_t>(sentences.size());
  while (from > 0 && analysis_.report->blocks[sentences[from - 1].block].kind == text::BlockKind::caption) --from;
  return from;
}

// They show what the report is about, whatever it told of last, and each tells for itself.
void Entities::tell_of_pictures(std::uint32_t from) {
  if (from > 0) told_.go(from - 1);
  if (main_event >= 0 && !told_later_) told_.enter(main_event);
  told_.go(from);
}

// Whether anything is told of an event but that it was or will be.
bool Entities::told_somewhere(std::int32_t event) const {
  const auto told = event_of_.find(event);
  return told == event_of_.end() || events_[told->second].told_sentence != never;
}

// Not within what somebody is quoted with: “Ngày 12/4, …”, ông A cho biết.
bool Entities::opens_sentence(const Mention& mention) const {
  const std::uint32_t begin = analysis_.tokens.sentences[mention.sentence].first;
  const text::Token& opening = analysis_.tokens.tokens[begin];
  const bool quoted =
      mention.first > begin && opening.shape == text::Shape::mark && analysis_.tokens.forms->lower(opening.form) != "-";
  if (quoted) return false;
  const auto comma = [&](std::uint32_t at) {
    return at < analysis_.tokens.tokens.size() &&
           analysis_.tokens.forms->lower(analysis_.tokens.tokens[at].form) == ",";
  };
  const bool between = mention.first <= begin + first_clause && comma(mention.first - 1) && comma(mention.last);
  return mention.first <= begin + day_opens || between;
}

bool Entities::on_another_day(const Mention& date, std::int32_t event) const {
  const auto told = event_of_.find(event);
  const auto day = first_entry_from(days_, date.first);
  return told != event_of_.end() && day != days_.end() && day->first == date.first &&
         !same_day(day->day, events_[told->second].said.day);
}

// Whether what follows a scene is told of its event, too. A scene in the middle of a sentence that tells of another
// event ("… kể lại trong chuyến thăm ấy") is left again with the sentence.
bool Entities::goes_on(std::uint32_t number, std::int32_t event) const {
  constexpr std::uint32_t opening = 9;  // tokens: "Phát biểu kết luận tại", "Chiều cùng ngày, tại"
  const Mention& mention = analysis_.mentions[number];
  const ToldDay* day = told_day(number);
  const bool dated = day && day->last <= mention.first && mention.first - day->last <= 1;
  const std::uint32_t begin = analysis_.tokens.sentences[mention.sentence].first;
  const bool opened_by_day = day && day->last <= mention.first && day->first <= begin + day_opens;
  if (dated || opened_by_day) return true;
  if (all[static_cast<std::size_t>(event)].named && !in_lead(mention.sentence)) return false;
  const std::int32_t now = told_.now();
  if (now < 0 || now == event || event == main_event) return true;
  return mention.first - begin <= opening;
}

// The event a scene is at; -1 if none. One that is not only spoken of takes what its sentence tells, and its day.
std::int32_t Entities::enter_scene(std::uint32_t number, std::string_view scene) {
  const Mention& mention = analysis_.mentions[number];
  bool returned = false;  // "tại cuộc họp"
  for (const Holding& holding : analysis_.holds(mention, known::at)) {
    if (holding.slot != known::at || holding.mention < 0) continue;
    const auto inner = static_cast<std::size_t>(holding.mention);
    of_mention[number] = of_mention[inner];
    returned |= attribute(analysis_.mentions[inner], known::bare) != text::no_text;
  }
  const std::int32_t event = of_mention[number];
  if (event < 0 || scene == "spoken of" || (returned && !told_somewhere(event))) return -1;
  scenes_.push_back({mention.sentence, mention.first, mention.last, event});
  const auto told = event_of_.find(event);
  if (told == event_of_.end()) return event;
  events_[told->second].quiet &= !returned;
  if (in_lead(mention.sentence) && events_[told->second].said.day.day == 0)
    events_[told->second].said.day = day_beside(number);
  return event;
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
