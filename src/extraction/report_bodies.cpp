// SPDX-License-Identifier: Apache-2.0
// The bodies of a report: completed with its own places, with the bodies they belong to, and joined where one name
// begins another.
#include <algorithm>

#include "extraction/entities.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

bool begins_with_words(const std::string& longer, const std::string& shorter) {
  return longer.size() > shorter.size() && longer.compare(0, shorter.size(), shorter) == 0 &&
         longer[shorter.size()] == ' ';
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

// The place that completes a body of a level: one of that level named before it in its sentence ("điều động về huyện A
// làm Bí thư Huyện ủy"), else the report's own. Where places of several types are of the level, only those of its first
// type are believed on the way: a city may belong to a province or be its equal.
std::int32_t Entities::place_of_level(const Mention& body) const {
  constexpr int furthest = 16;  // places back
  const std::string level = attribute_text(body, "level");
  const auto types = rules_.levels.find(level);
  if (types == rules_.levels.end() || types->second.empty()) return -1;
  auto it =
      std::lower_bound(place_mentions_.begin(), place_mentions_.end(), body.first,
                       [&](std::uint32_t number, std::uint32_t at) { return analysis_.mentions[number].first < at; });
  for (int steps = 0; it != place_mentions_.begin() && steps < furthest; ++steps) {
    const Mention& place = analysis_.mentions[*--it];
    if (place.sentence != body.sentence) break;
    const std::int32_t entity = of_mention[static_cast<std::size_t>(*it)];
    if (place.last <= body.first && entity >= 0 && !in_brackets(place, body) &&
        rules_.schema.is_a(all[static_cast<std::size_t>(entity)].type, types->second.front()))
      return entity;
  }
  const auto own = level_place_.find(level);
  return own == level_place_.end() ? -1 : own->second;
}

// The body that completes a mention: one of the wanted type close by in its sentence, else the one the report names
// most.
std::int32_t Entities::completing_body(std::uint32_t number, std::uint32_t type) {
  constexpr std::uint32_t close_by = 8;  // tokens
  const Mention& from = analysis_.mentions[number];
  const auto fits = [&](std::uint32_t other) {
    const Mention& mention = analysis_.mentions[other];
    return other != number && !mention.hidden && of_mention[other] >= 0 && rules_.names.is_a[mention.type][type];
  };
  std::int32_t nearest = -1;
  std::uint32_t distance = close_by + 1;
  const auto first = std::lower_bound(
      order.begin(), order.end(), from.sentence,
      [&](std::uint32_t other, std::uint32_t sentence) { return analysis_.mentions[other].sentence < sentence; });
  for (auto it = first; it != order.end() && analysis_.mentions[*it].sentence == from.sentence; ++it) {
    if (!fits(*it)) continue;
    const Mention& mention = analysis_.mentions[*it];
    const std::uint32_t gap =
        mention.first >= from.last ? mention.first - from.last : from.first - std::min(from.first, mention.last);
    if (gap < distance) distance = gap, nearest = static_cast<std::int32_t>(*it);
  }
  if (nearest >= 0) return nearest;
  const auto [usual, first_asked] = usual_bodies_.try_emplace(type, -1);
  if (first_asked) {
    std::uint32_t most = 0;
    for (const std::uint32_t other : order)
      if (fits(other) && all[static_cast<std::size_t>(of_mention[other])].mentions > most) {
        most = all[static_cast<std::size_t>(of_mention[other])].mentions;
        usual->second = static_cast<std::int32_t>(other);
      }
  }
  return usual->second;
}

void Entities::bodies() {
  std::vector<std::uint32_t> needing;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != "organization" || nameless(mention)) continue;
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
  if (attribute(analysis_.mentions[number], "needs")) return true;
  for (const Value& found : follow(rules_, analysis_, value_of(number), {"of"}))
    if (found.mention >= 0 && (attribute(analysis_.mentions[static_cast<std::size_t>(found.mention)], "bare") ||
                               needs_another(static_cast<std::uint32_t>(found.mention))))
      return true;
  return false;
}

// A body that only ever stands inside another's name ("Ban Thường vụ Tỉnh ủy") is no entity of its own.
void Entities::count_inner_bodies() {
  const auto of = std::find(rules_.names.slots.begin(), rules_.names.slots.end(), "of");
  if (of == rules_.names.slots.end()) return;
  const auto slot = static_cast<std::uint32_t>(of - rules_.names.slots.begin());
  for (const Mention& mention : analysis_.mentions)
    for (const Holding& holding : mention.holds)
      if (holding.slot == slot && holding.mention >= 0 && holding.first >= mention.first &&
          holding.last <= mention.last && of_mention[static_cast<std::size_t>(holding.mention)] >= 0)
        --all[static_cast<std::size_t>(of_mention[static_cast<std::size_t>(holding.mention)])].mentions;
}

void Entities::body(std::uint32_t number) {
  if (of_mention[number] >= 0) return;
  const Mention& mention = analysis_.mentions[number];
  std::string name = text_of(rules_, analysis_, value_of(number));
  std::int32_t place = -1;
  bool open = false;
  const auto put = [&](const std::string& complement) {
    if (const std::size_t at = name.find('@'); at != std::string::npos)
      name.replace(at, 1, complement);
    else if (!complement.empty())
      name += " " + complement;
  };
  // A body inside its name gives it that body's own completion.
  std::int32_t inner = -1;
  for (const Value& found : follow(rules_, analysis_, value_of(number), {"of"}))
    if (found.mention >= 0) {
      if (family(analysis_.mentions[static_cast<std::size_t>(found.mention)]) == "organization")
        body(static_cast<std::uint32_t>(found.mention));
      inner = of_mention[static_cast<std::size_t>(found.mention)];
    }
  for (const Value& found : follow(rules_, analysis_, value_of(number), {"place"}))
    if (found.mention >= 0) place = of_mention[static_cast<std::size_t>(found.mention)];
  if (inner >= 0) {
    place = all[static_cast<std::size_t>(inner)].place;
    put(all[static_cast<std::size_t>(inner)].name);
  } else if (const std::string needs = attribute_text(mention, "needs"); !needs.empty()) {
    const auto type = rules_.names.type(needs);
    const std::int32_t found = type ? completing_body(number, *type) : -1;
    const std::int32_t whole = found >= 0 ? of_mention[static_cast<std::size_t>(found)] : -1;
    if (whole >= 0) place = all[static_cast<std::size_t>(whole)].place;
    put(whole >= 0 ? all[static_cast<std::size_t>(whole)].name : std::string());
    if (whole < 0) return;  // nothing says whose it is: no one body
  } else if (place < 0) {
    place = place_of_level(mention);
    const bool long_form = attribute_text(mention, "join") == "long";
    std::string complement;
    if (place >= 0) {
      const ReportEntity& entity = all[static_cast<std::size_t>(place)];
      complement = long_form ? entity.long_name : entity.short_name;
    }
    open = place < 0;
    if (const std::string alone = attribute_text(mention, "open"); open && !alone.empty())
      name = alone;
    else
      put(complement);
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  name = text::capitalize(name);
  const std::int32_t entity = add(number, name, key_of(name));
  if (place >= 0) all[static_cast<std::size_t>(entity)].place = place;
  if (open) open_bodies_.push_back(number);
}

// "Quân khu" beside "Quân khu 1", "Hội" beside "Hội Luật gia Việt Nam": a name that begins a longer one of the report
// is that body. A bare name that begins none is no body.
void Entities::bare_bodies() {
  const auto longer = [&](const std::string& key) {
    std::int32_t found = -1;  // the one the report names most
    for (auto it = known_.lower_bound({"organization", key + " "});
         it != known_.end() && it->first.first == "organization" && begins_with_words(it->first.second, key); ++it) {
      const std::uint32_t mentions = all[static_cast<std::size_t>(it->second)].mentions;
      if (mentions > 0 && (found < 0 || mentions > all[static_cast<std::size_t>(found)].mentions)) found = it->second;
    }
    return found;
  };
  std::map<std::int32_t, std::int32_t> joined;
  for (const std::uint32_t number : open_bodies_) {
    const std::int32_t own = of_mention[number];
    if (joined.contains(own)) continue;
    const std::int32_t whole = longer(all[static_cast<std::size_t>(own)].key);
    if (whole < 0) continue;
    joined[own] = whole;
    ReportEntity& target = all[static_cast<std::size_t>(whole)];
    target.aliases.insert(all[static_cast<std::size_t>(own)].name);
    target.mentions += all[static_cast<std::size_t>(own)].mentions;
    all[static_cast<std::size_t>(own)].mentions = 0;
  }
  for (std::int32_t& entity : of_mention)
    for (auto it = joined.find(entity); it != joined.end(); it = joined.find(entity)) entity = it->second;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || of_mention[number] >= 0) continue;
    if (family(mention) != "organization" || !attribute(mention, "bare")) continue;
    const std::string key = key_of(text_of(rules_, analysis_, value_of(number)));
    const std::int32_t whole = longer(key);
    if (whole >= 0) {
      of_mention[number] = whole;
      ++all[static_cast<std::size_t>(whole)].mentions;
      continue;
    }
    // "UBND" in a report about a province or city: that place's.
    const auto place = level_place_.find(attribute_text(mention, "level"));
    if (place == level_place_.end()) continue;
    const std::string name = text::capitalize(text_of(rules_, analysis_, value_of(number))) + " " +
                             all[static_cast<std::size_t>(place->second)].long_name;
    all[static_cast<std::size_t>(add(number, name, key_of(name)))].place = place->second;
  }
}

}  // namespace soi::extraction
