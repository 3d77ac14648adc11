// SPDX-License-Identifier: Apache-2.0
#include "base/display_width.hpp"

#include <unicode/uchar.h>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

std::size_t columns_of(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return 1;
  const auto c = static_cast<UChar32>(code);
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK: return 0;
    case U_FORMAT_CHAR: return code == 0xAD ? 1 : 0;  // terminals show the soft hyphen
    default: break;
  }
  if (code >= 0x1160 && code <= 0x11FF) return 0;  // Hangul vowels and finals join the wide initial before them
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Characters that move the cursor, reorder what stands around them, or hide.
bool deceptive(char32_t code) {
  if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return true;
  if (code == 0x61C || code == 0x180E || code == 0xFEFF || code == 0x200B) return true;
  if (code == 0x200E || code == 0x200F || (code >= 0x2028 && code <= 0x202E)) return true;
  return (code >= 0x2060 && code <= 0x206F) || (code >= 0xE0000 && code <= 0xE007F);
}

}  // namespace

std::size_t display_width(std::string_view utf8) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const Character character = decode(utf8, at);
    columns += columns_of(character.code);
    at += character.size;
  }
  return columns;
}

std::string pad(std::string_view utf8, std::size_t columns) {
  const std::size_t width = display_width(utf8);
  return std::string(utf8).append(width < columns ? columns - width : 0, ' ');
}

std::string shorten(std::string_view utf8, std::size_t columns) {
  if (display_width(utf8) <= columns) return std::string(utf8);
  if (columns == 0) return {};
  std::size_t used = 0, at = 0;
  while (at < utf8.size()) {
    const Character character = decode(utf8, at);
    used += columns_of(character.code);
    if (used > columns - 1) break;
    at += character.size;
  }
  return std::string(utf8.substr(0, at)) + "…";
}

std::string printable(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size();) {
    const Character character = decode(utf8, at);
    at += character.size;
    if (!deceptive(character.code)) {
      append_utf8(out, character.code);
      continue;
    }
    out += "\\u{";
    bool leading = true;
    for (int shift = 20; shift >= 0; shift -= 4) {
      const auto digit = character.code >> shift & 15;
      leading = leading && digit == 0 && shift > 0;
      if (!leading) out.push_back("0123456789abcdef"[digit]);
    }
    out += "}";
  }
  return out;
}

}  // namespace soi::base
