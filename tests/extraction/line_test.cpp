// SPDX-License-Identifier: Apache-2.0
// What a line says of where matches may begin stays true while matches become elements.
#include "extraction/line.hpp"

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <set>

#include "extraction/matcher.hpp"

using soi::extraction::Automaton;
using soi::extraction::Line;
using soi::extraction::Matcher;
using soi::extraction::Names;
using soi::extraction::parse_pattern;
using soi::extraction::Symbol;
using soi::extraction::SymbolTable;

namespace {

auto pattern(const std::string& text) {
  return parse_pattern(text, [](const std::string&) { return nullptr; });
}

}  // namespace

TEST_CASE("after any replacements a line says what a new line of the same elements says, and misses no match") {
  Names names;
  names.types = {"thing", "kind"};
  names.is_a = {{true, false}, {true, true}};
  std::vector<Symbol> symbols;
  for (const char* word : {"a", "b", "c", "d"})
    symbols.push_back(names.token_symbol(names.words.add(word), soi::text::Shape::lower));
  const Automaton one({pattern("a b"), pattern("<thing> c"), pattern("d")}, names);
  const Automaton two({pattern("a [word] b"), pattern("<kind>+ <thing>"), pattern("b [any]* d")}, names);
  const SymbolTable table(names, std::vector{&one, &two});
  std::mt19937 random(7);
  std::size_t replaced = 0, matched = 0;
  for (int round = 0; round < 500; ++round) {
    Line line(table);
    const std::size_t length = random() % 150 + 1;
    const std::uint32_t before = random() % 5;  // elements of a sentence before it
    line.begin_sentence();
    for (std::uint32_t i = 0; i < before; ++i) line.push(symbols[random() % symbols.size()]);
    line.finish_sentence();
    line.begin_sentence();
    for (std::size_t i = 0; i < length; ++i) line.push(symbols[random() % symbols.size()]);
    line.finish_sentence();
    std::set<Symbol> met;
    for (int change = 0; change < 20; ++change) {
      std::vector<std::uint32_t> places;  // of the elements, and the end
      for (std::uint32_t at = before; at < line.size(); at = line.next(at)) places.push_back(at);
      places.push_back(line.size());
      Line fresh(table);
      fresh.begin_sentence();
      fresh.push(symbols[0]);  // that was each mention of the sentence once
      for (std::size_t i = 0; i + 1 < places.size(); ++i) fresh.push(line.symbol(places[i]));
      fresh.finish_sentence();
      for (const Symbol symbol : met) fresh.replace(0, 0, 1, symbol, 1);
      const auto found = [&](std::uint32_t column, std::uint32_t i) { return fresh.beginning(column, 0, i + 1) - 1; };
      for (std::uint32_t column = 0; column < 2; ++column) {
        Matcher matcher(column == 0 ? one : two, column);
        for (std::uint32_t i = 0; i + 1 < places.size(); ++i) {
          CAPTURE(round, change, column, i);
          REQUIRE(line.beginning(column, 1, places[i]) == places[found(column, i)]);
          const auto match = matcher.longest(line, places[i]);
          matched += static_cast<bool>(match);
          if (match) REQUIRE(line.beginning(column, 1, places[i]) == places[i]);
        }
      }
      const std::size_t first = random() % (places.size() - 1);
      const std::size_t last = std::min(places.size() - 1, first + random() % 4 + 1);
      const Symbol mention = names.type_symbol(random() % 2);
      line.replace(1, places[first], places[last], mention, 5);
      met.insert(mention);
      REQUIRE(line.mention(places[first]) == 5);
      ++replaced;
    }
  }
  CHECK(replaced == 10000);
  CHECK(matched > 10000);
}

TEST_CASE("where there are more automata than bits, no match is missed") {
  Names names;
  names.types = {"thing"};
  names.is_a = {{true}};
  const auto word = [](int i) {
    return std::string{'x', static_cast<char>('a' + i / 26), static_cast<char>('a' + i % 26)};
  };
  std::vector<std::unique_ptr<Automaton>> automata;
  std::vector<const Automaton*> columns;
  for (int i = 0; i < 300; ++i) {
    automata.push_back(std::make_unique<Automaton>(
        std::vector{pattern(word(i) + " <thing>"), pattern("<thing> " + word(i)), pattern(word(i))}, names));
    columns.push_back(automata.back().get());
  }
  const SymbolTable table(names, columns);
  Line line(table);
  line.begin_sentence();
  for (int i = 0; i < 300; ++i) line.push(names.token_symbol(names.words.find(word(i)), soi::text::Shape::lower));
  line.finish_sentence();
  line.replace(0, 7, 8, names.type_symbol(0), 1);
  for (std::uint32_t i = 0; i < 300; ++i) {
    CAPTURE(i);
    const std::uint32_t where = i == 8 ? 7 : i;
    if (i != 7) CHECK(line.beginning(i, 0, where) == where);
  }
}

TEST_CASE("a match does not reach from one sentence into the next") {
  Names names;
  const Symbol word = names.token_symbol(names.words.add("a"), soi::text::Shape::lower);
  const Automaton automaton({pattern("a $ ^ a"), pattern("a $")}, names);
  const SymbolTable table(names, std::vector{&automaton});
  Line line(table);
  for (int i = 0; i < 2; ++i) {
    line.begin_sentence();
    for (const Symbol symbol : {soi::extraction::sentence_begin, word, soi::extraction::sentence_end})
      line.push(symbol);
    line.finish_sentence();
  }
  const auto match = Matcher(automaton).longest(line, 1);
  CHECK(match.rule == 1);
  CHECK(match.last == 3);
}
