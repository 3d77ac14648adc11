// SPDX-License-Identifier: Apache-2.0
// What a line says of where matches may begin stays true while matches become elements.
#include "extraction/line.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "extraction/matcher.hpp"

using soi::extraction::Automaton;
using soi::extraction::Line;
using soi::extraction::Matcher;
using soi::extraction::Names;
using soi::extraction::parse_pattern;
using soi::extraction::Symbol;
using soi::extraction::SymbolTable;

TEST_CASE("after any replacements a line says what a new line of the same elements says, and misses no match") {
  Names names;
  names.types = {"thing", "kind"};
  names.is_a = {{true, false}, {true, true}};
  std::vector<Symbol> symbols;
  for (const char* word : {"a", "b", "c", "d"})
    symbols.push_back(names.token_symbol(names.words.add(word), soi::text::Shape::lower));
  const auto pattern = [](const char* text) { return parse_pattern(text, [](const std::string&) { return nullptr; }); };
  const Automaton one({pattern("a b"), pattern("<thing> c"), pattern("d")}, names);
  const Automaton two({pattern("a [word] b"), pattern("<kind>+ <thing>"), pattern("b [any]* d")}, names);
  const SymbolTable table(names, std::vector{&one, &two});
  std::mt19937 random(7);
  std::size_t replaced = 0, matched = 0;
  for (int round = 0; round < 500; ++round) {
    Line line(table);
    const std::size_t length = random() % 150 + 1;
    for (std::size_t i = 0; i < length; ++i) line.push(symbols[random() % symbols.size()]);
    line.finish();
    for (int change = 0; change < 20; ++change) {
      std::vector<std::uint32_t> places;  // of the elements, and the end
      for (std::uint32_t at = 0; at < line.size(); at = line.next(at)) places.push_back(at);
      places.push_back(line.size());
      Line fresh(table);
      for (std::size_t i = 0; i + 1 < places.size(); ++i) fresh.push(line.symbol(places[i]));
      fresh.finish();
      for (std::uint32_t column = 0; column < 2; ++column) {
        Matcher matcher(column == 0 ? one : two, column);
        for (std::uint32_t i = 0; i + 1 < places.size(); ++i) {
          CAPTURE(round, change, column, i);
          REQUIRE(line.beginning(column, places[i]) == places[fresh.beginning(column, i)]);
          const auto match = matcher.longest(line, places[i]);
          matched += static_cast<bool>(match);
          if (match) REQUIRE(line.beginning(column, places[i]) == places[i]);
        }
      }
      const std::size_t first = random() % (places.size() - 1);
      const std::size_t last = std::min(places.size() - 1, first + random() % 4 + 1);
      line.replace(places[first], places[last], names.type_symbol(random() % 2), 5);
      REQUIRE(line.mention(places[first]) == 5);
      ++replaced;
    }
  }
  CHECK(replaced == 10000);
  CHECK(matched > 10000);
}
