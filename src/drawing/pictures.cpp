// SPDX-License-Identifier: Apache-2.0
// The list of pictures.
#include <algorithm>

#include "drawing/picture.hpp"

namespace soi::drawing {

extern const Picture whole_picture;
extern const Picture around_picture;
extern const Picture path_picture;
extern const Picture timeline_picture;
extern const Picture two_mode_picture;
extern const Picture hierarchy_picture;

const std::vector<const Picture*>& pictures() {
  static const std::vector<const Picture*> list = {&whole_picture,    &around_picture,   &path_picture,
                                                   &timeline_picture, &two_mode_picture, &hierarchy_picture};
  return list;
}

const Picture* find_picture(std::string_view name) {
  const auto& list = pictures();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Picture* entry) { return entry->name == name; });
  return found == list.end() ? nullptr : *found;
}

}  // namespace soi::drawing
