// SPDX-License-Identifier: Apache-2.0
// What the automata of a domain's rules make of each symbol, side by side: a sentence's element is looked up once for
// all stages.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <vector>

#include "base/large_pages.hpp"
#include "extraction/automaton.hpp"

namespace soi::extraction {

// A bit for each group of what matches of an automaton begin with (begin_groups.hpp). There are 128, shared out among
// the automata where they save most; if these are more, they share bits, and are looked for more often.
struct Beginnings {
  std::uint64_t low, high;

  static constexpr std::uint32_t bits = 128;
  static Beginnings bit(std::uint32_t number) {
    return number < 64 ? Beginnings{std::uint64_t{1} << number, 0} : Beginnings{0, std::uint64_t{1} << (number - 64)};
  }
  explicit operator bool() const { return (low | high) != 0; }
  Beginnings operator&(const Beginnings& other) const { return {low & other.low, high & other.high}; }
  Beginnings operator|(const Beginnings& other) const { return {low | other.low, high | other.high}; }
  Beginnings& operator|=(const Beginnings& other) { return *this = *this | other; }
};

class SymbolTable {
 public:
  // Of the words that `names` has now. A column for each automaton, in this order.
  SymbolTable(const Names& names, std::span<const Automaton* const> automata);

  // One look at an element and the next one rules out most automata for it, all of them at once; see Automaton.
  struct Promise {
    Beginnings begins, alone, follows;
  };
  Promise promise(Symbol symbol) const {
    Promise promise;
    std::memcpy(&promise, row(symbol), sizeof promise);
    return promise;
  }
  Beginnings beginnings(std::uint32_t column) const { return columns_[column]; }  // of its automaton
  // Those that need no mention in their sentence, and those that need one like this; some need another one besides.
  Beginnings needless() const { return needless_; }
  Beginnings needing(Symbol mention) const { return needing_[mention - first_type]; }
  const SymbolClass* classes(Symbol symbol) const { return row(symbol) + promise_size; }  // by column
  // Of a word that no pattern speaks of, in the shape of a token; of anything else its own classes.
  const SymbolClass* plain_classes(Symbol symbol) const {
    return classes(symbol < tokens_ ? symbol : tokens_ + (symbol - tokens_) % text::shapes);
  }

 private:
  static constexpr std::size_t promise_size = sizeof(Promise) / sizeof(SymbolClass);
  struct alignas(64) Line {  // of the cache
    SymbolClass part[16];
  };
  const SymbolClass* row(Symbol symbol) const { return rows_[symbol * lines_].part; }
  void note_need(const Automaton::Types& needs, Beginnings bit, const Names& names);

  Symbol tokens_;  // the first symbol of a token
  std::vector<Beginnings> columns_;
  Beginnings needless_{};
  std::vector<Beginnings> needing_;  // by type
  std::size_t lines_;                // of a row
  base::LargePageVector<Line> rows_;
};

}  // namespace soi::extraction
