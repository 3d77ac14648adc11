// SPDX-License-Identifier: Apache-2.0
// Places join by name and level; those of which the country has several never by name alone.
#include "resolution/keys.hpp"

namespace soi::resolution {

namespace {

std::string key_of(const Place& place, const std::string& level_type, bool with_upper, const Identity& identity) {
  const auto& rules = identity.place;
  if (rules.once.contains(place.bare)) return "once:" + place.bare;
  // Level words of one type differ ("huyện", "quận"), and only the province may stand without its word.
  const bool named = rules.level_of.contains(place.level);
  if (rules.cities.contains(place.bare) && (level_type == "city" || level_type == "province" || !named)) {
    return "province:" + place.bare;
  }
  if (level_type == "province" || (!named && level_type != "city" && rules.provinces.contains(place.bare))) {
    return "province:" + place.bare;
  }
  if (level_type == "city" && (named || rules.provinces.contains(place.bare))) return "city:" + place.bare;
  if (!named) return {};
  const auto full = place.level + ' ' + place.bare;
  const bool unique = level_type != "commune" && !rules.several.contains(full);
  return unique || with_upper ? level_type + ':' + full : std::string();
}

const std::string* property(const graph::Member& member, std::string_view name) {
  for (const auto& item : member.properties) {
    if (item.name == name) return &item.value;
  }
  return nullptr;
}

// The day a province of today came to be, if the member is one: by its own dates, else by that of its document.
std::string since_of(const Place& place, const graph::Member& member, const base::Date& date,
                     const Identity& identity) {
  const auto found = identity.place.founded.find(place.bare);
  const bool lower = place.type == "district" || place.type == "commune";
  if (found == identity.place.founded.end() || lower) return {};
  const auto* since = property(member, "since");
  const auto* until = property(member, "until");
  auto when = date;
  if (until != nullptr) when = base::parse_date(*until).value_or(when);
  if (since != nullptr) when = base::parse_date(*since).value_or(when);
  return when.known() && base::earliest(when) >= found->second ? base::to_string({found->second, {}}) : std::string();
}

}  // namespace

Place place_of(const graph::Member& member, const base::Date& date, const Identity& identity) {
  const auto words = identity.names.words(member.name);
  const auto* level = longest_at(words, 0, identity.place.level_words);
  Place place;
  place.type = member.type;
  if (level != nullptr && level->size() < words.size()) {
    place.level = join(*level);
    place.bare = join({words.begin() + static_cast<std::ptrdiff_t>(level->size()), words.end()});
    place.type = identity.place.level_of.at(place.level);
  } else {
    place.level = member.type;
    place.bare = join(words);
  }
  // "xã Bảo Ninh, thành phố Đồng Hới" names what it belongs to and is one place.
  const bool with_upper = member.name.find(',') != std::string::npos;
  if (place.bare.empty()) return place;
  const auto since = since_of(place, member, date, identity);
  if (!since.empty()) {
    place.since = since;
    place.key = "province:" + place.bare;
  } else {
    place.key = key_of(place, place.type, with_upper, identity);
  }
  if (place.key.starts_with("province:")) place.type = "province";
  if (!since.empty()) place.key += '/' + since;
  return place;
}

std::string lineage_of(const Place& place, const Identity& identity) {
  if (!place.key.starts_with("province:")) return {};
  const auto& became = identity.place.became;
  auto bare = place.bare;
  for (auto next = became.find(bare); next != became.end() && next->second != bare; next = became.find(bare)) {
    bare = next->second;
  }
  return "province:" + bare;
}

}  // namespace soi::resolution
