// SPDX-License-Identifier: Apache-2.0
// gzip and Zstandard streams; the only doors to zlib (gzip.cpp) and libzstd (zstd.cpp).
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

namespace soi::base {

enum class Compression { none, gzip, zstd };

Compression compression_of_name(std::string_view file_name);  // .gz, .zst
Compression compression_of_bytes(std::string_view bytes);     // by their first ones

// What `write` writes goes compressed into `out`, in little memory: the same text gives the same bytes (no time, no
// name).
void compress(Compression how, std::ostream& out, const std::function<void(std::ostream&)>& write);
std::string compressed(Compression how, std::string_view bytes);

// Throws Error: data for bytes that are no such stream or end too soon, limit for more than `limit` bytes of text.
std::string decompress(Compression how, std::string_view bytes, const std::string& name, std::uint64_t limit);
// The same in small pieces, which are gone when `take` returns; what they say may still prove damaged at the end.
void decompress(Compression how, std::string_view bytes, const std::string& name, std::uint64_t limit,
                const std::function<void(std::string_view)>& take);

}  // namespace soi::base
