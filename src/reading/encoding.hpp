// SPDX-License-Identifier: Apache-2.0
// The bytes of a report as UTF-8: UTF-8 stays as it is, UTF-16 and windows-1258 are converted, all else is refused.
#pragma once

#include <string>
#include <string_view>

namespace soi::reading {

struct Decoded {
  std::string text;
  bool converted = false;
};

// `path` is for messages. `charset` is what the file says of itself (HTML), believed only where it is no UTF-8.
// Throws Error(data) for bytes that are no text, with the place of the first one and a guess at their encoding.
Decoded decode(const std::string& path, std::string bytes, std::string_view charset = {});

}  // namespace soi::reading
