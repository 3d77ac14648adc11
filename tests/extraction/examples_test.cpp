// SPDX-License-Identifier: Apache-2.0
#include "extraction/examples.hpp"

#include <catch2/catch.hpp>

#include "support/folder.hpp"

using soi::base::Error;
using soi::extraction::check_examples;
using soi::extraction::ExampleFailure;
using soi::schema::Domain;
using soi::schema::Schema;

namespace {

// A domain of two rules that make "board of X" and "A chaired B", over the given examples.
std::vector<std::string> told(const std::string& examples) {
  const soi::test::Folder folder;
  folder.write("probe/types.yaml", R"(
types:
  meeting: {extends: event, label: {vi: a, en: a}, plural: {vi: a, en: a}}
relations:
  chaired: {from: official, to: event, label: {vi: a, en: a}, inverse: {vi: a, en: a}}
)");
  folder.write("probe/rules.yaml", R"yaml(
stages:
  - stage: names
    rules:
      - {rule: person, makes: official, pattern: "name=([proper] [proper])", set: {name: $name, kind: human}}
      - {rule: meeting, makes: meeting, pattern: "meeting of name=[proper]", set: {name: "Meeting of $name"}}
relations:
  - {rule: chairs, makes: chaired, pattern: "from=<official> chaired to=<meeting>"}
)yaml");
  folder.write("probe/examples.yaml", examples);
  const Domain domain = Domain::open("probe", folder.path().string());
  std::vector<std::string> all;
  const auto add = [&](const std::string& rule, const soi::base::Problem& problem) {
    all.push_back(rule + ":" + std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + ": " +
                  problem.what + (problem.remedy.empty() ? "" : " (" + problem.remedy + ")"));
  };
  try {
    for (const ExampleFailure& failure : check_examples(domain, Schema::load(domain)))
      add(failure.rule, failure.problem);
  } catch (const Error& error) {
    for (const soi::base::Problem& problem : error.problems()) add("form", problem);
  }
  return all;
}

using Told = std::vector<std::string>;

const std::string right = R"(- rule: person
  match:
    - {text: Ann Lee chaired it., found: Ann Lee, with: {name: Ann Lee, kind: human, entity: Ann Lee}}
  no match: [ann lee chaired it.]
- rule: meeting
  match: [{text: The meeting of March ended., found: meeting of March, with: {name: Meeting of March}}]
- rule: chairs
  match:
    - {text: "Ann Lee chaired meeting of May.\nBob Ray chaired meeting of May.", found: [[Ann Lee, chaired, Meeting of May], [Bob Ray, chaired, Meeting of May]]}
    - {text: Ann Lee chaired meeting of May., found: Ann Lee chaired meeting of May}
  no match: ["Ann Lee, who chaired meeting of May."]
)";

std::string with(const std::string& old, const std::string& fresh) {
  const std::size_t at = right.find(old);
  REQUIRE(at != std::string::npos);
  return std::string(right).replace(at, old.size(), fresh);
}

}  // namespace

TEST_CASE("every rule of every shipped domain does what its examples say, and has some") {
  for (const std::string& name : Domain::names()) {
    const Domain domain = Domain::open(name);
    if (!domain.has("rules.yaml")) continue;
    for (const ExampleFailure& failure : check_examples(domain, Schema::load(domain)))
      FAIL_CHECK("rule " << failure.rule << " of " << name << ": " << soi::base::render(failure.problem));
    const soi::base::YamlFile examples = domain.yaml("examples.yaml");
    for (const soi::base::YamlNode& entry : examples.root().items)
      if (const std::string& rule = entry.find("rule")->text; !rule.starts_with("implied: ") && !entry.find("no match"))
        FAIL_CHECK("rule " << rule << " of " << name << " has no text it must not match");
  }
}

TEST_CASE("examples that hold give no failures") { CHECK(told(right) == Told{}); }

TEST_CASE("each example that does not hold is told with its rule and place") {
  CHECK(told(with("found: Ann Lee, with", "found: Bob Ray, with")) ==
        Told{"person:3:7: rule 'person' does not find 'Bob Ray' (it finds 'Ann Lee')"});
  CHECK(told(with("text: Ann Lee chaired it.", "text: ann lee chaired it.")) ==
        Told{"person:3:7: rule 'person' does not find 'Ann Lee' (no rule matches this text)"});
  CHECK(told(with("kind: human", "kind: horse")) ==
        Told{"person:3:7: rule 'person' gives 'Ann Lee' no kind 'horse' (it gives 'human')"});
  CHECK(told(with("[ann lee", "[Ann Lee")) == Told{"person:4:14: rule 'person' must not find 'Ann Lee'"});
  CHECK(told(with("[Bob Ray, chaired, Meeting of May]", "[Ann Lee, chaired, Meeting of June]")) ==
        Told{"chairs:9:7: rule 'chairs' does not find that Ann Lee chaired Meeting of June (it finds 'Ann Lee chaired "
             "Meeting of May', 'Bob Ray chaired Meeting of May')"});
  CHECK(told(with("[\"Ann Lee, who chaired", "[\"Ann Lee chaired")) ==
        Told{"chairs:11:14: rule 'chairs' must not find 'Ann Lee chaired meeting of May'",
             "chairs:11:14: rule 'chairs' must not find that Ann Lee chaired Meeting of May"});
}

TEST_CASE("a rule without a text it must match is told, and examples of no rule") {
  CHECK(told(with("- rule: meeting", "- rule: meetings")) ==
        Told{"meetings:5:9: no rule is named 'meetings' (did you mean 'meeting'?)",
             "meeting:0:0: rule 'meeting' has no text it must match (add one for it)"});
  CHECK(told("[]") == Told{"person:0:0: rule 'person' has no text it must match (add one for it)",
                           "meeting:0:0: rule 'meeting' has no text it must match (add one for it)",
                           "chairs:0:0: rule 'chairs' has no text it must match (add one for it)",
                           "chairs:0:0: rule 'chairs' has no text it must not match (add one under no match: […])"});
  CHECK(told(with("  no match: [\"Ann Lee, who chaired meeting of May.\"]\n", "")) ==
        Told{"chairs:0:0: rule 'chairs' has no text it must not match (add one under no match: […])"});
}

TEST_CASE("examples of a wrong form are told all together") {
  const Told wrong = told(R"(- rule: person
  match: [{text: a}, {found: b}, {text: a, found: [b, c]}, {text: a, found: b, wiht: {}}, c]
- match: []
- rule: meeting
- {rule: [], no match: {}}
- text
)");
  CHECK(wrong ==
        Told{"form:2:11: what the rule finds is missing (add found: WORDS or found: [SUBJECT, RELATION, OBJECT])",
             "form:2:22: the text is missing (add text: …)",
             "form:2:51: a fact has three parts (write [SUBJECT, RELATION, OBJECT])",
             "form:2:80: unknown key of a text to match 'wiht' (did you mean 'with'?)",
             "form:2:91: a text to match must be a map, not plain text (write it as {key: value, …})",
             "form:3:3: the rule's name is missing (add rule: …)",
             "form:4:9: no example stands here (add match: [{text: …, found: …}] or no match: […])",
             "form:5:10: the rule's name is missing (add rule: …)",
             "form:6:3: an example must be a map, not plain text (write it as {key: value, …})"});
  CHECK(told("rule: person").front() == "form:1:1: examples.yaml must be a list, not a map (write it as [a, b, …])");
}
