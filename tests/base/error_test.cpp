// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <catch2/catch.hpp>

using soi::base::Error;
using soi::base::Failure;
using soi::base::Problem;
using soi::base::render;

TEST_CASE("a problem shows its place, its line, a caret and the remedy") {
  CHECK(render({{"f.yaml", 3, 5}, "unknown type 'x'", "did you mean 'y'?", "  a: x"}) ==
        "f.yaml:3:5: unknown type 'x'\n"
        "    a: x\n"
        "      ^\n"
        "  did you mean 'y'?");
}

TEST_CASE("what is not known of a place is left out") {
  CHECK(render({{}, "it failed", {}, {}}) == "it failed");
  CHECK(render({{"f.yaml", 0, 0}, "it is too large", "split it", "line"}) == "f.yaml: it is too large\n  split it");
  CHECK(render({{"f.yaml", 2, 0}, "odd", {}, "line"}) == "f.yaml:2: odd\n  line");
}

TEST_CASE("the caret stands below its character whatever stands before it") {
  CHECK(render({{"f", 1, 5}, "w", {}, "đỗ: x"}) == "f:1:5: w\n  đỗ: x\n      ^");
  CHECK(render({{"f", 1, 3}, "w", {}, "漢字x"}) == "f:1:3: w\n  漢字x\n      ^");
  CHECK(render({{"f", 1, 4}, "w", {}, "o\u0302\u0303x"}) == "f:1:4: w\n  o\u0302\u0303x\n   ^");
  CHECK(render({{"f", 1, 3}, "w", {}, "\t\tx"}) == "f:1:3: w\n  \t\tx\n  \t\t^");
  CHECK(render({{"f", 1, 2}, "w", {}, "\x1Bx"}) == "f:1:2: w\n  \\u{1b}x\n        ^");
  CHECK(render({{"f", 1, 4}, "w", {}, "abc"}) == "f:1:4: w\n  abc\n     ^");
}

TEST_CASE("a long line is shown around its caret") {
  const std::string shown = render({{"f", 1, 5001}, "w", {}, std::string(5000, 'a') + "x" + std::string(5000, 'b')});
  CHECK(shown.size() < 400);
  CHECK(shown.find("aaax") != std::string::npos);
  const auto lines = shown.find('\n');
  const std::string source = shown.substr(lines + 1, shown.find('\n', lines + 1) - lines - 1);
  const std::string caret = shown.substr(shown.rfind('\n') + 1);
  // The ellipsis is three bytes and one column.
  CHECK(source.find('x') - 2 == caret.find('^'));
}

TEST_CASE("messages cannot play with the terminal") {
  CHECK(render({{"a\x1B.yaml", 1, 1}, "no \u202E", "use \x07", {}}) == "a\\u{1b}.yaml:1:1: no \\u{202e}\n  use \\u{7}");
}

TEST_CASE("an error tells all its problems") {
  const Error error(Failure::data, {{{"f", 1, 1}, "one", {}, {}}, {{"f", 2, 1}, "two", {}, {}}});
  CHECK(error.failure() == Failure::data);
  CHECK(error.problems().size() == 2);
  CHECK(std::string(error.what()) == "f:1:1: one\nf:2:1: two");
  CHECK(std::string(Error(Failure::io, "cannot", "try").what()) == "cannot\n  try");
}
