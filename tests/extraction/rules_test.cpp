// SPDX-License-Identifier: Apache-2.0
#include "extraction/rules.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/folder.hpp"

using soi::base::Error;
using soi::base::Problem;
using soi::extraction::read_rules;
using soi::schema::Domain;
using soi::schema::Schema;

namespace {

const char* const types = R"(
types:
  committee: {extends: organization, label: {vi: a, en: a}}
  province: {extends: place, label: {vi: a, en: a}}
relations:
  holds: {from: official, to: organization, label: {vi: a, en: a}, inverse: {vi: a, en: a}, properties: {role: text}}
  chaired: {from: official, to: event, label: {vi: a, en: a}, inverse: {vi: a, en: a}}
)";

const char* const names = R"(classes:
  head: [board, council]
  role: {chair: {kind: chair}}
)";

// A small domain that is right.
const std::string rules = R"(mentions:
  person:
  board: committee
levels: {province: [province]}
macros:
  name: "[proper]{2}"
stages:
  - stage: names
    rules:
      - {rule: name, makes: official, pattern: "name=%name", set: {name: $name}}
      - {rule: board, makes: board, pattern: "head=@head", set: {name: $head, level: province, needs: committee}}
      - {rule: person, makes: person, pattern: "who=<official> ',' r=@role of=<board>", facts: [{relation: holds, from: who, to: of, role: $r}]}
relations:
  - rule: chairs
    makes: chaired
    pattern: "from=<official> chaired"
    to: {or: main event}
)";

std::vector<Problem> problems_of(const std::string& rules_file, const std::string& names_file = names) {
  const soi::test::Folder folder;
  folder.write("probe/types.yaml", types);
  folder.write("probe/names.yaml", names_file);
  folder.write("probe/rules.yaml", rules_file);
  const Domain domain = Domain::open("probe", folder.path().string());
  const Schema schema = Schema::load(domain);
  try {
    read_rules(domain, schema);
  } catch (const Error& error) {
    CHECK(error.failure() == soi::base::Failure::data);
    return error.problems();
  }
  return {};
}

std::string told(const Problem& problem) {
  const std::string& path = problem.where.file;
  return path.substr(path.rfind('/') + 1) + ":" + std::to_string(problem.where.line) + ":" +
         std::to_string(problem.where.column) + ": " + problem.what;
}

using Told = std::vector<std::string>;

Told all(const std::vector<Problem>& problems) {
  Told lines;
  for (const Problem& problem : problems) lines.push_back(told(problem));
  return lines;
}

std::string with(const std::string& old, const std::string& fresh) {
  const std::size_t at = rules.find(old);
  REQUIRE(at != std::string::npos);
  return std::string(rules).replace(at, old.size(), fresh);
}

// A right piece of the rules, a wrong one in its place, the text that is pointed at, and what is said.
struct Mistake {
  const char *old, *fresh, *at, *what;
};

// "rules.yaml:line:column: " of the first place of a text.
std::string place_of(const std::string& file, const std::string& text) {
  const std::size_t at = file.find(text);
  REQUIRE(at != std::string::npos);
  int line = 1, column = 1;
  for (std::size_t i = 0; i < at; ++i) {
    if ((file[i] & 0xC0) == 0x80) continue;
    ++column;
    if (file[i] == '\n') ++line, column = 1;
  }
  return "rules.yaml:" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

}  // namespace

TEST_CASE("a small domain of rules is read") {
  CHECK(all(problems_of(rules)) == Told{});
  CHECK(all(problems_of(rules, "classes: {head: [x], role: {y: {kind: z}}}\nabbreviations: {BCH: executive board}")) ==
        Told{});
}

TEST_CASE("every mistake in rules is told at its place") {
  const Mistake mistakes[] = {
      // names that nothing has
      {"head=@head", "head=@haed", "haed", "unknown class of names.yaml 'haed'"},
      {"name=%name", "name=%mane", "%mane", "no macro is named 'mane' above this rule"},
      {"of=<board>", "of=<bord>", "bord>", "unknown mention type 'bord'"},
      {"makes: person", "makes: persn", "persn", "unknown mention type 'persn'"},
      {"relation: holds", "relation: hodls", "hodls", "unknown relation of the schema 'hodls'"},
      {"makes: chaired", "makes: chared", "chared", "unknown relation of the schema 'chared'"},
      {"board: committee", "board: comittee", "comittee", "unknown mention type 'comittee'"},
      {"levels: {province: [province]}", "levels: {province: [provinc]}", "provinc]", "unknown place type 'provinc'"},
      {"level: province", "level: provnce", "provnce", "unknown level 'provnce'"},
      {"needs: committee", "needs: comittee", "comittee", "unknown mention type 'comittee'"},
      {"set: {name: $name}", "set: {name: $mane}", "mane}", "unknown slot of this rule 'mane'"},
      {"from: who,", "from: whom,", "whom", "unknown slot of this rule 'whom'"},
      {"{or: main event}", "{type: [event], look: behind}", "behind", "unknown direction 'behind'"},
      {"{or: main event}", "{or: what}", "what", "unknown default 'what'"},
      {"{or: main event}", "{or: main event}\n    status: planed", "planed", "unknown status 'planed'"},
      {"{or: main event}", "{or: main event}\n    in: leed", "leed", "unknown part of a report 'leed'"},
      {"relations:\n", "statuses:\n  - {rule: s, pattern: a, status: denyed}\nrelations:\n", "denyed",
       "unknown status 'denyed'"},
      {"relations:\n", "statuses:\n  - {rule: s, pattern: a, reach: 0}\nrelations:\n", "0}\nrel", "'0' is no reach"},
      {"relations:\n", "statuses:\n  - {rule: s}\nrelations:\n", "{rule: s}", "rule 's' has no pattern"},
      {"relations:\n", "statuses:\n  - {rule: chairs, pattern: a}\nrelations:\n", "chairs\n    makes",
       "two rules are named 'chairs'"},
      {"relations:\n", "statuses:\n  - {rule: s, pattern: a, makes: chaired}\nrelations:\n", "makes: chaired}",
       "unknown key of a status 'makes'"},
      // keys
      {"macros:", "macro:", "macro:", "unknown key of rules.yaml 'macro'"},
      {"  - stage: names", "  - stage: names\n    rule: x", "rule: x", "unknown key of a stage 'rule'"},
      {"rule: name, makes", "rule: name, make", "make: official", "unknown key of a rule 'make'"},
      {"{relation: holds,", "{relatoin: holds,", "relatoin", "unknown key of a fact 'relatoin'"},
      {"{or: main event}", "{or: main event, far: 3}", "far: 3", "unknown key of a slot 'far'"},
      {"    makes: chaired", "    makes: chaired\n    form: x", "form", "unknown key of a relation 'form'"},
      // what is missing or not of its form
      {"rule: board, ", "rule: name, ", "name, makes: board", "two rules are named 'name'"},
      {"rule: chairs", "rule: person", "person\n    makes", "two rules are named 'person'"},
      {"rule: board, ", "", "{makes: board", "this rule has no name"},
      {"makes: board, ", "", "{rule: board", "rule 'board' makes nothing"},
      {", pattern: \"head=@head\", set: {name: $head, level: province, needs: committee}", "", "{rule: board",
       "rule 'board' has no pattern"},
      {"    to: {or: main event}\n", "", "rule: chairs", "nothing ever fills the slot 'to' of this rule"},
      {"{or: main event}", "{look: after}", "{look", "this slot looks for nothing"},
      {"{or: main event}", "{type: event, look: after, reach: far}", "far", "'far' is no reach"},
      {"{or: main event}", "{type: event, look: after, reach: -1}", "-1", "'-1' is no reach"},
      {"{or: main event}", "{type: event, look: after, reach: 0}", "0}", "'0' is no reach"},
      {"{or: main event}", "{type: event, look: after, reach: 4294967297}", "42949", "'4294967297' is no reach"},
      {"{or: main event}", "{type: event, look: after, many: often}", "often", "this must be yes or no"},
      {"{or: main event}", "[main event]", "[main", "a slot must be a map, not a list"},
      {"relation: holds, ", "", "{from: who", "this fact has no relation"},
      {"facts: [{relation: holds, from: who, to: of, role: $r}]", "facts: {relation: holds}", "{relation",
       "facts must be a list, not a map"},
      {"{name: $head, level", "{name: [$head, {}], level", "{}", "a template must be plain text, not a map"},
      {"set: {name: $name}", "set: {name: \"$ name\"}", " name\"", "a name is missing after '$'"},
      {"from: who,", "from: who.,", ", to: of", "a name is missing here"},
      {"  person:\n", "  person: board\n  bored: bored\n", "bored\n", "'bored' extends itself"},
      {"  person:\n", "  person:\n  event:\n", "event:", "'event' is a type of the schema already"},
      {"  name: \"[", "  a name: \"[", "a name: ", "this macro has a name no pattern can speak of"},
      // inside patterns, also where YAML writes a character as two
      {"\"[proper]{2}\"", "\"[propre]{2}\"", "propre", "no shape is named 'propre'"},
      {"\"from=<official> chaired\"", "\"'\\\"' đã %x from=<official>\"", "%x",
       "no macro is named 'x' above this rule"},
      {"\"from=<official> chaired\"", "'''a'' đã from=<official> .'", ".'", "'.' means nothing here"},
      {"\"from=<official> chaired\"", "from=<official> đã .", ".\n", "'.' means nothing here"},
      {"\"from=<official> chaired\"", "\"from=<official> (chaired\"", "\"\n    to", "')' is missing"},
      {"\"from=<official> chaired\"", "\"from=<official>\n      đã .\"", "\"from=", "'.' means nothing here"},
      {"\"from=<official> chaired\"", "|-\n      from=<official> .", "|-", "'.' means nothing here"},
  };
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.fresh);
    const std::string file = with(mistake.old, mistake.fresh);
    const Told found = all(problems_of(file));
    INFO(Catch::Detail::stringify(found));
    const std::string wanted = place_of(file, mistake.at) + mistake.what;
    CAPTURE(wanted);
    CHECK(std::find(found.begin(), found.end(), wanted) != found.end());
    CHECK(found.size() <= 2);
  }
}

TEST_CASE("every mistake in names is told at its place") {
  const std::pair<const char*, const char*> mistakes[] = {
      {"classes: {head: [x, '…'], role: [y, {}]}", "names.yaml:1:37: a phrase must be plain text, not a map"},
      {"classes: {head: [x, '  '], role: [y]}", "names.yaml:1:21: a phrase is empty"},
      {"classes: {head: [x], role: []}", "names.yaml:1:28: this class has no phrase"},
      {"classes: {head: [x], role: }", "names.yaml:1:22: a phrase is empty"},
      {"classes: {head: [x], role: ['@other']}", "names.yaml:1:29: no class is named 'other' above this one"},
      {"classes: {head: [x], role: ['@role', y]}", "names.yaml:1:29: no class is named 'role' above this one"},
      {"classes: {head: [x], role: {y: text}}", "names.yaml:1:32: a phrase's attributes must be a map, not plain text"},
      {"classes: {head: [x], role: {y: {kind: [a]}}}", "names.yaml:1:39: an attribute must be plain text, not a list"},
      {"classes: {head: {x: {kind: a}}, role: {X: {kind: b}}}", "names.yaml:1:50: 'X' has the kind 'a' above"},
      {"classes: {head: [x], role: [y], the role: [z]}",
       "names.yaml:1:33: this class has a name no pattern can speak of"},
      {"classes: {head: [x], role: [y]}\nabbreviations: [a]",
       "names.yaml:2:16: abbreviations must be a map, not a list"},
      {"classes: {head: [x], role: [y]}\nabbreviations: {BCH: [a]}",
       "names.yaml:2:22: what an abbreviation stands for must be plain text, not a list"},
      {"classes: {head: [x], role: [y]}\npointed: [Dr., Dr, v.v., '.', {}]",
       "names.yaml:2:16: this is no word with a full stop"},
      {"clases: {}", "names.yaml:1:1: unknown key of names.yaml 'clases'"},
      {"[a, b]", "names.yaml:1:1: names.yaml must be a map, not a list"},
      {"classes: {a: [x], a: [y]}", "names.yaml:1:19: the key 'a' stands here a second time"},
  };
  for (const auto& [text, message] : mistakes) {
    CAPTURE(text);
    const Told found = all(problems_of(rules, text));
    REQUIRE_FALSE(found.empty());
    CHECK(found.front() == message);
  }
}

TEST_CASE("the mistakes of both files are told together, each once") {
  std::string many = with("head=@head", "head=@none");
  many.replace(many.find("\"[proper]{2}\""), 13, "\"[proper]{2} <none>\"");
  many.replace(many.find("main event"), 10, "no event");
  CHECK(all(problems_of(many)) == Told{"rules.yaml:6:23: unknown mention type 'none'",
                                       "rules.yaml:11:53: unknown class of names.yaml 'none'",
                                       "rules.yaml:17:14: unknown default 'no event'"});
  const Told both = all(problems_of(with("makes: chaired", "makes: chared"), "classes: [a]"));
  REQUIRE(both.size() == 2);
  CHECK(both[0] == "names.yaml:1:10: classes must be a map, not a list");
  CHECK(both[1] == "rules.yaml:15:12: unknown relation of the schema 'chared'");
  const Told broken = all(problems_of(with("makes: chaired", "makes: chared"), "classes: ["));
  REQUIRE(broken.size() == 2);
  CHECK(broken[0].starts_with("names.yaml:"));
}

TEST_CASE("mistakes carry their line and a remedy") {
  const std::vector<Problem> problems = problems_of(with("head=@head", "head=@haed"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].remedy == "did you mean 'head'?");
  CHECK(problems[0].source_line.find("head=@haed") != std::string::npos);
}

TEST_CASE("files of other shapes give errors, not crashes") {
  for (const char* text : {"",
                           "[]",
                           "a",
                           "stages:",
                           "stages: {}",
                           "stages: [a]",
                           "stages: [[]]",
                           "stages: [{stage: a, rules: {}}]",
                           "stages: [{stage: a, rules: [b]}]",
                           "stages: [{stage: [a], rules: [{rule: [], makes: [], pattern: []}]}]",
                           "stages: [{rules: [{}]}]",
                           "relations: {}",
                           "relations: [a]",
                           "relations: [{}]",
                           "macros: [a]",
                           "macros: {a: []}",
                           "mentions: [a]",
                           "mentions: {a: []}",
                           "levels: a",
                           "levels: {a: {}}",
                           "implied: a",
                           "implied: {held: []}",
                           "stages: [{stage: a, rules: [{rule: a, makes: event, pattern: a, set: [b], facts: [c]}]}]",
                           "relations: [{rule: a, makes: [[]], pattern: a, from: {type: [[]], look: [[]], or: [[]], "
                           "each: [], take: {}}}]"}) {
    CAPTURE(text);
    CHECK_FALSE(problems_of(text).empty());
  }
}

TEST_CASE("a file of a hundred thousand mistakes is told in bounded space") {
  std::string text = "stages: [{stage: a, rules: [";
  for (int i = 0; i < 100000; ++i) text += "b,";
  const auto problems = problems_of(text + "]}]");
  CHECK(problems.size() < 200);
}
