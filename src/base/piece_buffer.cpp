// SPDX-License-Identifier: Apache-2.0
#include "base/piece_buffer.hpp"

namespace soi::base {

PieceBuffer::PieceBuffer() { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

PieceBuffer::int_type PieceBuffer::overflow(int_type c) {
  sync();
  if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
  return traits_type::not_eof(c);
}

int PieceBuffer::sync() {
  const std::string_view piece(pbase(), static_cast<std::size_t>(pptr() - pbase()));
  setp(bytes_.data(), bytes_.data() + bytes_.size());
  take(piece);
  return 0;
}

}  // namespace soi::base
