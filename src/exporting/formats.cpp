// SPDX-License-Identifier: Apache-2.0
// The list of formats.
#include <algorithm>

#include "exporting/format.hpp"

namespace soi::exporting {

extern const Format json_format;

const std::vector<const Format*>& formats() {
  static const std::vector<const Format*> list = {&json_format};
  return list;
}

const Format* find_format(std::string_view name) {
  const auto& list = formats();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Format* format) { return format->name == name; });
  return found == list.end() ? nullptr : *found;
}

}  // namespace soi::exporting
