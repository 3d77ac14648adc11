// SPDX-License-Identifier: Apache-2.0
// Zstandard (RFC 8878) through libzstd.
#include <new>
#include <ostream>
#include <vector>
#include <zstd.h>

#include "base/compressor.hpp"

namespace soi::base {
namespace {

class ZstdBuffer : public Compressor {
 public:
  explicit ZstdBuffer(std::ostream& out)
      : out_(out), context_(ZSTD_createCCtx()), text_(ZSTD_CStreamInSize()), packed_(ZSTD_CStreamOutSize()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
    setp(text_.data(), text_.data() + text_.size());
  }
  ~ZstdBuffer() override { ZSTD_freeCCtx(context_); }
  void finish() override { pack(ZSTD_e_end); }

 protected:
  int_type overflow(int_type c) override {
    pack(ZSTD_e_continue);
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return out_.good() ? traits_type::not_eof(c) : traits_type::eof();
  }
  int sync() override { return out_.good() ? 0 : -1; }

 private:
  void pack(ZSTD_EndDirective how) {
    ZSTD_inBuffer in = {pbase(), static_cast<std::size_t>(pptr() - pbase()), 0};
    std::size_t left = 0;
    do {
      ZSTD_outBuffer out = {packed_.data(), packed_.size(), 0};
      left = ZSTD_compressStream2(context_, &out, &in, how);
      if (ZSTD_isError(left)) throw std::bad_alloc();  // the only way it fails with sound parameters
      out_.write(packed_.data(), static_cast<std::streamsize>(out.pos));
    } while (how == ZSTD_e_end ? left != 0 : in.pos < in.size);
    setp(text_.data(), text_.data() + text_.size());
  }

  std::ostream& out_;
  ZSTD_CCtx* context_;
  std::vector<char> text_, packed_;
};

}  // namespace

std::unique_ptr<Compressor> zstd_buffer(std::ostream& out) { return std::make_unique<ZstdBuffer>(out); }

Unpacked unzstd(std::string_view bytes, std::uint64_t limit, const Take& take) {
  const std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context(ZSTD_createDCtx(), ZSTD_freeDCtx);
  if (context == nullptr) throw std::bad_alloc();
  std::vector<char> some(ZSTD_DStreamOutSize());
  ZSTD_inBuffer in = {bytes.data(), bytes.size(), 0};
  std::uint64_t unpacked = 0;
  std::size_t left = 1;
  bool full = true;  // of the last step's room: more may be waiting
  while (!ZSTD_isError(left) && (in.pos < in.size || full)) {
    ZSTD_outBuffer out = {some.data(), some.size(), 0};
    left = ZSTD_decompressStream(context.get(), &out, &in);
    unpacked += out.pos;
    if (unpacked > limit) return Unpacked::too_large;
    if (out.pos > 0) take({some.data(), out.pos});
    full = out.pos == out.size;
  }
  return left == 0 ? Unpacked::whole : Unpacked::damaged;
}

}  // namespace soi::base
