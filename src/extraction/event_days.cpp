// SPDX-License-Identifier: Apache-2.0
// On which day an event was: days a report tells, and which of them are an event's.
#include <charconv>
#include <iterator>

#include "extraction/entities.hpp"
#include "extraction/text_order.hpp"

namespace soi::extraction {
namespace {

// The number a text begins with; 0 if none.
int number_in(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

// The day a mention tells by its attributes; its year may be unknown, no day is told by an impossible one.
base::Day Entities::day_in(const Mention& mention) const {
  const std::string_view same = text(attribute(mention, known::same));
  if (same == "last") return days_.empty() ? base::Day{} : days_.back().day;
  if (same == "report") return analysis_.report->date.first.day != 0 ? analysis_.report->date.first : base::Day{};
  const auto part = [&](std::uint32_t name) { return number_in(text(attribute(mention, name))); };
  const int year = part(known::year), month = part(known::month), day = part(known::day);
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  return {static_cast<std::int16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(day)};
}

// Whether two days may be one; where one is not told, they may.
bool Entities::same_day(const base::Day& one, const base::Day& two) {
  return one.day == 0 || two.day == 0 ||
         (one.day == two.day && one.month == two.month && (one.year == 0 || two.year == 0 || one.year == two.year));
}

void Entities::note_days() {
  const auto date = rules_.names.type("date");
  if (!date) return;
  std::uint32_t covered = 0;  // up to this token by a mention that is no event: its date is its own
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const bool of_event = family(mention) == families_.event;
    if (mention.type == *date || (of_event && attribute(mention, known::day))) {
      if (mention.last <= covered) continue;
      const base::Day day = day_in(mention);
      dates_.push_back({mention.first, mention.last});
      if (day.day != 0) days_.push_back({mention.sentence, mention.first, mention.last, day});
    } else if (!mention.hidden && !of_event) {
      covered = std::max(covered, mention.last);
    }
  }
  for (const std::uint32_t number : order) note_said_day(analysis_.mentions[number]);
}

// A mention that captures both an event and its day says that they belong together.
void Entities::note_said_day(const Mention& mention) {
  std::int32_t event = -1;
  for (const Holding& holding : analysis_.holds(mention, known::on)) {
    if (holding.slot == known::at) event = holding.mention;
    if (holding.slot != known::on || event < 0) continue;
    const auto day = first_entry_from(days_, holding.first);
    if (day == days_.end() || day->first != holding.first) continue;
    while (event >= 0) {  // of a scene: the event it is at
      said_day_[static_cast<std::uint32_t>(event)] = static_cast<std::size_t>(day - days_.begin());
      const Mention& inner = analysis_.mentions[static_cast<std::size_t>(event)];
      event = -1;
      for (const Holding& at : analysis_.holds(inner, known::at))
        if (at.slot == known::at) event = at.mention;
    }
  }
}

// The day of an event mention: said to be its, inside it, close behind it, or at the beginning of what is said of it.
const Entities::ToldDay* Entities::told_day(std::uint32_t number) const {
  constexpr std::uint32_t close_behind = 6, far_before = 90;  // tokens
  const Mention& mention = analysis_.mentions[number];
  if (const auto said = said_day_.find(number); said != said_day_.end()) return &days_[said->second];
  const auto behind = first_entry_from(days_, mention.first);
  if (behind != days_.end() && behind->sentence == mention.sentence && behind->first <= mention.last + close_behind)
    return &*behind;
  if (behind == days_.begin()) return nullptr;
  const ToldDay& before = *std::prev(behind);
  const bool near = before.last <= mention.first && before.last + far_before > mention.first;
  return near && before.sentence == mention.sentence ? &before : nullptr;
}

base::Day Entities::day_beside(std::uint32_t mention) const {
  const ToldDay* day = told_day(mention);
  return day ? day->day : base::Day{};
}

// A day without a year is completed from the day or month of the report, which tells of things at most two months
// ahead; without that it stays unknown.
void Entities::date_event(const ToldEvent& told) {
  constexpr int days_ahead = 60;
  base::Day day = told.said.day;
  const base::Day& written = analysis_.report->date.first;
  if (day.day == 0) return;
  if (day.year == 0 && written.month != 0) {
    const int in_month = written.day == 0 ? 31 : written.day;
    const int ahead = (day.month - written.month) * 31 + day.day - in_month;
    day.year = static_cast<std::int16_t>(written.year - (ahead > days_ahead ? 1 : 0));
  }
  if (day.year == 0) return;
  const std::string day_text = base::to_string({.first = day, .last = {}});
  if (base::parse_date(day_text)) entity(told.entity).date = analysis_.texts.add(day_text);
}

}  // namespace soi::extraction
