// SPDX-License-Identifier: Apache-2.0
// Bodies join by their full name where they are completed with their place, or exist once in the country.
#include <algorithm>
#include <tuple>

#include "resolution/keys.hpp"

namespace soi::resolution {

namespace {

bool holds_any(const Words& words, const std::vector<Words>& phrases) {
  return std::any_of(phrases.begin(), phrases.end(), [&](const auto& phrase) { return holds(words, phrase); });
}

bool is_number(const std::string& word) { return word.find_first_not_of("0123456789ivxl") == std::string::npos; }

// "HĐND tỉnh khóa IX, nhiệm kỳ 2016-2021" is the body "HĐND tỉnh".
Words without_terms(const Words& words, const std::vector<Words>& terms) {
  Words kept;
  for (std::size_t i = 0; i < words.size();) {
    const auto* term = longest_at(words, i, terms);
    std::size_t end = i + (term == nullptr ? 0 : term->size());
    if (term != nullptr && end < words.size() && is_number(words[end])) {
      while (end < words.size() && is_number(words[end])) ++end;
      i = end;
    } else {
      kept.push_back(words[i++]);
    }
  }
  return kept;
}

bool exists_once(const Words& words, const Identity& identity) {
  const auto& rules = identity.organization;
  const auto is_head = [&](const auto& head) { return begins_with(words, head); };
  return !holds_any(words, rules.local_words) &&
         (holds_any(words, rules.once_words) || std::any_of(rules.once_heads.begin(), rules.once_heads.end(), is_head));
}

// The place a body's name ends with, its level said: "… huyện Thạch Hà", "Tỉnh ủy Hà Tĩnh".
Place place_with_level(const Words& words, const base::Date& date, const Identity& identity) {
  const auto& rules = identity.place;
  graph::Member named;
  for (std::size_t i = words.size(); i-- > 0;) {
    const Words rest(words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
    const auto* level = longest_at(words, i, rules.level_words);
    const auto* body = longest_at(words, i, rules.body_words);
    const bool by_body = body != nullptr && (level == nullptr || body->size() > level->size());
    const auto* said = by_body ? body : level;
    if (said == nullptr) continue;
    if (said->size() == rest.size()) return {};  // "UBND tỉnh": which one is not said
    const Words name(rest.begin() + static_cast<std::ptrdiff_t>(said->size()), rest.end());
    const auto level_word = by_body ? rules.body_level.at(join(*said)) : join(*said);
    named.name = level_word + ' ' + join(name);
    const auto place = place_of(named, date, identity);
    const auto type = rules.level_of.find(level_word);
    const bool province = type != rules.level_of.end() && type->second == "province";
    // A province is told from other words by the list of them, since "tỉnh" begins many names of bodies.
    if (province && !rules.provinces.contains(place.bare)) return {};
    return place;
  }
  return {};
}

// "Công đoàn Khu kinh tế Phú Yên": a province at the end, if nothing says otherwise.
Place province_at_end(const Words& words, const base::Date& date, const Identity& identity) {
  graph::Member named;
  for (std::size_t length = 1; length <= 4 && length < words.size(); ++length) {
    named.name = join({words.end() - static_cast<std::ptrdiff_t>(length), words.end()});
    if (identity.place.provinces.contains(named.name) || identity.place.cities.contains(named.name)) {
      return place_of(named, date, identity);
    }
  }
  return {};
}

bool says_level(const Words& words, const Identity& identity) {
  return holds_any(words, identity.place.level_words) || holds_any(words, identity.place.body_words);
}

// Of several places the one in the body's name, else the first by key.
const Place* main_place(const Words& words, const std::vector<Place>& places) {
  const Place* best = nullptr;
  const auto rank = [&](const Place& place) {
    return std::tuple(!holds(words, split(place.bare)), place.bare.empty(), place.key.empty(), place.key, place.bare);
  };
  for (const auto& place : places) {
    if (best == nullptr || rank(place) < rank(*best)) best = &place;
  }
  return best;
}

}  // namespace

Body body_of(const graph::Member& member, const std::vector<Place>& places, const base::Date& date,
             const Identity& identity) {
  Body body;
  auto words = without_terms(identity.names.words(member.name), identity.organization.terms);
  body.name = join(words);
  if (words.empty()) return body;
  if (exists_once(words, identity)) {
    body.key = "once:" + body.name;
    return body;
  }
  auto in_name = place_with_level(words, date, identity);
  if (in_name.key.empty() && places.empty()) in_name = province_at_end(words, date, identity);
  body.places = places;
  if (!in_name.key.empty()) body.places.push_back(in_name);
  const Place* place = in_name.key.empty() ? main_place(words, places) : &in_name;
  if (place == nullptr || place->bare.empty()) return body;
  std::string where;
  if (!place->key.empty()) {
    where = says_level(words, identity) ? std::string() : place->key;
  } else {
    // "huyện Châu Thành": there are several, another place of the body may tell which.
    const auto other = std::find_if(places.begin(), places.end(), [](const auto& p) { return !p.key.empty(); });
    if (other == places.end()) return body;
    where = other->key;
  }
  const auto bare = split(place->bare);
  if (!holds(words, bare)) words.insert(words.end(), bare.begin(), bare.end());
  body.key = "local:" + join(words) + '@' + where + (place->since.empty() ? "" : "/" + place->since);
  return body;
}

}  // namespace soi::resolution
