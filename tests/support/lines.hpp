// SPDX-License-Identifier: Apache-2.0
// A line of symbols for one automaton to read.
#pragma once

#include <memory>
#include <vector>

#include "extraction/line.hpp"

namespace soi::test {

class OwnLine {
 public:
  OwnLine(const extraction::Names& names, const extraction::Automaton& automaton,
          const std::vector<extraction::Symbol>& symbols)
      : table_(std::make_unique<extraction::SymbolTable>(names, std::vector{&automaton})), line_(*table_) {
    line_.begin_sentence();
    for (const extraction::Symbol symbol : symbols) line_.push(symbol);
    line_.finish_sentence();
    const extraction::Symbol tokens = names.token_symbol(text::unknown_word, text::Shape{});
    for (std::uint32_t at = 0; at < symbols.size(); ++at)
      if (symbols[at] >= extraction::first_type && symbols[at] < tokens) line_.replace(0, at, at + 1, symbols[at], -1);
  }
  operator const extraction::Line&() const { return line_; }

 private:
  std::unique_ptr<extraction::SymbolTable> table_;
  extraction::Line line_;
};

}  // namespace soi::test
