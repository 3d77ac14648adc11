// SPDX-License-Identifier: Apache-2.0
#include "extraction/line.hpp"

#include <algorithm>

namespace soi::extraction {

void Line::settle(std::uint32_t at) {
  const std::uint32_t next = places_[at].next;
  settle(at, table_->promise(places_[at].symbol),
         next < size() ? table_->promise(places_[next].symbol).follows : Beginnings{0});
}

void Line::replace(std::uint32_t first, std::uint32_t last, Symbol symbol, std::int32_t mention) {
  std::fill(begins_.begin() + first, begins_.begin() + last, 0);
  Place& place = places_[first];
  place.classes = place.plain = table_->classes(symbol);
  place.symbol = symbol;
  place.next = last;
  place.mention = mention;
  if (last < size()) places_[last].before = first;
  settle(first);
  if (first > 0) settle(place.before);
}

}  // namespace soi::extraction
