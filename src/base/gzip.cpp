// SPDX-License-Identifier: Apache-2.0
#include "base/gzip.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>
#include <zlib.h>

namespace soi::base {

std::string gzip(std::string_view bytes) {
  constexpr int gzip_header = 16;  // added to the window's bits it asks zlib for this format
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib cannot start");
  std::string packed(deflateBound(&stream, bytes.size()), '\0');
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  const auto* next = reinterpret_cast<const Bytef*>(bytes.data());
  std::size_t unread = bytes.size(), unwritten = packed.size();
  int end = Z_OK;
  while (end == Z_OK) {  // zlib counts in 32 bits
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    const auto in = std::min(unread, most), out = std::min(unwritten, most);
    stream.next_in = const_cast<Bytef*>(next);
    stream.avail_in = static_cast<uInt>(in);
    stream.avail_out = static_cast<uInt>(out);
    end = deflate(&stream, in == unread ? Z_FINISH : Z_NO_FLUSH);
    next += in - stream.avail_in;
    unread -= in - stream.avail_in;
    unwritten -= out - stream.avail_out;
  }
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error("zlib did not end");
  packed.resize(packed.size() - unwritten);
  return packed;
}

}  // namespace soi::base
