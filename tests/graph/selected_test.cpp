// SPDX-License-Identifier: Apache-2.0
#include "graph/selected.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "support/dan_van.hpp"
#include "support/documents.hpp"

namespace soi::graph {
namespace {

Graph two_documents() {
  const auto a = test::DocumentBuilder("a")
                     .node("son", "official", "Sơn")
                     .node("hop", "meeting", "Họp", {{"date", "2020-05-01"}})
                     .node("ban", "committee", "Ban")
                     .edge("son", "chaired", "hop")
                     .edge("ban", "organized", "hop")
                     .made();
  const auto b = test::DocumentBuilder("b").node("x", "campaign", "X").node("son", "official", "Sơn").made();
  return Graph("dan-van", {a, b}, {{{0, 0}}, {{0, 1}}, {{0, 2}}, {{1, 0}}, {{1, 1}}});
}

std::vector<std::string> ids(const Reader& reader) {
  std::vector<std::string> found;
  reader.each_entity([&](const Entity& entity) {
    found.push_back(entity.id);
    return true;
  });
  return found;
}

std::size_t documents(const Reader& reader) {
  std::size_t count = 0;
  reader.each_document([&](const Document&) { return ++count > 0; });
  return count;
}

TEST_CASE("a selection by type keeps the entities of the type and the edges between them") {
  const auto graph = two_documents();
  Selection selection;
  selection.types = {"official", "event"};
  const Selected part(graph, test::dan_van(), selection);
  CHECK(ids(part) == std::vector<std::string>{"a#hop", "a#son", "b#son"});
  CHECK(part.counts().edges == 1);
  CHECK(part.counts().facts == 1);
  CHECK(part.counts().documents == 2);
  CHECK_FALSE(part.by_id("a#ban"));
  CHECK(part.degree(*part.by_id("a#hop"), Direction::in) == 1);
  CHECK(part.named({"ban"}).empty());
  CHECK(part.named({"son"}).size() == 2);
}

TEST_CASE(
    "where edges are chosen, entities without any of them are left out, and documents that say nothing of the rest") {
  const auto graph = two_documents();
  Selection selection;
  selection.relations = {"chaired"};
  const Selected part(graph, test::dan_van(), selection);
  CHECK(ids(part) == std::vector<std::string>{"a#hop", "a#son"});
  CHECK(documents(part) == 1);
  selection.from = *base::parse_date("2021");
  CHECK(ids(Selected(graph, test::dan_van(), selection)).empty());
}

TEST_CASE("nodes that are named stay, whatever their edges") {
  const auto graph = two_documents();
  Selection selection;
  selection.relations = {"chaired"};
  const Selected part(graph, test::dan_van(), selection, std::vector<Node>{*graph.by_id("b#x")});
  CHECK(ids(part) == std::vector<std::string>{"b#x"});
  CHECK(documents(part) == 1);
}

}  // namespace
}  // namespace soi::graph
