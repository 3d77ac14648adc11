// SPDX-License-Identifier: Apache-2.0
#include "query/diff.hpp"

#include <catch2/catch.hpp>
#include <random>

#include "graph/graph.hpp"
#include "support/documents.hpp"
#include "support/random_documents.hpp"

namespace soi::query {
namespace {

using graph::DocumentGraph;
using graph::Graph;
using test::DocumentBuilder;

DocumentGraph office(const std::string& key, const std::string& person, const std::string& role = {}) {
  return DocumentBuilder(key)
      .node("p", "official", person)
      .node("b", "organization", "Tỉnh ủy Hà Tĩnh")
      .edge("p", "holds", "b", role)
      .made();
}

Graph all_apart(const std::vector<DocumentGraph>& documents) { return {"dan-van", documents, graph::apart(documents)}; }

TEST_CASE("a graph does not differ from itself, however its documents are ordered") {
  std::mt19937 random(51);
  for (int round = 0; round < 20; ++round) {
    const auto documents = test::random_documents(random, 8);
    const auto partition = test::random_partition(random, documents);
    const Graph graph("dan-van", documents, partition);
    CHECK(diff(graph, Graph("dan-van", documents, partition)).empty());
  }
}

TEST_CASE("what a document brings is added, and removed the other way round") {
  const auto old = all_apart({office("a", "Lê Văn An")});
  const auto now = all_apart({office("a", "Lê Văn An"), office("b", "Trần Bình", "Bí thư")});
  const auto there = diff(old, now), back = diff(now, old);
  REQUIRE(there.added.size() == 2);
  CHECK(there.added[1].name == "Trần Bình");
  CHECK(there.removed.empty());
  CHECK(there.changed.empty());
  REQUIRE(there.added_facts.size() == 1);
  CHECK(there.added_facts[0].fact.fact.role == "Bí thư");
  CHECK(there.added_facts[0].subject_name == "Trần Bình");
  CHECK(there.added_documents.size() == 1);
  CHECK(back.removed.size() == 2);
  CHECK(back.removed_facts.size() == 1);
  CHECK(back.removed_documents.size() == 1);
  CHECK(back.added.empty());
}

TEST_CASE("entities that were joined or parted are changed, and their facts are not") {
  const std::vector<DocumentGraph> documents = {office("a", "Lê Văn An"), office("b", "Lê Văn An")};
  const Graph one("dan-van", documents, {{{0, 0}, {1, 0}}, {{0, 1}, {1, 1}}});
  const auto joined = diff(all_apart(documents), one), parted = diff(one, all_apart(documents));
  REQUIRE(joined.changed.size() == 2);
  CHECK(joined.changed[0].before.size() == 2);
  CHECK(joined.added.empty());
  CHECK(joined.removed.empty());
  CHECK(joined.added_facts.empty());
  CHECK(joined.removed_facts.empty());
  REQUIRE(parted.changed.size() == 4);
  CHECK(parted.changed[0].before.size() == 1);
  CHECK(parted.removed.empty());
}

TEST_CASE("a fact with other evidence is changed, one with another role is another fact") {
  auto old = office("a", "Lê Văn An", "Bí thư");
  auto shown = old;
  shown.facts[0].evidence.push_back({3, 9, "Một câu.", "a-rule"});
  const auto evidence = diff(all_apart({old}), all_apart({shown}));
  CHECK(evidence.changed_facts.size() == 1);
  CHECK(evidence.added_facts.empty());
  const auto role = diff(all_apart({old}), all_apart({office("a", "Lê Văn An", "Chủ tịch")}));
  CHECK(role.added_facts.size() == 1);
  CHECK(role.removed_facts.size() == 1);
  CHECK(role.changed_facts.empty());
  CHECK(role.changed.empty());
}

}  // namespace
}  // namespace soi::query
