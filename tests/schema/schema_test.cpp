// SPDX-License-Identifier: Apache-2.0
#include "schema/schema.hpp"

#include <catch2/catch.hpp>

#include "support/folder.hpp"

using soi::base::Error;
using soi::base::Problem;
using soi::schema::Domain;
using soi::schema::Kind;
using soi::schema::Schema;

namespace {

// A folder of domains with one domain `probe` whose types.yaml is `types`; gone with the object.
class Domains {
 public:
  explicit Domains(const std::string& types, const std::string& base = {}) {
    folder_.write("probe/types.yaml", types);
    if (!base.empty()) folder_.write("base/types.yaml", base);
  }
  std::string path() const { return folder_.path().string(); }

 private:
  soi::test::Folder folder_;
};

std::vector<Problem> problems_of(const std::string& types, const std::string& base = {}) {
  const Domains folder(types, base);
  try {
    Schema::load(Domain::open("probe", folder.path()));
  } catch (const Error& error) {
    return error.problems();
  }
  return {};
}

// "line:column what" of a domain's only problem.
std::string only_problem(const std::string& types) {
  const std::vector<Problem> problems = problems_of(types);
  if (problems.size() != 1) return std::to_string(problems.size()) + " problems";
  const Problem& problem = problems.front();
  return std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + " " + problem.what;
}

const std::string label = "label: {vi: a, en: b}";

}  // namespace

TEST_CASE("the shipped domain loads, with what its types inherit") {
  const Schema schema = Schema::load(Domain::open("dan-van"));
  CHECK(schema.domain() == "dan-van");
  REQUIRE(schema.type("resolution") != nullptr);
  CHECK(schema.type("resolution")->root == "document");
  CHECK(schema.type("resolution")->properties.at("date") == Kind::date);
  CHECK(schema.type("resolution")->label.in("vi") == "nghị quyết");
  CHECK(schema.type("resolution")->label.in("en") == "resolution");
  CHECK(schema.type("official")->parent.empty());
  CHECK(schema.type("nobody") == nullptr);
  CHECK(schema.is_a("province", "place"));
  CHECK(schema.is_a("place", "place"));
  CHECK_FALSE(schema.is_a("place", "province"));
  CHECK_FALSE(schema.is_a("nobody", "nobody"));
  const auto& holds = *schema.relation("holds");
  CHECK(schema.allows(holds, "official", "council"));
  CHECK_FALSE(schema.allows(holds, "council", "official"));
  CHECK(holds.properties.at("since") == Kind::date);
  CHECK(schema.relation("hates") == nullptr);
}

TEST_CASE("the ten relations of the guidelines are in the shipped domain") {
  const Schema schema = Schema::load(Domain::open("dan-van"));
  for (const char* name : {"holds", "chaired", "attended", "spoke_at", "organized", "held_in", "located_in", "cited",
                           "issued", "promoted"}) {
    CAPTURE(name);
    CHECK(schema.relation(name) != nullptr);
  }
}

TEST_CASE("a relation may name several types at an end") {
  const Domains folder("relations:\n  owns: {from: [official, organization], to: [place], " + label +
                       ", inverse: {vi: a, en: b}}\n");
  const Schema schema = Schema::load(Domain::open("probe", folder.path()));
  CHECK(schema.allows(*schema.relation("owns"), "organization", "place"));
  CHECK_FALSE(schema.allows(*schema.relation("owns"), "event", "place"));
}

TEST_CASE("an empty domain is the base alone") {
  const Domains folder("# nothing yet\n");
  CHECK(Schema::load(Domain::open("probe", folder.path())).types().size() == 6);
}

TEST_CASE("a wrong type declaration is named at its place") {
  CHECK(only_problem("types:\n  a: {extends: organisation, " + label + "}\n") == "2:16 unknown type 'organisation'");
  CHECK(only_problem("types:\n  a: {extnds: event, " + label + "}\n") == "2:7 unknown key of a type 'extnds'");
  CHECK(only_problem("typs: {}\n") == "1:1 unknown key of the file 'typs'");
  CHECK(only_problem("types:\n  a: {extends: event}\n") == "2:3 the type has no 'label'");
  CHECK(only_problem("types:\n  a: {label: {vi: x}}\n") == "2:14 the label has no 'en'");
  CHECK(only_problem("types:\n  a: {label: {vi: x, en: }}\n") == "2:22 the label in 'en' is empty");
  CHECK(only_problem("types:\n  official: {" + label + "}\n").starts_with("2:3 the type 'official' is declared"));
  CHECK(only_problem("types:\n  Ủy: {" + label + "}\n") == "2:3 'Ủy' cannot be a name");
  CHECK(only_problem("types:\n  a: event\n") == "2:6 a type must be a map, not plain text");
  CHECK(only_problem("types:\n  a: {" + label + ", properties: {day: dat}}\n") ==
        "2:48 unknown kind of property 'dat'");
  CHECK(only_problem("types:\n  a: {" + label + ", properties: {name: text}}\n").starts_with("2:43 the name 'name'"));
  CHECK(only_problem("types:\n  a: {extends: event, " + label + ", properties: {date: text}}\n") ==
        "2:59 the property 'date' has another kind than in 'event', which 'a' extends");
  CHECK(only_problem("- a\n") == "1:1 the file must be a map, not a list");
}

TEST_CASE("a circle of types is told once, with its chain") {
  const std::string types = "types:\n  a: {extends: b, " + label + "}\n  b: {extends: c, " + label +
                            "}\n  c: {extends: a, " + label + "}\n  d: {extends: c, " + label + "}\n";
  CHECK(only_problem(types) == "2:16 types extend each other in a circle: a → b → c → a");
  CHECK(only_problem("types:\n  a: {extends: a, " + label + "}\n") ==
        "2:16 types extend each other in a circle: a → a");
}

TEST_CASE("a wrong relation declaration is named at its place") {
  const std::string rest = ", " + label + ", inverse: {vi: a, en: b}}\n";
  CHECK(only_problem("relations:\n  r: {from: person, to: event" + rest) == "2:13 unknown type 'person'");
  CHECK(only_problem("relations:\n  r: {from: official" + rest) == "2:3 the relation has no 'to'");
  CHECK(only_problem("relations:\n  r: {from: [], to: event" + rest) == "2:13 'from' names no type");
  CHECK(only_problem("relations:\n  r: {from: [event, event], to: event" + rest) ==
        "2:21 the type 'event' is named twice");
  CHECK(only_problem("relations:\n  r: {from: official, to: event, " + label + "}\n") ==
        "2:3 the relation has no 'inverse'");
  CHECK(only_problem("relations:\n  r: {from: official, to: event, properties: {since: text}" + rest)
            .starts_with("2:54 'since'"));
}

TEST_CASE("a schema with ten mistakes gets ten messages, each at its place") {
  const std::vector<Problem> problems = problems_of(
      "types:\n"
      "  hội: {label: {vi: hội, en: guild}}\n"                                    // not a name
      "  guild: {extends: organisation, label: {vi: hội, en: guild}}\n"           // unknown parent
      "  event: {label: {vi: việc, en: event}}\n"                                 // declared in base
      "  fair: {extends: event, label: {vi: hội chợ}}\n"                          // label without en
      "  feast: {extends: event, colour: red, label: {vi: tiệc, en: feast}}\n"    // unknown key
      "  one: {extends: two, label: {vi: a, en: a}}\n"                            // circle
      "  two: {extends: one, label: {vi: a, en: a}, properties: {day: dates}}\n"  // unknown kind
      "relations:\n"
      "  met: {from: offical, to: event, label: {vi: gặp, en: met}, inverse: {vi: a, en: b}}\n"  // unknown end
      "  saw: {from: official, label: {vi: thấy, en: saw}, inverse: {vi: a, en: b}}\n"           // no end
      "  ate: {from: official, to: event, label: [ăn], inverse: {vi: a, en: b}}\n");             // wrong shape
  std::vector<std::string> places;
  for (const Problem& problem : problems) {
    CAPTURE(problem.what);
    CHECK_FALSE(problem.remedy.empty());
    CHECK_FALSE(problem.source_line.empty());
    CHECK(problem.where.file.ends_with("probe/types.yaml"));
    places.push_back(std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column));
  }
  CHECK(places ==
        std::vector<std::string>{"2:3", "3:20", "4:3", "5:33", "6:27", "7:18", "8:64", "10:15", "11:3", "12:43"});
  CHECK(problems[1].remedy == "did you mean 'organization'?");
  CHECK(problems[7].remedy == "did you mean 'official'?");
}

TEST_CASE("mistakes of the base and of the domain come together") {
  const std::vector<Problem> problems =
      problems_of("types:\n  a: {extends: nothing, " + label + "}\n", "types:\n  root: {label: {vi: a}}\n");
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].where.file.ends_with("base/types.yaml"));
  CHECK(problems[1].where.file.ends_with("probe/types.yaml"));
}
