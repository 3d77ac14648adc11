// SPDX-License-Identifier: Apache-2.0
// Events that are told by their number ("kỳ họp thứ 6", "hội nghị lần thứ bảy") or as a committee's own, in other words
// each time: "Hội nghị Thành ủy", "Hội nghị lần thứ 14 Ban Chấp hành Đảng bộ thành phố".
#include <algorithm>
#include <iterator>

#include "extraction/entities.hpp"

namespace soi::extraction {

// Whether a mention is its head and its number, with no more between them than the words for a number.
bool Entities::says_only_its_number(const Mention& mention) const {
  constexpr std::uint32_t number_words = 2;  // "lần thứ"
  std::uint32_t head_end = 0, number_begin = 0;
  for (const Holding& holding : analysis_.holds(mention, known::nth)) {
    if (holding.slot == known::head && holding.first == mention.first) head_end = holding.last;
    if (holding.slot == known::nth && holding.last == mention.last) number_begin = holding.first;
  }
  return head_end > 0 && number_begin >= head_end && number_begin - head_end <= number_words;
}

// The event of that type and number, where one of the two says no more than that.
std::int32_t Entities::numbered_event(const Mention& mention, const Description& said) const {
  if (!said.nth) return -1;
  const auto end = events_.begin() + std::min<std::ptrdiff_t>(most_events, std::ssize(events_));
  const auto same = std::find_if(events_.begin(), end, [&](const ToldEvent& told) {
    return told.said.nth == said.nth && (said.counted || told.said.counted) && !differ(said, told.said) &&
           all[static_cast<std::size_t>(told.entity)].type == rules_.entity_types[mention.type];
  });
  return same == end ? -1 : static_cast<std::int32_t>(same - events_.begin());
}

// A party committee of a place and its executive board are one.
bool Entities::same_committee(std::int32_t one, std::int32_t two) const {
  if (one < 0 || two < 0) return false;
  const ReportEntity &first = all[static_cast<std::size_t>(one)], &second = all[static_cast<std::size_t>(two)];
  return one == two || (first.type == second.type && first.place >= 0 && first.place == second.place);
}

// An event told by its own name has that name, whatever was said of it before; of two, the one with a number.
void Entities::name_it(ToldEvent& told, const Mention& mention, text::Text name, const Description& said) {
  ReportEntity& event = entity(told.entity);
  const bool says_more = !event.named || (said.nth && !told.said.nth);
  event.named = true;
  if (!says_more || name == event.name) return;
  event.type = rules_.entity_types[mention.type];
  event.names.push_back(event.name);
  event.name = name;
}

// A named event that a lead only speaks of ("… về nhân sự Đại hội XIII") is not what it tells of where something is
// said to happen at another.
void Entities::prefer_where_something_happens() {
  const ToldEvent& main = events_[event_of_[main_event]];
  if (main.here || !entity(main_event).named) return;
  std::uint32_t best = 0;
  for (const ToldEvent& told : events_)
    if (told.here && told.score > best) best = told.score, main_event = told.entity;
}

}  // namespace soi::extraction
