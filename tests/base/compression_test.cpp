// SPDX-License-Identifier: Apache-2.0
#include "base/compression.hpp"

#include <catch2/catch.hpp>
#include <sstream>

#include "base/error.hpp"

namespace soi::base {
namespace {

std::string long_text() {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "Bùi Thị Minh Hoài " + std::to_string(i * 7919 % 10'007);
  return text;
}

TEST_CASE("what was compressed comes back, and the same text gives the same bytes") {
  const auto text = long_text();
  for (const auto how : {Compression::gzip, Compression::zstd}) {
    for (const auto& one : {text, std::string(), std::string("x")}) {
      const auto bytes = compressed(how, one);
      CHECK(compression_of_bytes(bytes) == how);
      CHECK(decompress(how, bytes, "file", 1u << 30) == one);
      CHECK(compressed(how, one) == bytes);
    }
    CHECK(compressed(how, text).size() < text.size() / 2);
  }
  CHECK(compressed(Compression::none, "as it is") == "as it is");
}

TEST_CASE("streams that end too soon, are damaged or hold too much are refused") {
  for (const auto how : {Compression::gzip, Compression::zstd}) {
    const auto bytes = compressed(how, long_text());
    CHECK_THROWS_AS(decompress(how, bytes.substr(0, bytes.size() / 2), "file", 1u << 30), Error);
    CHECK_THROWS_AS(decompress(how, bytes.substr(0, bytes.size() - 1), "file", 1u << 30), Error);
    auto damaged = bytes;
    damaged[bytes.size() / 2] = static_cast<char>(damaged[bytes.size() / 2] ^ 0x55);
    CHECK_THROWS_AS(decompress(how, damaged, "file", 1u << 30), Error);
    CHECK_THROWS_AS(decompress(how, bytes, "file", 1000), Error);
    CHECK_THROWS_AS(decompress(how, "no such stream", "file", 1000), Error);
  }
}

TEST_CASE("a text that is broken off leaves no whole stream") {
  for (const auto how : {Compression::gzip, Compression::zstd}) {
    std::ostringstream out;
    CHECK_THROWS_AS(compress(how, out,
                             [](std::ostream& into) {
                               into << long_text();
                               throw Error(Failure::interrupted, "interrupted");
                             }),
                    Error);
    CHECK_THROWS_AS(decompress(how, out.str(), "file", 1u << 30), Error);
  }
}

}  // namespace
}  // namespace soi::base
