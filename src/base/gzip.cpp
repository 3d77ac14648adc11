// SPDX-License-Identifier: Apache-2.0
// gzip (RFC 1952) through zlib.
#include <array>
#include <new>
#include <ostream>
#include <zlib.h>

#include "base/compressor.hpp"

namespace soi::base {
namespace {

constexpr int gzip_window = 15 + 16;  // the largest window, with gzip's header instead of zlib's

class GzipBuffer : public Compressor {
 public:
  explicit GzipBuffer(std::ostream& out) : out_(out) {
    if (deflateInit2(&stream_, 6, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    setp(text_.data(), text_.data() + text_.size());
  }
  ~GzipBuffer() override { deflateEnd(&stream_); }
  void finish() override { pack(Z_FINISH); }

 protected:
  int_type overflow(int_type c) override {
    pack(Z_NO_FLUSH);
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return out_.good() ? traits_type::not_eof(c) : traits_type::eof();
  }
  int sync() override { return out_.good() ? 0 : -1; }

 private:
  void pack(int flush) {
    stream_.next_in = reinterpret_cast<Bytef*>(pbase());
    stream_.avail_in = static_cast<uInt>(pptr() - pbase());
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(packed_.data());
      stream_.avail_out = static_cast<uInt>(packed_.size());
      deflate(&stream_, flush);
      out_.write(packed_.data(), static_cast<std::streamsize>(packed_.size() - stream_.avail_out));
    } while (stream_.avail_out == 0);
    setp(text_.data(), text_.data() + text_.size());
  }

  std::ostream& out_;
  z_stream stream_{};
  std::array<char, 1 << 16> text_{};
  std::array<char, 1 << 16> packed_{};
};

}  // namespace

std::unique_ptr<Compressor> gzip_buffer(std::ostream& out) { return std::make_unique<GzipBuffer>(out); }

Unpacked gunzip(std::string_view bytes, std::uint64_t limit, const Take& take) {
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, int (*)(z_stream*)> end(&stream, inflateEnd);
  std::array<char, 1 << 16> some{};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  std::uint64_t unpacked = 0;
  int code = Z_OK;
  while (code == Z_OK) {
    stream.next_out = reinterpret_cast<Bytef*>(some.data());
    stream.avail_out = static_cast<uInt>(some.size());
    code = inflate(&stream, Z_NO_FLUSH);
    const auto count = some.size() - stream.avail_out;
    unpacked += count;
    if (unpacked > limit) return Unpacked::too_large;
    if (count > 0) take({some.data(), count});
    // Streams may follow one another in one file.
    if (code == Z_STREAM_END && stream.avail_in > 0) code = inflateReset(&stream);
  }
  return code == Z_STREAM_END ? Unpacked::whole : Unpacked::damaged;
}

}  // namespace soi::base
