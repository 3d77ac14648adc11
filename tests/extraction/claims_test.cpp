// SPDX-License-Identifier: Apache-2.0
#include "extraction/claims.hpp"

#include <catch2/catch.hpp>

#include "extraction/trace.hpp"
#include "support/folder.hpp"

using soi::schema::Domain;
using soi::schema::Schema;

namespace {

// "X chaired", "X opened": what the facts of a text are said to be, and by which rule.
std::vector<std::string> told(const std::string& text) {
  const soi::test::Folder folder;
  folder.write(
      "probe/types.yaml",
      "types:\n  meeting: {extends: event, label: {vi: a, en: a}, plural: {vi: a, en: a}}\nrelations:\n  "
      "chaired: {from: official, to: event, label: {vi: a, en: a}, inverse: {vi: a, en: a}}\n  held_in: {from: "
      "event, to: place, label: {vi: a, en: a}, inverse: {vi: a, en: a}}\n  organized: {from: organization, to: "
      "event, label: {vi: a, en: a}, inverse: {vi: a, en: a}}\n");
  folder.write("probe/rules.yaml", R"yaml(
implied: {held: held_in, organized: organized}
stages:
  - stage: names
    rules:
      - {rule: person, makes: official, pattern: "[proper] [proper]"}
      - {rule: place, makes: place, pattern: "Elm"}
  - stage: bodies
    rules: [{rule: body, makes: organization, pattern: "board of place=<place>"}, {rule: meeting, makes: meeting, pattern: "fair"}]
statuses:
  - {rule: merely, pattern: "not only"}
  - {rule: no, status: denied, pattern: "not"}
  - {rule: rumour, status: reported, pattern: "they say", reach: 6}
  - {rule: soon, status: planned, pattern: "will | soon will", reach: 3}
relations:
  - {rule: chairs, makes: chaired, pattern: "(to)? chair", from: {type: official, look: before}, to: {or: main event}}
  - {rule: opens, makes: chaired, pattern: "open", from: {type: official, look: before}, to: {or: main event}, status: stated}
  - {rule: holds, makes: organized, pattern: "from=<organization> [word]{0,3} held to=<meeting>"}
)yaml");
  const Domain domain = Domain::open("probe", folder.path().string());
  soi::extraction::Tracer tracer(domain, Schema::load(domain));
  soi::text::Report report;
  report.text = text;
  report.blocks.push_back({0, static_cast<std::uint32_t>(text.size()), soi::text::BlockKind::paragraph});
  std::vector<std::string> all;
  for (const auto& fact : tracer.trace(report).facts)
    all.push_back(fact.relation + " " + to_string(fact.status) +
                  (fact.status_by.empty() ? "" : " by " + fact.status_by));
  return all;
}

using Told = std::vector<std::string>;

}  // namespace

TEST_CASE("words of a status reach as far as their rule says, and no further") {
  CHECK(told("fair: Ann Lee chair") == Told{"chaired stated"});
  CHECK(told("fair: Ann Lee not chair") == Told{"chaired denied by no"});
  CHECK(told("fair: Ann Lee not yet chair") == Told{"chaired stated"});
  CHECK(told("fair: Ann Lee will very well chair") == Told{"chaired planned by soon"});
  CHECK(told("fair: Ann Lee will very well now chair") == Told{"chaired stated"});
  CHECK(told("fair: Ann Lee chair not") == Told{"chaired stated"});
}

TEST_CASE("of several words the rule that stands first counts, and words may only be kept from it") {
  CHECK(told("fair: they say Ann Lee will chair") == Told{"chaired reported by rumour"});
  CHECK(told("fair: they say Ann Lee will not chair") == Told{"chaired denied by no"});
  CHECK(told("fair: Ann Lee not only chair") == Told{"chaired stated"});
  CHECK(told("fair: they say Ann Lee not only chair") == Told{"chaired reported by rumour"});
}

TEST_CASE("a rule's own status stays, and an event is where it is held as surely as it is held") {
  CHECK(told("fair: Ann Lee not open") == Told{"chaired stated"});
  CHECK(told("board of Elm held fair") == Told{"organized stated", "held_in stated"});
  CHECK(told("board of Elm will soon held fair") == Told{"organized planned by soon", "held_in planned"});
  CHECK(told("board of Elm not held fair") == Told{"organized denied by no"});
}
