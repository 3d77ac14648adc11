// SPDX-License-Identifier: Apache-2.0
// Hostile patterns and hostile texts: what matching does is counted, not timed, and grows no faster than the text.
#include "extraction/matcher.hpp"

#include <catch2/catch.hpp>

#include "extraction/worker.hpp"
#include "support/lines.hpp"

using soi::extraction::Automaton;
using soi::extraction::longest_match;
using soi::extraction::Matcher;
using soi::extraction::Names;
using soi::extraction::Symbol;
using soi::extraction::Worker;
using soi::schema::Domain;
using soi::schema::Schema;

namespace {

// (a?){n} a{n}, the pattern on which backtracking takes 2 to the n steps.
std::string optional_then_needed(int n) { return "(a?){" + std::to_string(n) + "} a{" + std::to_string(n) + "}"; }

Matcher::Work work_on(const std::string& pattern, std::size_t tokens) {
  Names names;
  const auto word = names.words.add("a");
  const auto tree = soi::extraction::parse_pattern(pattern, [](const std::string&) { return nullptr; });
  const Automaton automaton({tree}, names);
  Matcher matcher(automaton);
  const std::vector<Symbol> text(tokens, names.token_symbol(word, soi::text::Shape::lower));
  const soi::test::OwnLine line(names, automaton, text);
  for (std::uint32_t at = 0; at < text.size();) {
    const auto match = matcher.longest(line, at);
    if (match) matcher.captures(match.rule, line, at, match.last);
    at = match ? match.last : at + 1;
  }
  return matcher.work();
}

Matcher::Work work_of_domain(const std::string& words, std::size_t bytes) {
  static const Domain domain = Domain::open("dan-van");
  static const auto rules = soi::extraction::read_rules(domain, Schema::load(domain));
  soi::text::Report report;
  while (report.text.size() < bytes) report.text += words;
  report.blocks.push_back({0, static_cast<std::uint32_t>(report.text.size()), soi::text::BlockKind::paragraph});
  Worker worker(*rules);
  worker.read(report);
  return worker.work();
}

}  // namespace

TEST_CASE("a pattern that is exponential by backtracking takes each token once, and as many states as it is long") {
  for (const int n : {10, 20, 40, 60}) {
    CAPTURE(n);
    const auto work = work_on(optional_then_needed(n), static_cast<std::size_t>(n));
    CHECK(work.elements <= static_cast<std::uint64_t>(n) + 1);
    CHECK(work.states <= static_cast<std::size_t>(2 * n) + 3);
  }
}

TEST_CASE("no pattern makes more steps than the longest match for each token") {
  const std::string patterns[] = {optional_then_needed(60), "(((a+)+)+)+ b",       "((a | a a)* (a a | a a a)*)* b",
                                  "((a?){60}){30} b",       "x=(a* y=(a* a*)*) b", "[any]* b | a* a* a* a* a* b",
                                  "(a{1,40}){1,40} b"};
  for (const std::string& pattern : patterns) {
    CAPTURE(pattern);
    const auto one = work_on(pattern, 5000), four = work_on(pattern, 20000);
    // The last elements of a text have fewer behind them.
    CHECK(four.elements <= 4 * one.elements + 2 * longest_match * longest_match);
    CHECK(four.elements <= 20000 * (longest_match + 1));
    CHECK(four.states == one.states);
    CHECK(four.states <= 2 * longest_match + 8);
    CHECK(four.grown == one.grown);
  }
}

TEST_CASE("the rules of dan-van take a megabyte of one token, and of sentences without an end, in steps linear in it") {
  const char* const texts[] = {
      "Nguyễn ", "hội nghị ", "các đồng chí ", "“", "- ", "không ", "Trưởng ban ", "tại ", "1 ", "( ", "A, "};
  for (const char* words : texts) {
    CAPTURE(words);
    const auto one = work_of_domain(words, 16u << 10), four = work_of_domain(words, 64u << 10);
    CHECK(four.elements <= 5 * one.elements);
    CHECK(four.states <= 2 * one.states + 100);
  }
  const auto small = work_of_domain("Nguyễn Văn hội nghị không dự, ", 64u << 10);
  const auto large = work_of_domain("Nguyễn Văn hội nghị không dự, ", 1u << 20);
  CHECK(large.elements <= 17 * small.elements);
  CHECK(large.states <= small.states + 100);
}
