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

}  // namespace

Place place_of(const graph::Member& member, const Identity& identity) {
  const auto words = identity.names.words(member.name);
  const auto* level = longest_at(words, 0, identity.place.level_words);
  Place place;
  std::string type = member.type;
  if (level != nullptr && level->size() < words.size()) {
    place.level = join(*level);
    place.bare = join({words.begin() + static_cast<std::ptrdiff_t>(level->size()), words.end()});
    type = identity.place.level_of.at(place.level);
  } else {
    place.level = type;
    place.bare = join(words);
  }
  // "xã Bảo Ninh, thành phố Đồng Hới" names what it belongs to and is one place.
  const bool with_upper = member.name.find(',') != std::string::npos;
  if (!place.bare.empty()) place.key = key_of(place, type, with_upper, identity);
  return place;
}

}  // namespace soi::resolution
