// SPDX-License-Identifier: Apache-2.0
#include "extraction/imports.hpp"

#include <catch2/catch.hpp>

#include "extraction/trace.hpp"
#include "support/folder.hpp"

using soi::extraction::Trace;
using soi::schema::Domain;
using soi::schema::Schema;
using soi::test::Folder;

namespace {

const char* const types = "types:\n  club: {extends: organization, label: {vi: a, en: a}, plural: {vi: a, en: a}}\n";

// A domain `probe` with files of shared words and rules beside it.
void write_domain(const Folder& folder, const std::string& rules, const std::string& names = "classes: {x: [y]}") {
  folder.write("probe/types.yaml", types);
  folder.write("probe/names.yaml", names);
  folder.write("probe/rules.yaml", rules);
}

std::vector<std::string> told(const Folder& folder) {
  const Domain domain = Domain::open("probe", folder.path().string());
  std::vector<std::string> all;
  try {
    soi::extraction::read_rules(domain, Schema::load(domain));
  } catch (const soi::base::Error& error) {
    for (const auto& problem : error.problems())
      all.push_back(std::filesystem::relative(problem.where.file, folder.path()).string() + ":" +
                    std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + ": " +
                    problem.what + (problem.remedy.empty() ? "" : " (" + problem.remedy + ")"));
  }
  return all;
}

// What rules find in a text: "rule: words".
std::vector<std::string> found(const Folder& folder, const std::string& text) {
  const Domain domain = Domain::open("probe", folder.path().string());
  soi::extraction::Tracer tracer(domain, Schema::load(domain));
  soi::text::Report report;
  report.text = text;
  report.blocks.push_back({0, static_cast<std::uint32_t>(text.size()), soi::text::BlockKind::paragraph});
  std::vector<std::string> all;
  for (const auto& mention : tracer.trace(report).mentions)
    all.push_back(mention.stage + ", " + mention.rule + ": " + mention.words);
  return all;
}

using Told = std::vector<std::string>;

const std::string shared_rules = R"(macros: {named: "[proper]+"}
mentions: {thing: club}
stages:
  - {stage: clubs, rules: [{rule: shared, makes: club, pattern: "@head %named"}]}
)";
const std::string own_rules = R"(import: ../parts/rules.yaml
mentions: {kind: thing}
stages:
  - {stage: later, rules: [{rule: later, makes: kind, pattern: "<club> again"}]}
  - {stage: clubs, rules: [{rule: own, makes: thing, pattern: "@head %named"}, {rule: longer, makes: thing, pattern: "@head %named too"}]}
)";

}  // namespace

TEST_CASE("what a file imports stands before its own: macros, types, stages and rules of one stage") {
  const Folder folder;
  folder.write("parts/names.yaml", "classes: {head: [club, society]}");
  folder.write("parts/rules.yaml", shared_rules);
  write_domain(folder, own_rules, "import: ../parts/names.yaml\nclasses: {more: ['@head', guild]}");
  CHECK(told(folder) == Told{});
  // Both rules match: the imported one stands first. The longer match wins all the same. The stage of its own runs
  // last.
  CHECK(found(folder, "club Ash met") == Told{"clubs, shared: club Ash"});
  CHECK(found(folder, "club Ash too") == Told{"clubs, longer: club Ash too"});
  CHECK(found(folder, "club Ash again") == Told{"clubs, shared: club Ash", "later, later: club Ash again"});
}

TEST_CASE("a file that several import is read once") {
  const Folder folder;
  folder.write("parts/names.yaml", "classes: {head: [club]}");
  folder.write("parts/rules.yaml", shared_rules);
  folder.write("parts/more.yaml", "import: rules.yaml\nmacros: {twice: \"%named %named\"}");
  write_domain(folder, "import: [../parts/rules.yaml, ../parts/more.yaml]\nmacros: {all: \"%twice\"}\n",
               "import: ../parts/names.yaml");
  CHECK(told(folder) == Told{});
  CHECK(found(folder, "club Ash met") == Told{"clubs, shared: club Ash"});
}

TEST_CASE("a shipped domain's words are at hand for a domain in a folder of its own") {
  const Folder folder;
  write_domain(folder,
               "stages:\n  - {stage: a, rules: [{rule: p, makes: place, pattern: \"@province\", set: {name: x}}]}\n",
               "import: ../dan-van/names.yaml");
  CHECK(told(folder) == Told{});
  CHECK(found(folder, "Mưa ở Bến Tre.") == Told{"a, p: Bến Tre"});
}

TEST_CASE("every import that cannot be followed is told at its place") {
  const Folder folder;
  write_domain(folder, "import: [../parts/rules.yaml, ../../etc/passwd, /etc/passwd, ../parts/nothing.yaml]\n");
  folder.write("parts/rules.yaml", "import: [more.yaml, rules.yaml]\n");
  folder.write("parts/more.yaml", "import: ../parts/rules.yaml\n");
  const Told all = told(folder);
  REQUIRE(all.size() == 5);
  CHECK(all[0] ==
        "parts/more.yaml:1:9: this import leads back to itself: ../parts/rules.yaml → ../parts/more.yaml → "
        "../parts/rules.yaml (remove one of these imports)");
  CHECK(
      all[1] ==
      "parts/rules.yaml:1:21: this import leads back to itself: ../parts/rules.yaml → ../parts/rules.yaml (remove one "
      "of these imports)");
  CHECK(
      all[2] ==
      "probe/rules.yaml:1:31: '../../etc/passwd' lies outside the folder of domains (copy it into a domain's folder)");
  CHECK(all[3] ==
        "probe/rules.yaml:1:49: '/etc/passwd' lies outside the folder of domains (copy it into a domain's folder)");
  CHECK(all[4].find("probe/rules.yaml:1:62: there is no file '") == 0);
  CHECK(all[4].find("write the path from this file's folder") != std::string::npos);
}

TEST_CASE("a mistake of an imported file is told in that file") {
  const Folder folder;
  write_domain(folder, "import: ../parts/rules.yaml\nmentions: {thing: }\nmacros: {named: a}\n",
               "import: ../parts/names.yaml\nclasses: {head: [x]}");
  folder.write("parts/names.yaml", "classes: {head: [club], tail: []}");
  folder.write("parts/rules.yaml", shared_rules + "relations: {}\n");
  CHECK(told(folder) ==
        Told{"parts/names.yaml:1:31: this class has no phrase (add one, or remove the class)",
             "probe/names.yaml:2:11: an imported file has a class of the name 'head' (rename this one; it may take the "
             "other in: \"@head\")",
             "parts/rules.yaml:5:12: relations must be a list, not a map (write it as [a, b, …])",
             "probe/rules.yaml:2:12: an imported file declares 'thing' already (remove it here, or rename it)",
             "probe/rules.yaml:3:10: an imported file has a macro of the name 'named' (rename this one)"});
  folder.write("parts/rules.yaml", "stages: [");
  const Told broken = told(folder);
  REQUIRE(broken.size() == 3);
  CHECK(broken[2].starts_with("parts/rules.yaml:"));
}
