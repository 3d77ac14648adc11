// SPDX-License-Identifier: Apache-2.0
#include "extraction/rule_variables.hpp"

#include <catch2/catch.hpp>

using soi::base::YamlFile;
using soi::base::YamlNode;
using soi::extraction::RulesFile;
using soi::extraction::written_out;

namespace {

std::string shown(const YamlNode& node) {
  if (node.is_scalar()) return node.text;
  std::string text;
  for (const YamlNode& item : node.items) text += (text.empty() ? "" : ", ") + shown(item);
  for (const auto& [key, value] : node.entries)
    text +=
        (text.empty() ? "" : ", ") + key.text + ": " +
        (value.is_scalar() ? value.text : (value.is_map() ? "{" : "[") + shown(value) + (value.is_map() ? "}" : "]"));
  return text;
}

struct Outcome {
  std::vector<std::string> rules, problems;
};

Outcome outcome(const std::string& text) {
  RulesFile file(YamlFile::parse("rules.yaml", text));
  Outcome all;
  for (const YamlNode& rule : written_out(file, file.root())) all.rules.push_back(shown(rule));
  for (const auto& problem : file.take())
    all.problems.push_back(std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + ": " +
                           problem.what);
  return all;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule with variables is made once for each line of them, in their order") {
  const Outcome all = outcome(R"(rule: "{act}s"
for: [{act: move, verb: moved | proposed}, {act: second, verb: seconded}]
makes: "{act}"
pattern: "from=<people> ({verb}){1,2} [word]{2} {verb}"
to: {type: [motion], take: ["$x {act}"]}
)");
  CHECK(all.problems == Told{});
  CHECK(all.rules ==
        Told{"rule: moves, makes: move, pattern: from=<people> (moved | proposed){1,2} [word]{2} moved | proposed, to: "
             "{type: [motion], take: [$x move]}",
             "rule: seconds, makes: second, pattern: from=<people> (seconded){1,2} [word]{2} seconded, to: {type: "
             "[motion], take: [$x second]}"});
}

TEST_CASE("a rule without variables is itself") {
  const Outcome all = outcome("{rule: a, pattern: \"[word]{2,3} {x}\"}");
  CHECK(all.rules == Told{"rule: a, pattern: [word]{2,3} {x}"});
  CHECK(all.problems == Told{});
}

TEST_CASE("every mistake in variables is told at its place") {
  const std::pair<const char*, Told> mistakes[] = {
      {"{rule: \"{a}\", for: [{a: x}], pattern: \"y {b}\"}", {"1:43: unknown variable of this rule 'b'"}},
      {"{rule: \"{a}\", for: [{a: x, b: z}], pattern: y}", {"1:28: nothing in this rule speaks of {b}"}},
      {"{rule: \"{a}\", for: [{a: x}, {c: z}]}",
       {"1:29: the variable 'a' is missing here", "1:30: the first line of this rule's variables has no 'c'"}},
      {"{rule: \"{a}\", for: [{a: [x]}]}", {"1:25: what a variable stands for must be plain text, not a list"}},
      {"{rule: \"{a}\", for: [{a b: x}]}", {"1:22: this variable has a name no rule can speak of"}},
      {"{rule: a, for: [x]}", {"1:17: the variables of a rule must be a map, not plain text"}},
      {"{rule: a, for: {}}", {"1:16: for must be a list, not a map"}},
      {"{rule: a, for: []}", {"1:16: this rule is made for nothing"}},
  };
  for (const auto& [text, problems] : mistakes) {
    CAPTURE(text);
    CHECK(outcome(text).problems == problems);
  }
}

TEST_CASE("a text that is one variable stands where the variable's value stands") {
  RulesFile file(YamlFile::parse("rules.yaml", "for: [{type: x}]\nmakes: \"{type}\"\n"));
  const std::vector<YamlNode> rules = written_out(file, file.root());
  REQUIRE(rules.size() == 1);
  const YamlNode* makes = rules.front().find("makes");
  REQUIRE(makes != nullptr);
  CHECK(makes->text == "x");
  CHECK(makes->line == 1);
  CHECK(makes->column == 14);
}
