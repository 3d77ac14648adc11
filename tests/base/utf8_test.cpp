// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <catch2/catch.hpp>

namespace soi::base {
namespace {

TEST_CASE("UTF-8 is checked to the letter, wherever in a text a byte is wrong") {
  for (const char* text : {"", "a", "đ", "漢", "🌸", "\xF4\x8F\xBF\xBF"}) CHECK(is_utf8(text));
  const std::string around = "Ủy ban nhân dân, the people's committee";
  for (const char* bad :
       {"\x80", "\xC0\x80", "\xC3", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
    for (std::size_t at = 0; at <= around.size(); ++at) {
      if (!is_utf8(around.substr(0, at))) continue;  // inside a character
      CHECK(first_bad_utf8(around.substr(0, at) + bad + "," + around) == at);
    }
  }
}

}  // namespace
}  // namespace soi::base
