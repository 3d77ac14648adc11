// SPDX-License-Identifier: Apache-2.0
#include "drawing/label.hpp"

#include <catch2/catch.hpp>

#include "base/display_width.hpp"
#include "base/utf8.hpp"

using namespace soi;

TEST_CASE("a name is broken between syllables into even lines") {
  CHECK(drawing::wrap("Ban Dân vận Tỉnh ủy Hà Tĩnh", 22, 5) == "Ban Dân vận\nTỉnh ủy Hà Tĩnh");
  CHECK(drawing::wrap("  Hà \n\t Nội ", 22, 5) == "Hà Nội");
  CHECK(drawing::wrap("", 22, 5).empty());
}

TEST_CASE("a name longer than its lines ends with an ellipsis") {
  CHECK(drawing::wrap("một hai ba bốn", 4, 2) == "một\nhai …");
  const auto huge = drawing::wrap(std::string(100000, 'x'), 22, 5);
  CHECK(huge.size() < 200);
  CHECK(huge.ends_with(" …"));
}

TEST_CASE("a word longer than a line is broken between characters") {
  CHECK(drawing::wrap("ởởởởở", 2, 5) == "ởở\nởở\nở");
  const auto decomposed = drawing::wrap("o\u031b\u0309o\u031b\u0309o\u031b\u0309", 2, 5);
  CHECK(decomposed == "o\u031b\u0309o\u031b\u0309\no\u031b\u0309");
}

TEST_CASE("control characters and direction marks become visible text") {
  CHECK(drawing::one_line("a\x01 b\u202e", 40) == "a\\u{1} b\\u{202e}");
  CHECK(base::is_utf8(drawing::wrap("x\xff\xfey " + std::string(5000, '\xe1'), 22, 5)));
}
