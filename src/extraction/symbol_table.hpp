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

// A bit for each group of symbols that matches of an automaton begin with (Automaton::begins); its automata by their
// columns. There are 64: past them automata share bits, and are looked for more often.
using Beginnings = std::uint64_t;

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
  static constexpr std::uint32_t bits = 64;
  Beginnings beginnings(std::uint32_t column) const { return columns_[column]; }          // of its automaton
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

  Symbol tokens_;  // the first symbol of a token
  std::vector<Beginnings> columns_;
  std::size_t lines_;  // of a row
  base::LargePageVector<Line> rows_;
};

}  // namespace soi::extraction
