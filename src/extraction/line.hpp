// SPDX-License-Identifier: Apache-2.0
// A sentence as the stages see it: elements in a row, of which a match makes one. Elements keep their places, so that
// what was found out about the others stays true: a match costs its own length, not the sentence's.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "extraction/symbol_table.hpp"

namespace soi::extraction {

class Line {
 public:
  explicit Line(const SymbolTable& table) : table_(&table) {}

  void clear() { places_.clear(); }
  void push(Symbol symbol) {  // one more element at the end
    places_.push_back({table_->classes(symbol), table_->plain_classes(symbol), size() + 1, -1, symbol, 0});
  }
  // Once all are there: finds where matches may begin. Linear.
  void finish();

  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  // Of the element at a place. Those between it and next() are no elements any more.
  Symbol symbol(std::uint32_t at) const { return places_[at].symbol; }
  std::uint32_t next(std::uint32_t at) const { return places_[at].next; }
  std::int32_t mention(std::uint32_t at) const { return places_[at].mention; }
  SymbolClass class_at(std::uint32_t at, std::uint32_t column) const { return places_[at].classes[column]; }
  // The class of a word of the same shape that no pattern speaks of; of what is no token, its own.
  SymbolClass plain_class_at(std::uint32_t at, std::uint32_t column) const { return places_[at].plain[column]; }

  // The elements of [first, last), at least one, become one: a mention.
  void replace(std::uint32_t first, std::uint32_t last, Symbol symbol, std::int32_t mention);
  // The first place from `at` on where a match of a column may begin; size() if there is none.
  std::uint32_t beginning(std::uint32_t column, std::uint32_t at) const {
    std::size_t word = at / bits;
    if (word >= words_ || !(begun_ & table_->begins_of(column))) return size();
    const SymbolTable::Range range = table_->beginnings(column);
    std::uint64_t found = begins_in(range, word) & ~std::uint64_t{0} << at % bits;
    while (found == 0) {
      if (++word == words_) return size();
      found = begins_in(range, word);
    }
    return static_cast<std::uint32_t>(word * bits) + static_cast<std::uint32_t>(std::countr_zero(found));
  }

 private:
  static constexpr std::size_t bits = 64;
  struct Place {
    const SymbolClass *classes, *plain;  // of its symbol, by column
    std::uint32_t next;
    std::int32_t mention;  // -1: a token, or an end of the sentence
    Symbol symbol;
    Beginnings begins;
  };
  void update(std::uint32_t at);
  void set(std::uint32_t at, Beginnings begins);
  std::uint64_t begins_in(SymbolTable::Range range, std::size_t word) const {
    std::uint64_t found = 0;
    for (std::uint32_t i = 0; i < range.count; ++i)
      found |= begins_[(range.first + i) % SymbolTable::bits * words_ + word];
    return found & live_[word];
  }

  const SymbolTable* table_;
  std::vector<Place> places_;
  std::size_t words_ = 0;              // of a line's places as bits
  std::vector<std::uint64_t> begins_;  // of each bit of Beginnings, the places
  std::vector<std::uint64_t> live_;    // the places of elements
  Beginnings begun_ = 0;               // that some place has, or had
};

}  // namespace soi::extraction
