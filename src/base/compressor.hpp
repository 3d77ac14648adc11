// SPDX-License-Identifier: Apache-2.0
// What the two doors of base/compression.hpp have in common; for its sources only.
#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <streambuf>
#include <string_view>

namespace soi::base {

// A stream buffer that packs what is put into it; the end of the stream is written by finish() only, so that a text
// that was broken off is no whole stream.
class Compressor : public std::streambuf {
 public:
  virtual void finish() = 0;
};

std::unique_ptr<Compressor> gzip_buffer(std::ostream& out);
std::unique_ptr<Compressor> zstd_buffer(std::ostream& out);

enum class Unpacked { whole, damaged, too_large };
using Take = std::function<void(std::string_view)>;
Unpacked gunzip(std::string_view bytes, std::uint64_t limit, const Take& take);
Unpacked unzstd(std::string_view bytes, std::uint64_t limit, const Take& take);

}  // namespace soi::base
