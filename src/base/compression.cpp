// SPDX-License-Identifier: Apache-2.0
#include "base/compression.hpp"

#include <ostream>
#include <sstream>

#include "base/compressor.hpp"
#include "base/error.hpp"

namespace soi::base {

Compression compression_of_name(std::string_view file_name) {
  if (file_name.ends_with(".gz")) return Compression::gzip;
  if (file_name.ends_with(".zst")) return Compression::zstd;
  return Compression::none;
}

Compression compression_of_bytes(std::string_view bytes) {
  if (bytes.starts_with("\x1f\x8b")) return Compression::gzip;
  if (bytes.starts_with("\x28\xb5\x2f\xfd")) return Compression::zstd;
  return Compression::none;
}

void compress(Compression how, std::ostream& out, const std::function<void(std::ostream&)>& write) {
  if (how == Compression::none) return write(out);
  const auto buffer = how == Compression::gzip ? gzip_buffer(out) : zstd_buffer(out);
  std::ostream packed(buffer.get());
  packed.exceptions(std::ios::badbit);  // lets what the stream below throws through
  write(packed);
  buffer->finish();
}

std::string compressed(Compression how, std::string_view bytes) {
  std::ostringstream out;
  compress(how, out, [&](std::ostream& packed) { packed << bytes; });
  return out.str();
}

std::string decompress(Compression how, std::string_view bytes, const std::string& name, std::uint64_t limit) {
  std::string text;
  decompress(how, bytes, name, limit, [&](std::string_view piece) { text += piece; });
  return text;
}

void decompress(Compression how, std::string_view bytes, const std::string& name, std::uint64_t limit,
                const std::function<void(std::string_view)>& take) {
  if (how == Compression::none) return take(bytes);
  const auto outcome = how == Compression::gzip ? gunzip(bytes, limit, take) : unzstd(bytes, limit, take);
  if (outcome == Unpacked::too_large) {
    throw Error(Failure::limit, name + " holds more than " + std::to_string(limit) + " bytes",
                "split it into smaller files");
  }
  if (outcome == Unpacked::damaged) {
    throw Error(Failure::data, name + " is damaged or ends too soon", "fetch or write it again");
  }
}

}  // namespace soi::base
