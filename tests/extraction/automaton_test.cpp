// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <random>
#include <sys/resource.h>

#include "extraction/matcher.hpp"
#include "support/backtracking.hpp"
#include "support/lines.hpp"

using soi::extraction::Automaton;
using soi::extraction::Capture;
using soi::extraction::Line;
using soi::extraction::Matcher;
using soi::extraction::Names;
using soi::extraction::PatternNode;
using soi::extraction::Symbol;
using soi::test::Backtracking;
using soi::test::OwnLine;
using soi::text::Shape;
using Kind = PatternNode::Kind;

namespace {

// Words a to d, the types thing and its kind, and a class of phrases that begin alike.
Names small_names() {
  Names names;
  for (const char* word : {"a", "b", "c", "d"}) names.words.add(word);
  names.types = {"thing", "kind"};
  names.is_a = {{true, false}, {true, true}};
  const auto a = names.words.find("a"), b = names.words.find("b"), c = names.words.find("c");
  names.classes["phrase"] = {{{a, false}}, {{a, false}, {b, false}}, {{a, true}, {b, true}, {c, false}}, {{c, true}}};
  return names;
}

PatternNode parse(const std::string& pattern) {
  return soi::extraction::parse_pattern(pattern, [](const std::string&) { return nullptr; });
}

// A sentence as people write it: words in their case, <thing> and <kind>, ^ and $, numbers.
std::vector<Symbol> sentence(const Names& names, const std::string& text) {
  std::vector<Symbol> symbols;
  std::string rest = text + ' ';
  for (std::size_t space = 0; (space = rest.find(' ')) != std::string::npos; rest.erase(0, space + 1)) {
    const std::string item = rest.substr(0, space);
    if (item.empty()) continue;
    if (item == "^")
      symbols.push_back(soi::extraction::sentence_begin);
    else if (item == "$")
      symbols.push_back(soi::extraction::sentence_end);
    else if (item.front() == '<')
      symbols.push_back(names.type_symbol(*names.type(item.substr(1, item.size() - 2))));
    else {
      const auto [word, shape] = soi::text::phrase_tokens(item).front();
      symbols.push_back(names.token_symbol(names.words.find(word), shape));
    }
  }
  return symbols;
}

std::vector<std::string> told(const Names& names, const std::vector<Capture>& captures) {
  std::vector<std::string> all;
  for (const Capture& capture : captures)
    all.push_back(names.slots[capture.slot] + " " + std::to_string(capture.first) + "-" + std::to_string(capture.last));
  return all;
}

using Told = std::vector<std::string>;

// The captures of the longest match at the beginning.
Told captures(const std::string& pattern, const std::string& text) {
  Names names = small_names();
  const Automaton automaton({parse(pattern)}, names);
  Matcher matcher(automaton);
  const auto symbols = sentence(names, text);
  if (symbols.empty()) return {"no match"};
  const OwnLine line(names, automaton, symbols);
  const auto match = matcher.longest(line, 0);
  if (!match) return {"no match"};
  return told(names, matcher.captures(0, line, 0, match.last));
}

class RandomPattern {
 public:
  explicit RandomPattern(std::mt19937& random) : random_(random) {}

  PatternNode make(int depth) {
    const unsigned kind = depth == 0 ? random_() % 8 : random_() % 14;
    switch (kind) {
      case 0: return {.kind = Kind::phrase_class, .text = "phrase"};
      case 1: return {.kind = Kind::type, .text = random_() % 2 ? "thing" : "kind"};
      case 2: return random_() % 2 ? PatternNode{.kind = Kind::begin} : PatternNode{.kind = Kind::end};
      case 3: return shape();
      case 8:
      case 9:
      case 10: return inner(Kind::sequence, depth, random_() % 3 + 1);
      case 11: return inner(Kind::choice, depth, random_() % 2 + 2);
      case 12: {
        PatternNode node = inner(Kind::repeat, depth, 1);
        node.least = static_cast<int>(random_() % 3);
        node.most = random_() % 2 ? -1 : std::max(1, node.least + static_cast<int>(random_() % 3));
        return node;
      }
      case 13: {
        PatternNode node = inner(Kind::capture, depth, 1);
        node.text = random_() % 2 ? "x" : "y";
        return node;
      }
      default:
        return {.kind = Kind::word, .text = std::string(1, "abcd"[random_() % 4]), .capital = random_() % 3 == 0};
    }
  }

 private:
  PatternNode inner(Kind kind, int depth, std::size_t children) {
    PatternNode node{.kind = kind};
    for (std::size_t i = 0; i < children; ++i) node.children.push_back(make(depth - 1));
    return node;
  }
  PatternNode shape() {
    PatternNode node = parse(random_() % 2 ? "[any]" : "[word -a]");
    if (random_() % 2) node.but_words.push_back("b");
    if (random_() % 2) node.but_classes.push_back("phrase");
    return node;
  }

  std::mt19937& random_;
};

std::vector<Symbol> random_sentence(const Names& names, std::mt19937& random) {
  static const char* const items[] = {"a", "a", "a",       "b",      "b",  "c",  "d", "A",
                                      "B", "C", "<thing>", "<kind>", "12", "zz", "."};
  std::string text = random() % 2 ? "^" : "";
  for (std::size_t n = random() % 8; n > 0; --n) text += std::string(" ") + items[random() % std::size(items)];
  return sentence(names, text + (random() % 2 ? " $" : ""));
}

long peak_memory() {  // kilobytes
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

}  // namespace

TEST_CASE("the automaton matches what a backtracking matcher matches, and captures the same") {
  std::mt19937 random(1945);
  std::size_t matches = 0, captured = 0, given_up = 0;
  for (int round = 0; round < 4000; ++round) {
    Names names = small_names();
    RandomPattern make(random);
    std::vector<PatternNode> patterns;
    for (std::size_t n = random() % 3 + 1; n > 0; --n) patterns.push_back(make.make(3));
    const Automaton automaton(patterns, names);
    Matcher matcher(automaton);
    for (int i = 0; i < 4; ++i) {
      const auto symbols = random_sentence(names, random);
      const OwnLine line(names, automaton, symbols);
      Backtracking slow(names, symbols);
      for (std::uint32_t from = 0; from < symbols.size(); ++from) {
        std::size_t last = from;
        std::size_t rule = 0;
        for (std::size_t r = 0; r < patterns.size(); ++r)
          if (const auto ends = slow.ends(patterns[r], from); !ends.empty() && *ends.rbegin() > last)
            last = *ends.rbegin(), rule = r;
        const auto match = matcher.longest(line, from);
        INFO("round " << round << ", sentence " << i << ", from " << from);
        REQUIRE(static_cast<bool>(match) == (last > from));
        if (match) REQUIRE(static_cast<const Line&>(line).beginning(0, 0, from) == from);
        if (!match) continue;
        ++matches;
        REQUIRE(match.last == last);
        REQUIRE(match.rule == rule);
        std::vector<Capture> wanted;
        if (!slow.captures(patterns[rule], from, last, wanted)) {
          ++given_up;
          continue;
        }
        const auto got = matcher.captures(match.rule, line, from, match.last);
        REQUIRE(told(names, got) == told(names, wanted));
        captured += got.size();
      }
    }
  }
  CHECK(matches > 5000);
  CHECK(captured > 2000);
  CHECK(given_up < matches / 100);
}

TEST_CASE("the longest match wins, then the rule that stands first") {
  Names names = small_names();
  const Automaton automaton({parse("a b"), parse("a b c"), parse("a b c"), parse("a b | d")}, names);
  Matcher matcher(automaton);
  const auto at = [&](const std::string& text) {
    return matcher.longest(OwnLine(names, automaton, sentence(names, text)), 0);
  };
  CHECK(at("a b c d").rule == 1);
  CHECK(at("a b c d").last == 3);
  CHECK(at("a b d").rule == 0);
  CHECK(at("d a").rule == 3);
  CHECK_FALSE(at("a c"));
  CHECK_FALSE(matcher.longest(OwnLine(names, automaton, sentence(names, "a b")), 1));
}

TEST_CASE("a repetition takes as much as it can and keeps each of its captures") {
  CHECK(captures("x=(a)* y=([any])*", "a a b") == Told{"x 0-1", "x 1-2", "y 2-3"});
  CHECK(captures("(x=(a b?))+ c?", "a a b c") == Told{"x 0-1", "x 1-3"});
  CHECK(captures("x=((y=(a))+ b)", "a a b") == Told{"y 0-1", "y 1-2", "x 0-3"});
  CHECK(captures("x=(a | a b) y=(b c | c)", "a b c") == Told{"x 0-1", "y 1-3"});
  CHECK(captures("x=(a)? a", "a") == Told{});
  CHECK(captures("x=@phrase", "A B c") == Told{"x 0-3"});
  CHECK(captures("x=@phrase", "a b c") == Told{"x 0-2"});
}

TEST_CASE("an empty match is no match") {
  CHECK(captures("x=(a?)", "b") == Told{"no match"});
  CHECK(captures("(a?)*", "") == Told{"no match"});
}

TEST_CASE("capitals of a pattern are wanted of the text, lower case is not") {
  CHECK(captures("A", "a") == Told{"no match"});
  CHECK(captures("A", "A") == Told{});
  CHECK(captures("a", "A") == Told{});
}

TEST_CASE("a type takes the types below it") {
  CHECK(captures("x=<thing>", "<kind>") == Told{"x 0-1"});
  CHECK(captures("x=<kind>", "<thing>") == Told{"no match"});
  CHECK(captures("x=[any]", "<thing>") == Told{"x 0-1"});
  CHECK(captures("x=[word]", "<thing>") == Told{"no match"});
}

TEST_CASE("a hostile pattern reads a hundred thousand equal tokens") {
  Names names = small_names();
  const Automaton automaton({parse("((a?){60}){30} c"), parse("(a | a | a a)* (a* a*)* b"), parse("x=((a | a a)*)")},
                            names);
  Matcher matcher(automaton);
  const std::vector<Symbol> symbols(100000, sentence(names, "a").front());
  const OwnLine line(names, automaton, symbols);
  std::uint32_t at = 0;
  std::size_t matches = 0;
  while (at < symbols.size()) {
    const auto match = matcher.longest(line, at);
    REQUIRE(static_cast<bool>(match));
    REQUIRE(match.rule == 2);
    const auto found = matcher.captures(match.rule, line, at, match.last);
    REQUIRE(found.size() == 1);
    REQUIRE(found.front().first == at);
    REQUIRE(found.front().last == match.last);
    at = match.last;
    ++matches;
  }
  CHECK(matches == symbols.size() / soi::extraction::longest_match);
}

TEST_CASE("a pattern that needs a state for every past reads on with bounded memory") {
  Names names = small_names();
  const Automaton automaton({parse("(a | b)* a (a | b){15} c")}, names);
  Matcher matcher(automaton);
  std::mt19937 random(3);
  std::vector<Symbol> symbols;
  const Symbol a = sentence(names, "a").front(), b = sentence(names, "b").front();
  for (int i = 0; i < 700; ++i) symbols.push_back(random() % 2 ? a : b);
  symbols.push_back(sentence(names, "c").front());
  const OwnLine line(names, automaton, symbols);
  const long before = peak_memory();
  std::size_t matches = 0;
  for (std::uint32_t from = 0; from < symbols.size(); ++from) matches += static_cast<bool>(matcher.longest(line, from));
  CHECK(peak_memory() - before < 300 * 1024);
  // Only a beginning close enough to the c can see it, and only if the right place holds an a.
  const std::size_t place = symbols.size() - 17;
  const std::size_t first = symbols.size() - soi::extraction::longest_match;
  CHECK(matches == (symbols[place] == a ? place - first + 1 : 0));
}

TEST_CASE("many states over many words stay small") {
  Names names = small_names();
  std::vector<Symbol> symbols;
  for (int i = 0; i < 4000; ++i)
    symbols.push_back(names.token_symbol(names.words.add("w" + std::to_string(i)), Shape::lower));
  const Automaton automaton({parse("[word]{60} [word]{60} [word]{60} d")}, names);
  Matcher matcher(automaton);
  const OwnLine line(names, automaton, symbols);
  const long before = peak_memory();
  std::size_t matches = 0;
  for (std::uint32_t from = 0; from < symbols.size(); ++from) matches += static_cast<bool>(matcher.longest(line, from));
  CHECK(matches == 0);
  CHECK(peak_memory() - before < 300 * 1024);
}
