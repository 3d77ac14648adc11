// SPDX-License-Identifier: Apache-2.0
#include "base/base64.hpp"

#include <cstdint>

namespace soi::base {

std::string base64(std::string_view bytes) {
  constexpr const char* digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const auto left = bytes.size() - at;
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i)
      three = three << 8 | (i < left ? static_cast<std::uint8_t>(bytes[at + i]) : std::uint8_t{0});
    for (std::size_t i = 0; i < 4; ++i) text.push_back(i <= left ? digits[three >> (18 - 6 * i) & 63] : '=');
  }
  return text;
}

}  // namespace soi::base
