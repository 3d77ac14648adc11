// SPDX-License-Identifier: Apache-2.0
// A sentence as the stages see it: elements in a row, of which a match makes one. Elements keep their places, so that
// what was found out about the others stays true: a match costs its own length, not the sentence's.
#pragma once

#include <cstdint>
#include <vector>

#include "extraction/symbol_table.hpp"

namespace soi::extraction {

class Line {
 public:
  explicit Line(const SymbolTable& table) : table_(&table) {}

  void clear() {
    places_.clear();
    begins_.clear();
    begun_ = 0;
  }
  void push(Symbol symbol) {  // one more element at the end
    const SymbolTable::Promise promise = table_->promise(symbol);
    if (!places_.empty()) settle(size() - 1, last_, promise.follows);
    last_ = promise;
    places_.push_back({table_->classes(symbol), table_->plain_classes(symbol), symbol, size() + 1, size() - 1, -1});
    begins_.push_back(0);
  }
  // Once all are there.
  void finish() {
    if (!places_.empty()) settle(size() - 1, last_, 0);
    begins_.push_back(~Beginnings{0});  // so that a search ends there
  }

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
    const Beginnings wanted = table_->beginnings(column);
    if (!(begun_ & wanted)) return size();
    const Beginnings* begins = begins_.data() + at;
    while (!(*begins & wanted)) ++begins;
    return static_cast<std::uint32_t>(begins - begins_.data());
  }

 private:
  struct Place {
    const SymbolClass *classes, *plain;  // of its symbol, by column
    Symbol symbol;
    std::uint32_t next, before;  // before: not of the first
    std::int32_t mention;        // -1: a token, or an end of the sentence
  };
  // Finds what may begin at a place, by what its symbol promises and what the next one may follow.
  void settle(std::uint32_t at, const SymbolTable::Promise& promise, Beginnings follows) {
    begins_[at] = promise.begins & (promise.alone | follows);
    begun_ |= begins_[at];
  }
  void settle(std::uint32_t at);

  const SymbolTable* table_;
  base::LargePageVector<Place> places_;
  base::LargePageVector<Beginnings> begins_;  // by place, and of the end all; where no element is any more, none
  Beginnings begun_ = 0;                      // all of them, and perhaps some that were
  SymbolTable::Promise last_{};               // of the element pushed last
};

}  // namespace soi::extraction
