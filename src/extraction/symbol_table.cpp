// SPDX-License-Identifier: Apache-2.0
#include "extraction/symbol_table.hpp"

#include <array>

namespace soi::extraction {
namespace {

using Groups = std::array<Beginnings, Automaton::groups>;  // the bit of each group of one automaton

}  // namespace

SymbolTable::SymbolTable(const Names& names, std::span<const Automaton* const> automata)
    : tokens_(names.token_symbol(text::unknown_word, text::Shape{})),
      lines_((promise_size + automata.size() + std::size(Line{}.part) - 1) / std::size(Line{}.part)),
      rows_(lines_ * names.token_symbol(static_cast<text::Word>(names.words.size()), text::Shape{})) {
  std::vector<Groups> groups(automata.size());
  std::uint32_t used = 0;
  for (std::size_t column = 0; column < automata.size(); ++column) {
    columns_.push_back(0);
    for (SymbolClass one = 0; one < automata[column]->classes(); ++one) {
      const std::uint32_t group = automata[column]->begins(one);
      if (group == Automaton::no_group || groups[column][group] != 0) continue;
      columns_.back() |= groups[column][group] = Beginnings{1} << used++ % bits;
    }
  }
  for (Symbol symbol = 0; symbol * lines_ < rows_.size(); ++symbol) {
    SymbolClass* const row = rows_[symbol * lines_].part;
    Promise promise{};
    for (std::size_t column = 0; column < automata.size(); ++column) {
      const Automaton& automaton = *automata[column];
      const SymbolClass one = row[promise_size + column] = automaton.class_of(symbol);
      if (const std::uint32_t group = automaton.begins(one); group != Automaton::no_group) {
        promise.begins |= groups[column][group];
        if (automaton.alone(one)) promise.alone |= groups[column][group];
      }
      for (std::uint32_t group = 0; group < Automaton::groups; ++group)
        if (automaton.follows(one) >> group & 1u) promise.follows |= groups[column][group];
    }
    std::memcpy(row, &promise, sizeof promise);
  }
}

}  // namespace soi::extraction
