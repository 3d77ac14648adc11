// SPDX-License-Identifier: Apache-2.0
#include "base/display_width.hpp"

#include <catch2/catch.hpp>

using soi::base::display_width;
using soi::base::pad;
using soi::base::printable;
using soi::base::shorten;

TEST_CASE("width is what a terminal shows, not bytes or characters") {
  CHECK(display_width("Nguyễn") == 6);
  CHECK(display_width("Nguye\u0302\u0303n") == 6);
  CHECK(display_width("漢字") == 4);
  CHECK(display_width("🌸") == 2);
  CHECK(display_width("a\u200Bb") == 2);
  CHECK(display_width("") == 0);
  CHECK(display_width("\xFF") == 1);
}

TEST_CASE("text is filled and cut at columns") {
  CHECK(pad("đỗ", 4) == "đỗ  ");
  CHECK(pad("đỗ mạnh", 4) == "đỗ mạnh");
  CHECK(shorten("Bùi Thị Minh Hoài", 8) == "Bùi Thị…");
  CHECK(shorten("Bùi Thị", 7) == "Bùi Thị");
  CHECK(shorten("漢字漢字", 4) == "漢…");
  CHECK(display_width(shorten("漢字漢字", 4)) <= 4);
  CHECK(shorten("abc", 0).empty());
  CHECK(shorten("abc", 1) == "…");
}

TEST_CASE("what would move the cursor or turn text around is shown, not sent") {
  CHECK(printable("\x1B[31mđỏ") == "\\u{1b}[31mđỏ");
  CHECK(printable("a\u202Eb") == "a\\u{202e}b");
  CHECK(printable("a\nb\tc") == "a\\u{a}b\\u{9}c");
  CHECK(printable(std::string_view("\0", 1)) == "\\u{0}");
  CHECK(printable("\u0085") == "\\u{85}");
  CHECK(printable("\U000E0041") == "\\u{e0041}");
  CHECK(printable("Ủy ban – “khéo” 🌸") == "Ủy ban – “khéo” 🌸");
  CHECK(printable("a\xFFz") == "a\uFFFDz");
}
