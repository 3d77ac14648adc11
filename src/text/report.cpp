// SPDX-License-Identifier: Apache-2.0
// The way from a report's text back to the bytes of its file.
#include "text/report.hpp"

#include <algorithm>

namespace soi::text {

std::uint32_t Report::source_of(std::uint32_t offset) const {
  const auto behind = std::upper_bound(pieces.begin(), pieces.end(), offset,
                                       [](std::uint32_t at, const Piece& piece) { return at < piece.text; });
  if (behind == pieces.begin()) return offset;
  const Piece& piece = *std::prev(behind);
  return piece.source + (offset - piece.text);
}

}  // namespace soi::text
