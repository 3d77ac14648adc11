// SPDX-License-Identifier: Apache-2.0
// A stream buffer that hands on what is written to it, piece by piece.
#pragma once

#include <array>
#include <streambuf>
#include <string_view>

namespace soi::base {

// What stands in the buffer when it goes is not handed on: flush first.
class PieceBuffer : public std::streambuf {
 public:
  PieceBuffer();

 protected:
  // A piece is handed on once, also if this throws.
  virtual void take(std::string_view piece) = 0;

 private:
  int_type overflow(int_type c) override;
  int sync() override;

  std::array<char, 1 << 16> bytes_{};
};

}  // namespace soi::base
