// SPDX-License-Identifier: Apache-2.0
#include "extraction/symbol_table.hpp"

#include <algorithm>

#include "extraction/begin_groups.hpp"

namespace soi::extraction {
namespace {

// How often symbols are expected in a text of any language, roughly, in thousandths of its elements: words that no
// pattern speaks of most of all, then marks.
std::vector<double> shares_of(const Names& names, std::size_t symbols) {
  const auto shape = [](Symbol token) { return static_cast<text::Shape>(token % text::shapes); };
  const Symbol tokens = names.token_symbol(text::unknown_word, text::Shape{});
  std::vector<double> shares(symbols, 3);
  for (Symbol symbol = tokens; symbol < symbols; ++symbol) {
    const bool unknown = symbol - tokens < text::shapes;
    switch (shape(symbol - tokens)) {
      case text::Shape::lower: shares[symbol] = unknown ? 300 : 0.15; break;
      case text::Shape::capital: shares[symbol] = unknown ? 80 : 0.05; break;
      case text::Shape::mark: shares[symbol] = 0; break;
      default: shares[symbol] = unknown ? 15 : 0.01;
    }
  }
  for (const Symbol end : {sentence_begin, sentence_end}) shares[end] = 30;
  for (const char* mark : {",", ".", "\"", "(", ")", "-", "–", ":", ";", "“", "”", "/"})
    if (const text::Word word = names.words.find(mark); word != text::unknown_word)
      shares[names.token_symbol(word, text::Shape::mark)] = *mark == ',' ? 40 : 10;
  return shares;
}

// Of each automaton its groups: as many as there are bits, where there are enough.
std::vector<BeginGroups> groups_of(std::span<const Automaton* const> automata, std::span<const double> shares) {
  std::vector<BeginGroups> all;
  std::size_t count = 0;
  for (const Automaton* automaton : automata) {
    all.emplace_back(*automaton, shares);
    count += all.back().groups().size();
  }
  for (; count > std::max<std::size_t>(Beginnings::bits, all.size()); --count)
    std::min_element(all.begin(), all.end(), [](const BeginGroups& a, const BeginGroups& b) {
      return a.cost_of_joining() < b.cost_of_joining();
    })->join();
  return all;
}

}  // namespace

SymbolTable::SymbolTable(const Names& names, std::span<const Automaton* const> automata)
    : tokens_(names.token_symbol(text::unknown_word, text::Shape{})),
      columns_(automata.size()),
      needing_(names.types.size()),
      lines_((promise_size + automata.size() + std::size(Line{}.part) - 1) / std::size(Line{}.part)),
      rows_(lines_ * names.token_symbol(static_cast<text::Word>(names.words.size()), text::Shape{})) {
  const std::size_t symbols = rows_.size() / lines_;
  const std::vector<double> shares = shares_of(names, symbols);
  std::vector<std::vector<Promise>> promises;  // by column and class
  std::uint32_t used = 0;
  for (const BeginGroups& groups : groups_of(automata, shares)) {
    const std::size_t column = promises.size();
    const Automaton& automaton = *automata[column];
    std::vector<Promise>& own = promises.emplace_back(automaton.classes());
    for (const BeginGroups::Group& group : groups.groups()) {
      const Beginnings bit = Beginnings::bit(used++ % Beginnings::bits);
      columns_[column] |= bit;
      for (const SymbolClass one : group.all.classes) {
        own[one].begins |= bit;
        if (automaton.alone(one)) own[one].alone |= bit;
      }
      for (SymbolClass one = 0; one < own.size(); ++one)
        if (has(group.all.follows, one)) own[one].follows |= bit;
      note_need(group.all.needs, bit, names);
    }
  }
  for (Symbol symbol = 0; symbol < symbols; ++symbol) {
    SymbolClass* const row = rows_[symbol * lines_].part;
    Promise all{};
    for (std::size_t column = 0; column < automata.size(); ++column) {
      const SymbolClass one = row[promise_size + column] = automata[column]->class_of(symbol);
      all.begins |= promises[column][one].begins;
      all.alone |= promises[column][one].alone;
      all.follows |= promises[column][one].follows;
    }
    std::memcpy(row, &all, sizeof all);
  }
}

// Of several types that a group needs, the last one declared is looked for.
void SymbolTable::note_need(const Automaton::Types& needs, Beginnings bit, const Names& names) {
  std::size_t needed = std::min(needs.size(), names.types.size());
  while (needed-- > 0)
    if (needs[needed]) break;
  if (needed >= names.types.size()) {
    needless_ |= bit;
    return;
  }
  for (std::size_t type = 0; type < names.types.size(); ++type)
    if (names.is_a[type][needed]) needing_[type] |= bit;
}

}  // namespace soi::extraction
