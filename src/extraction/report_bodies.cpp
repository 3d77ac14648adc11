// SPDX-License-Identifier: Apache-2.0
// The bodies of a report: completed with its own places, with the bodies they belong to, and joined where one name
// begins another.
#include <algorithm>

#include "extraction/entities.hpp"

namespace soi::extraction {
namespace {

bool begins_with_words(std::string_view longer, std::string_view shorter) {
  return longer.size() > shorter.size() && longer.starts_with(shorter) && longer[shorter.size()] == ' ';
}

}  // namespace

// Whether a bracket that holds a place is closed before the body: "quê xã A (huyện B), Bí thư Huyện ủy" is not B's.
bool Entities::in_brackets(const Mention& place, const Mention& body) const {
  for (std::uint32_t at = place.last; at < body.first; ++at) {
    const char mark = analysis_.report->text[analysis_.tokens.tokens[at].begin];
    if (mark == '(') return false;
    if (mark == ')') return true;
  }
  return false;
}

// Lists of two offices and more, as the outermost mention that has them.
void Entities::note_offices() {
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    const auto held = analysis_.holds(mention, known::office);
    const auto offices =
        std::count_if(held.begin(), held.end(), [](const Holding& one) { return one.slot == known::office; });
    if (offices < 2 || (!offices_.empty() && mention.last <= offices_.back().second)) continue;
    offices_.emplace_back(mention.first, mention.last);
  }
}

// The list of offices around a body, "Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh A": its tokens; the body's own where it
// stands in none.
std::pair<std::uint32_t, std::uint32_t> Entities::offices_around(const Mention& body) const {
  const auto after = std::upper_bound(offices_.begin(), offices_.end(), body.first,
                                      [](std::uint32_t at, const auto& list) { return at < list.first; });
  if (after == offices_.begin() || std::prev(after)->second < body.last) return {body.first, body.last};
  return *std::prev(after);
}

// The place that completes a body of a level: one of that level named with the offices told of together, before it or
// behind it ("Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh A"), else before it in its sentence ("điều động về huyện A làm Bí
// thư Huyện ủy"), else the report's own. Where places of several types are of the level, only those of its first type
// are believed on the way: a city may belong to a province or be its equal. Where both are told to be of a sort, it is
// the same one: no "Huyện ủy" is of a "quận". A report of several such places, none of which it is about, means the one
// named last, as "UBND huyện này" does.
std::int32_t Entities::place_of_level(const Mention& body) const {
  constexpr int furthest = 16;  // places back
  const text::Text level = attribute(body, known::level);
  const auto types = level ? rules_.levels.find(text(level)) : rules_.levels.end();
  if (types == rules_.levels.end() || types->second.empty()) return -1;
  const text::Text sort = attribute(body, known::sort);
  const bool this_one = attribute(body, known::same) != text::no_text;
  const auto of_sort = [&](std::uint32_t number) {
    const text::Text own = sort ? attribute(analysis_.mentions[number], known::sort) : text::no_text;
    return !own || own == sort;
  };
  const auto fits = [&](std::uint32_t number) {
    const std::int32_t own = of_mention[number];
    return own >= 0 && of_sort(number) && (this_one || !in_brackets(analysis_.mentions[number], body)) &&
           rules_.names.is_a[all[static_cast<std::size_t>(own)].type][types->second.front()];
  };
  const auto here =
      std::lower_bound(place_mentions_.begin(), place_mentions_.end(), body.first,
                       [&](std::uint32_t number, std::uint32_t at) { return analysis_.mentions[number].first < at; });
  const bool of_last = this_one || level_of_many_.contains(text(level));
  const auto [begin, end] = offices_around(body);
  std::int32_t named_last = -1;
  auto it = here;
  for (int steps = 0; it != place_mentions_.begin() && steps < furthest && named_last < 0; ++steps) {
    const Mention& place = analysis_.mentions[*--it];
    if (place.sentence != body.sentence && !of_last) break;
    if (place.last > body.first || !fits(*it)) continue;
    if (place.first >= begin) return of_mention[*it];
    named_last = of_mention[*it];
  }
  for (it = here; it != place_mentions_.end() && analysis_.mentions[*it].last <= end; ++it)
    if (fits(*it)) return of_mention[*it];
  if (named_last >= 0) return named_last;
  const std::int32_t* report_own = place_at_level(level);
  if (!report_own || of_sort(all[static_cast<std::size_t>(*report_own)].first_mention))
    return report_own ? *report_own : -1;
  // A ward's report that goes on to a commune: "tiếp xúc cử tri xã B. Dự có Chủ tịch UBND xã".
  const auto other = std::find_if(std::make_reverse_iterator(here), place_mentions_.rend(), fits);
  return other != place_mentions_.rend() ? of_mention[*other] : -1;
}

// "Trưởng ban Dân vận; ông A làm Bí thư Thành ủy Hà Nội": behind a semicolon something else is told.
bool Entities::semicolon_between(const Mention& body, const Mention& later) const {
  for (std::uint32_t at = body.last; at < later.first; ++at)
    if (analysis_.report->text[analysis_.tokens.tokens[at].begin] == ';') return true;
  return false;
}

bool Entities::may_complete(std::uint32_t number, std::uint32_t other, std::uint32_t type) const {
  const Mention& mention = analysis_.mentions[other];
  return other != number && !mention.hidden && of_mention[other] >= 0 && rules_.names.is_a[mention.type][type];
}

std::int32_t Entities::body_close_by(std::uint32_t number, std::uint32_t type, std::uint32_t reach) const {
  const Mention& from = analysis_.mentions[number];
  std::int32_t nearest = -1;
  std::uint32_t distance = reach + 1;
  const auto first = std::lower_bound(
      order.begin(), order.end(), from.sentence,
      [&](std::uint32_t other, std::uint32_t sentence) { return analysis_.mentions[other].sentence < sentence; });
  for (auto it = first; it != order.end() && analysis_.mentions[*it].sentence == from.sentence; ++it) {
    if (!may_complete(number, *it, type)) continue;
    const Mention& mention = analysis_.mentions[*it];
    if (semicolon_between(from, mention)) continue;
    const std::uint32_t gap =
        mention.first >= from.last ? mention.first - from.last : from.first - std::min(from.first, mention.last);
    if (gap < distance) distance = gap, nearest = static_cast<std::int32_t>(*it);
  }
  return nearest;
}

// The body named most and, for each place, the first one there, of those that may complete others.
std::int32_t Entities::usual_body(std::uint32_t number, std::uint32_t type) {
  const auto [usual, first_asked] = usual_bodies_.try_emplace(type, -1);
  if (!first_asked) return usual->second;
  std::uint32_t most = 0;
  for (const std::uint32_t other : order) {
    if (!may_complete(number, other, type)) continue;
    const ReportEntity& body = all[static_cast<std::size_t>(of_mention[other])];
    if (body.place >= 0) bodies_of_places_.try_emplace({type, body.place}, static_cast<std::int32_t>(other));
    if (body.mentions > most) most = body.mentions, usual->second = static_cast<std::int32_t>(other);
  }
  return usual->second;
}

// The body of a place that is told of in [begin, end), among offices of a list; of those noted with the usual one of
// its type. -1: none.
std::int32_t Entities::body_of_listed_place(std::uint32_t begin, std::uint32_t end, std::uint32_t type) const {
  auto place =
      std::lower_bound(place_mentions_.begin(), place_mentions_.end(), begin,
                       [&](std::uint32_t other, std::uint32_t at) { return analysis_.mentions[other].first < at; });
  for (; place != place_mentions_.end() && analysis_.mentions[*place].last <= end; ++place)
    if (const auto body = bodies_of_places_.find({type, of_mention[*place]}); body != bodies_of_places_.end())
      return body->second;
  return -1;
}

std::int32_t Entities::completing_body(std::uint32_t number, std::uint32_t type) {
  constexpr std::uint32_t close_by = 8;  // tokens
  const std::int32_t nearest = body_close_by(number, type, close_by), usual = usual_body(number, type);
  const auto [begin, end] = offices_around(analysis_.mentions[number]);
  if (nearest >= 0 && analysis_.mentions[static_cast<std::size_t>(nearest)].first >= begin) return nearest;
  // "UVBTV, Chủ tịch UBND huyện A" is of A's committee, whatever stands before.
  if (const std::int32_t listed = body_of_listed_place(begin, end, type); listed >= 0) return listed;
  return nearest >= 0 ? nearest : usual;
}

void Entities::bodies() {
  std::vector<std::uint32_t> needing;
  for (const std::uint32_t number : of_family(families_.organization)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || (nameless(mention) && !attribute(mention, known::needs))) continue;
    if (needs_another(number))
      needing.push_back(number);
    else
      body(number);
  }
  bare_bodies();
  open_bodies_.clear();
  for (const std::uint32_t number : needing) body(number);
  bare_bodies();
  count_inner_bodies();
}

// Whether some other body must complete this one, or the one inside its name, or that one's name is a bare word.
bool Entities::needs_another(std::uint32_t number) const {
  if (attribute(analysis_.mentions[number], known::needs)) return true;
  for (const Holding& holding : analysis_.holds(analysis_.mentions[number], known::of)) {
    if (holding.slot != known::of || holding.mention < 0) continue;
    const auto inner = static_cast<std::uint32_t>(holding.mention);
    if (attribute(analysis_.mentions[inner], known::bare) || needs_another(inner)) return true;
  }
  return false;
}

// A body that only ever stands inside another's name ("Ban Thường vụ Tỉnh ủy") is no entity of its own.
void Entities::count_inner_bodies() {
  for (const Mention& mention : analysis_.mentions)
    for (const Holding& holding : analysis_.holds(mention, known::of))
      if (holding.slot == known::of && holding.mention >= 0 && holding.first >= mention.first &&
          holding.last <= mention.last && of_mention[static_cast<std::size_t>(holding.mention)] >= 0)
        --entity(of_mention[static_cast<std::size_t>(holding.mention)]).mentions;
}

// How the place stands in the name that it completes: "Bến Tre", or "tỉnh Bến Tre".
text::Text Entities::completing_name(const Mention& mention, std::int32_t place) {
  return text(attribute(mention, known::join)) == "long" ? entity(place).long_name : entity(place).short_name;
}

void Entities::body(std::uint32_t number) {
  if (of_mention[number] >= 0) return;
  const Mention& mention = analysis_.mentions[number];
  std::string name(text(values_.text_of(value_of(number))));
  std::int32_t place = -1;
  bool open = false;
  const auto put = [&](text::Text complement) {
    if (const std::size_t at = name.find('@'); at != std::string::npos)
      name.replace(at, 1, text(complement));
    else if (complement)
      name.append(" ").append(text(complement));
  };
  // A body inside its name gives it that body's own completion.
  std::int32_t inner = -1;
  for (const Holding& holding : analysis_.holds(mention, known::of)) {
    if (holding.mention < 0 || holding.slot != known::of) continue;
    if (family(analysis_.mentions[static_cast<std::size_t>(holding.mention)]) == families_.organization)
      body(static_cast<std::uint32_t>(holding.mention));
    inner = of_mention[static_cast<std::size_t>(holding.mention)];
  }
  for (const Holding& holding : analysis_.holds(mention, known::place))
    if (holding.mention >= 0 && holding.slot == known::place)
      place = of_mention[static_cast<std::size_t>(holding.mention)];
  if (inner >= 0) {
    place = entity(inner).place;
    put(entity(inner).name);
  } else if (const text::Text needs = attribute(mention, known::needs)) {
    const auto type = rules_.names.type(text(needs));
    const std::int32_t found = type ? completing_body(number, *type) : -1;
    const std::int32_t whole = found >= 0 ? of_mention[static_cast<std::size_t>(found)] : -1;
    if (whole < 0) return;  // nothing says whose it is: no one body
    place = entity(whole).place;
    const text::Text brief = attribute(analysis_.mentions[static_cast<std::size_t>(found)], known::short_form);
    put(brief ? brief : entity(whole).name);
  } else if (place < 0) {
    place = place_of_level(mention);
    open = place < 0;
    const text::Text complement = place >= 0 ? completing_name(mention, place) : text::no_text;
    if (const text::Text alone = attribute(mention, known::open); open && alone)
      name = text(alone);
    else
      put(complement);
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  const text::Text whole_name = analysis_.capitalized(analysis_.texts.add(name));
  const std::int32_t own = add(number, whole_name, key_of(whole_name));
  if (place >= 0) entity(own).place = place;
  if (open) open_bodies_.push_back(number);
}

// "Quân khu" beside "Quân khu 1", "Hội" beside "Hội Luật gia Việt Nam": a name that begins a longer one of the report
// is that body, unless that one stands apart: "Bộ Ngoại giao" is not "Bộ Ngoại giao Lào". A bare name that begins none
// is no body.
void Entities::bare_bodies() {
  const auto longer = [&](text::Text key) {
    std::int32_t found = -1;  // the one the report names most
    for (auto it = organizations_.lower_bound(std::string(text(key)) + " ");
         it != organizations_.end() && begins_with_words(it->first, text(key)); ++it) {
      const ReportEntity& other = entity(it->second);
      if (attribute(analysis_.mentions[other.first_mention], known::apart)) continue;
      if (other.mentions > 0 && (found < 0 || other.mentions > entity(found).mentions)) found = it->second;
    }
    return found;
  };
  Joined joined;
  for (const std::uint32_t number : open_bodies_) {
    const std::int32_t own = of_mention[number];
    if (joined.contains(own)) continue;
    const std::int32_t whole = longer(entity(own).key);
    if (whole < 0) continue;
    joined[own] = whole;
    join(own, whole);
  }
  follow(joined);
  for (const std::uint32_t number : of_family(families_.organization)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || of_mention[number] >= 0 || !attribute(mention, known::bare)) continue;
    const text::Text own_name = values_.text_of(value_of(number));
    const std::int32_t whole = longer(key_of(own_name));
    if (whole >= 0) {
      of_mention[number] = whole;
      ++entity(whole).mentions;
      continue;
    }
    // "UBND" in a report about a province or city: that place's.
    const std::int32_t* place = place_at_level(attribute(mention, known::level));
    if (!place) continue;
    std::string name(text(analysis_.capitalized(own_name)));
    name.append(" ").append(text(entity(*place).long_name));
    const text::Text whole_name = analysis_.texts.add(name);
    entity(add(number, whole_name, key_of(whole_name))).place = *place;
  }
}

}  // namespace soi::extraction
