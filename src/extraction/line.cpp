// SPDX-License-Identifier: Apache-2.0
#include "extraction/line.hpp"

namespace soi::extraction {

void Line::finish() {
  words_ = (places_.size() + bits - 1) / bits;
  begins_.assign(SymbolTable::bits * words_, 0);
  begun_ = 0;
  live_.assign(words_, ~std::uint64_t{0});
  if (places_.size() % bits != 0) live_.back() >>= bits - places_.size() % bits;
  Beginnings follows = 0;
  for (std::uint32_t at = size(); at-- > 0;) {
    const SymbolTable::Promise promise = table_->promise(places_[at].symbol);
    set(at, promise.begins & (promise.alone | follows));
    follows = promise.follows;
  }
}

void Line::set(std::uint32_t at, Beginnings begins) {
  const std::uint64_t bit = std::uint64_t{1} << at % bits;
  for (Beginnings changed = begins ^ places_[at].begins; changed != 0; changed &= changed - 1)
    begins_[static_cast<std::size_t>(std::countr_zero(changed)) * words_ + at / bits] ^= bit;
  places_[at].begins = begins;
  begun_ |= begins;
}

void Line::update(std::uint32_t at) {
  const SymbolTable::Promise promise = table_->promise(places_[at].symbol);
  const std::uint32_t next = places_[at].next;
  const Beginnings follows = next < size() ? table_->promise(places_[next].symbol).follows : 0;
  set(at, promise.begins & (promise.alone | follows));
}

void Line::replace(std::uint32_t first, std::uint32_t last, Symbol symbol, std::int32_t mention) {
  Place& place = places_[first];
  for (std::uint32_t at = place.next; at < last; at = places_[at].next)
    live_[at / bits] &= ~(std::uint64_t{1} << at % bits);
  place.classes = place.plain = table_->classes(symbol);
  place.next = last;
  place.mention = mention;
  place.symbol = symbol;
  update(first);
  if (first == 0) return;
  std::size_t word = (first - 1) / bits;
  std::uint64_t before = live_[word] << (bits - 1 - (first - 1) % bits) >> (bits - 1 - (first - 1) % bits);
  while (before == 0) before = live_[--word];  // the first element is always one
  update(static_cast<std::uint32_t>(word * bits + bits - 1) - static_cast<std::uint32_t>(std::countl_zero(before)));
}

}  // namespace soi::extraction
