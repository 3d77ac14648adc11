// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/random_documents.hpp"

namespace soi::graph {
namespace {

Member member(const std::string& local, const std::string& type, const std::string& name) {
  Member made;
  made.local = local;
  made.type = type;
  made.name = name;
  return made;
}

Fact fact(std::uint32_t subject, const std::string& relation, std::uint32_t object, const std::string& role = {}) {
  Fact made;
  made.subject = subject;
  made.object = object;
  made.relation = relation;
  made.role = role;
  return made;
}

DocumentGraph document(const std::string& key, std::vector<Member> members, std::vector<Fact> facts) {
  DocumentGraph made;
  made.document.key = key;
  made.members = std::move(members);
  made.facts = std::move(facts);
  normalize(made);
  return made;
}

TEST_CASE("facts that differ only in the case of a role and in dates are one edge with combined bounds") {
  const std::vector<Member> members = {member("a", "official", "A"), member("b", "committee", "B")};
  auto one = document("x", members, {fact(0, "holds", 1, "Trưởng ban")});
  one.facts[0].on = *base::parse_date("2020-12-29");
  one.facts[0].since = *base::parse_date("2016");
  auto two = document("y", members, {fact(0, "holds", 1, "TRƯỞNG BAN")});
  two.facts[0].on = *base::parse_date("2021-01");
  two.facts[0].since = *base::parse_date("2015-05");
  two.facts[0].until = *base::parse_date("2022");

  const Graph graph("dan-van", {two, one}, {{{0, 0}, {1, 0}}, {{0, 1}, {1, 1}}});

  REQUIRE(graph.edges().size() == 1);
  const auto& edge = graph.edges()[0];
  CHECK(edge.role == "Trưởng ban");
  CHECK(edge.facts == 2);
  CHECK(to_string(edge.on) == "2020-12-29/2021-01");
  CHECK(to_string(edge.since) == "2015-05");
  CHECK(to_string(edge.until) == "2022");
  const auto facts = graph.facts(0);
  REQUIRE(facts.size() == 2);
  CHECK(facts[0].subject == "x#a");
  CHECK(facts[1].object == "y#b");
}

TEST_CASE("status, former and role keep parallel edges apart") {
  std::vector<Fact> facts = {fact(0, "holds", 1, "Bí thư"), fact(0, "holds", 1, "Ủy viên"), fact(0, "holds", 1),
                             fact(0, "holds", 1)};
  facts[2].former = true;
  facts[3].status = Status::denied;
  const Graph graph("dan-van",
                    {document("x", {member("a", "official", "A"), member("b", "committee", "B")}, std::move(facts))},
                    {{{0, 0}}, {{0, 1}}});
  CHECK(graph.edges().size() == 4);
  CHECK(graph.degree(0, Direction::out) == 4);
  CHECK(graph.degree(0, Direction::in) == 0);
}

TEST_CASE("a loop stands once among a node's edges in both directions") {
  const Graph graph("dan-van", {document("x", {member("a", "committee", "A")}, {fact(0, "part_of", 0)})}, {{{0, 0}}});
  CHECK(graph.edges(0, Direction::both).size() == 1);
  CHECK(graph.degree(0, Direction::both) == 1);
  CHECK(graph.degree(0, Direction::out) == 1);
}

TEST_CASE("an entity has the name of most members, and the longer one of two equally frequent ones") {
  const auto one = document("x", {member("a", "official", "Hoài")}, {});
  const auto two = document("y", {member("a", "official", "Bùi Thị Minh Hoài")}, {});
  const auto three = document("z", {member("a", "official", "Hoài")}, {});
  const Graph even("dan-van", {one, two}, {{{0, 0}, {1, 0}}});
  CHECK(even.entity(0).name == "Bùi Thị Minh Hoài");
  CHECK(even.entity(0).aliases == std::vector<std::string>{"Hoài"});
  CHECK(even.entity(0).id == "x#a");
  const Graph most("dan-van", {one, two, three}, {{{0, 0}, {1, 0}, {2, 0}}});
  CHECK(most.entity(0).name == "Hoài");
}

TEST_CASE("a name is found by its words without diacritics, in any order, but not by parts of words") {
  const Graph graph("dan-van", {document("x", {member("a", "official", "Bùi Thị Minh Hoài")}, {})}, {{{0, 0}}});
  CHECK(graph.named({"hoai", "bui"}) == std::vector<Node>{0});
  CHECK(graph.named({"hoa"}).empty());
  CHECK(graph.named({}).empty());
}

TEST_CASE("the graph does not depend on the order in which documents are given") {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    auto documents = test::random_documents(random, 5);
    auto partition = test::random_partition(random, documents);
    const auto expected = test::everything(Graph("dan-van", documents, partition));

    std::vector<std::uint32_t> order = {0, 1, 2, 3, 4};
    std::shuffle(order.begin(), order.end(), random);
    std::vector<DocumentGraph> shuffled(5);
    for (std::uint32_t d = 0; d < 5; ++d) shuffled[order[d]] = documents[d];
    for (auto& group : partition) {
      for (auto& ref : group) ref.document = order[ref.document];
    }
    std::shuffle(partition.begin(), partition.end(), random);
    CHECK(test::everything(Graph("dan-van", shuffled, partition)) == expected);
  }
}

TEST_CASE("a partition that leaves a member out is refused") {
  const auto one = document("x", {member("a", "official", "A"), member("b", "official", "B")}, {});
  CHECK_THROWS(Graph("dan-van", {one}, {{{0, 0}}}));
}

TEST_CASE("normalizing sorts members, keeps facts with them and merges what is said twice") {
  auto said = fact(0, "chaired", 1);
  said.evidence = {{5, 9, "câu", "r"}};
  auto again = said;
  again.evidence = {{1, 3, "câu đầu", "r"}, {5, 9, "câu", "r"}};
  const auto made = document("x", {member("z", "official", "Z"), member("a", "event", "A")}, {said, again});
  CHECK(made.members[0].local == "a");
  REQUIRE(made.facts.size() == 1);
  CHECK(made.facts[0].subject == 1);
  CHECK(made.facts[0].object == 0);
  CHECK(made.facts[0].evidence.size() == 2);
  CHECK(made.facts[0].evidence[0].begin == 1);
}

}  // namespace
}  // namespace soi::graph
