// SPDX-License-Identifier: Apache-2.0
#include "extraction/pattern.hpp"

#include <catch2/catch.hpp>

using soi::extraction::parse_pattern;
using soi::extraction::PatternError;
using soi::extraction::PatternNode;
using Kind = PatternNode::Kind;

namespace {

PatternNode parse(const std::string& pattern) {
  static const PatternNode number{.kind = Kind::shape, .text = "a macro"};
  return parse_pattern(pattern, [](const std::string& name) { return name == "number" ? &number : nullptr; });
}

// A pattern's tree in one line.
std::string tree(const PatternNode& node) {
  std::string text;
  switch (node.kind) {
    case Kind::word: return (node.capital ? "^" : "") + node.text;
    case Kind::phrase_class: return "@" + node.text;
    case Kind::type: return "<" + node.text + ">";
    case Kind::begin: return "BEGIN";
    case Kind::end: return "END";
    case Kind::shape:
      text = "[" + std::to_string(node.shapes) + (node.mentions ? "m" : "");
      for (const std::string& word : node.but_words) text += " -" + word;
      for (const std::string& name : node.but_classes) text += " -@" + name;
      return text + "]";
    case Kind::sequence: text = "seq("; break;
    case Kind::choice: text = "or("; break;
    case Kind::capture: text = node.text + "=("; break;
    case Kind::repeat: text = std::to_string(node.least) + ".." + std::to_string(node.most) + "("; break;
  }
  for (std::size_t i = 0; i < node.children.size(); ++i) text += (i ? " " : "") + tree(node.children[i]);
  return text + ")";
}

std::string parsed(const std::string& pattern) { return tree(parse(pattern)); }

struct Mistake {
  const char* pattern;
  std::size_t offset;
  const char* what;
};

}  // namespace

TEST_CASE("each form of the pattern language parses") {
  CHECK(parsed("đồng chí") == "seq(seq(đồng) seq(chí))");
  CHECK(parsed("Hội") == "seq(^hội)");
  CHECK(parsed("UBND") == "seq(^ubnd)");
  CHECK(parsed("','") == "seq(,)");
  CHECK(parsed("'Mặt trận (MTTQ)'") == "seq(^mặt trận ( ^mttq ))");
  CHECK(parsed("@surname") == "@surname");
  CHECK(parsed("<place>") == "<place>");
  CHECK(parsed("%number") == "[0]");
  CHECK(parsed("^ $") == "seq(BEGIN END)");
  CHECK(parsed("( ( (a) ) )") == "seq(a)");
}

TEST_CASE("repetition, choice and capture nest as in regular expressions") {
  CHECK(parsed("@a?") == "0..1(@a)");
  CHECK(parsed("@a* @b+") == "seq(0..-1(@a) 1..-1(@b))");
  CHECK(parsed("@a{3}") == "3..3(@a)");
  CHECK(parsed("@a{0,60}") == "0..60(@a)");
  CHECK(parsed("@a | @b @c | @d") == "or(@a seq(@b @c) @d)");
  CHECK(parsed("(@a | @b)+ @c") == "seq(1..-1(or(@a @b)) @c)");
  CHECK(parsed("name=@a") == "name=(@a)");
  CHECK(parsed("name=(@a | @b)") == "name=(or(@a @b))");
  CHECK(parsed("it=(x=@a y=<b>)+") == "1..-1(it=(seq(x=(@a) y=(<b>))))");
  CHECK(parsed("a=(b=(c=@d))") == "a=(b=(c=(@d)))");
}

TEST_CASE("shapes join, and words and classes are taken out of them") {
  const auto bits = [](const char* pattern) { return parse(pattern).shapes; };
  CHECK(bits("[lower upper]") == (bits("[lower]") | bits("[upper]")));
  CHECK(bits("[cap]") == (bits("[proper]") | bits("[upper]")));
  CHECK(bits("[word]") == (bits("[lower]") | bits("[cap]") | bits("[mixed]")));
  CHECK(bits("[any]") == (bits("[word]") | bits("[number]") | bits("[mark]")));
  CHECK(parse("[any]").mentions);
  CHECK_FALSE(parse("[word number mark]").mentions);
  const PatternNode node = parse("[ word -của -@event_stop -'.' -'a b' ]");
  CHECK(node.but_words == std::vector<std::string>{"của", ".", "a", "b"});
  CHECK(node.but_classes == std::vector<std::string>{"event_stop"});
}

TEST_CASE("every mistake in a pattern is told with its place") {
  const Mistake mistakes[] = {
      {"", 0, "nothing stands here"},
      {"@a | ", 5, "nothing stands here"},
      {"()", 1, "nothing stands here"},
      {"@a )", 3, "')' without a '(' before it"},
      {"(@a", 3, "')' is missing"},
      {"@ a", 1, "a name is missing here"},
      {"@a %none", 3, "no macro is named 'none' above this rule"},
      {"<place", 6, "'>' is missing"},
      {"<>", 1, "a name is missing here"},
      {"'chưa đóng", 0, "the quote is not closed"},
      {"''", 0, "nothing stands between the quotes"},
      {"a . b", 2, "'.' means nothing here"},
      {"a ?", 2, "'?' means nothing here"},
      {"@a{", 3, "a number is missing here"},
      {"@a{1,}", 5, "a number is missing here"},
      {"@a{1", 4, "'}' is missing"},
      {"@a{3,2}", 2, "this repetition matches nothing"},
      {"@a{0}", 2, "this repetition matches nothing"},
      {"@a{1,61}", 5, "a repetition is at most 60 times"},
      {"[]", 0, "no shape stands in the brackets"},
      {"[-a]", 0, "no shape stands in the brackets"},
      {"[worb]", 1, "no shape is named 'worb'"},
      {"[word", 5, "a name is missing here"},
      {"[word -]", 7, "a word or @class is missing after '-'"},
      {"[word -'.]", 7, "the quote is not closed"},
      {"a \u00A0 b", 2, "white space that is no plain space stands here"},
      {"name=", 5, "a pattern is missing after 'name='"},
      {"name= @a", 5, "a pattern is missing after 'name='"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.pattern);
    try {
      parse(mistake.pattern);
      FAIL_CHECK("parsed");
    } catch (const PatternError& error) {
      CHECK(error.offset == mistake.offset);
      CHECK(error.what == mistake.what);
    }
  }
}

TEST_CASE("parentheses nest sixty deep and no deeper") {
  const auto nested = [](int depth) {
    return std::string(static_cast<std::size_t>(depth), '(') + "@a" + std::string(static_cast<std::size_t>(depth), ')');
  };
  CHECK(parsed(nested(60)) == "@a");
  CHECK_THROWS_AS(parse(nested(61)), PatternError);
  CHECK_THROWS_AS(parse(nested(100000)), PatternError);
  std::string captures;
  for (int i = 0; i < 100000; ++i) captures += "a=(";
  CHECK_THROWS_AS(parse(captures), PatternError);
}

TEST_CASE("repetitions and macros that would fill memory are refused") {
  CHECK_THROWS_AS(parse("((@a{60}){60}){60}"), PatternError);
  CHECK_NOTHROW(parse("(@a{60}){60}"));
  std::vector<PatternNode> macros{parse("@a @a")};
  const auto twice = [&] { return parse_pattern("%m %m", [&](const std::string&) { return &macros.back(); }); };
  CHECK_THROWS_AS(
      [&] {
        for (int i = 0; i < 40; ++i) macros.push_back(twice());
      }(),
      PatternError);
  CHECK(macros.size() < 20);
}

TEST_CASE("any bytes give a pattern or an error") {
  const std::vector<std::string> alphabet = {"a", "b", "@", "%", "<", ">", "[", "]", "(",  ")",
                                             "|", "?", "*", "+", "{", "}", "'", ",", ".",  "^",
                                             "$", "=", " ", "0", "5", "-", "đ", "Á", "\n", "word"};
  std::uint32_t seed = 7;
  for (int round = 0; round < 20000; ++round) {
    std::string pattern;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525u + 1013904223u;
      pattern += alphabet[(seed >> 16) % alphabet.size()];
    }
    try {
      parse(pattern);
    } catch (const PatternError& error) {
      if (error.offset > pattern.size()) FAIL("the error lies outside '" << pattern << "'");
    }
  }
  SUCCEED();
}
