// SPDX-License-Identifier: Apache-2.0
// UTF-8 taken apart character by character, with invalid bytes known for what they are (Unicode 15, table 3-7).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace soi::base {

inline constexpr char32_t replacement = 0xFFFD;

struct Character {
  char32_t code = replacement;
  std::size_t size = 1;  // bytes; an invalid byte is one character of one byte
  bool valid = false;
};

Character decode(std::string_view text, std::size_t at);  // at < text.size()
void append_utf8(std::string& out, char32_t code);
std::size_t count_characters(std::string_view text);
// The place of the first byte that is no UTF-8; the size where there is none.
std::size_t first_bad_utf8(std::string_view bytes);
inline bool is_utf8(std::string_view bytes) { return first_bad_utf8(bytes) == bytes.size(); }

}  // namespace soi::base
