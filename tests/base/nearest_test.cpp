// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"

#include <catch2/catch.hpp>

using soi::base::nearest;

TEST_CASE("the nearest name is found over one mistake of each kind") {
  const std::vector<std::string> names = {"attended", "chaired", "organized"};
  for (const char* wrong : {"chared", "chairred", "choired", "chiared", "CHAIRED"}) {
    CAPTURE(wrong);
    CHECK(nearest(wrong, names) == "chaired");
  }
}

TEST_CASE("names further than a third of the word are not offered") {
  CHECK(nearest("xyz", {"abc"}).empty());
  CHECK(nearest("ab", {"ac"}).empty());
  CHECK(nearest("abc", {"abd"}) == "abd");
  CHECK(nearest("abcdef", {"abcdxxx"}).empty());
  CHECK(nearest("", {"a"}).empty());
  CHECK(nearest("abc", {}).empty());
}

TEST_CASE("distance counts characters, not bytes, and the first of equals wins") {
  CHECK(nearest("đỗ mạnh", {"đỗ mảnh"}) == "đỗ mảnh");
  CHECK(nearest("abcx", {"abca", "abcb"}) == "abca");
  CHECK(nearest("abcx", {"abyz", "abcb"}) == "abcb");
}

TEST_CASE("a very long word is not compared") {
  CHECK(nearest(std::string(100000, 'a'), {std::string(100000, 'a')}).empty());
}
