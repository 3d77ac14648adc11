// SPDX-License-Identifier: Apache-2.0
#include "base/gzip.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <zlib.h>

namespace {

std::string unpacked(const std::string& packed, std::size_t size) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
  std::string bytes(size + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_out = static_cast<uInt>(bytes.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

}  // namespace

TEST_CASE("gzip packs so that zlib gives the same bytes back, and the same bytes alike") {
  std::mt19937 random(7);
  for (const std::size_t size : {0u, 1u, 100u, 70'000u, 3'000'000u}) {
    std::string bytes;
    for (std::size_t i = 0; i < size; ++i) bytes.push_back(static_cast<char>(random() % (size % 7 + 2)));
    const auto packed = soi::base::gzip(bytes);
    CHECK(unpacked(packed, size) == bytes);
    CHECK(packed == soi::base::gzip(bytes));
  }
}
