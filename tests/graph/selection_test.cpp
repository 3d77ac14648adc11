// SPDX-License-Identifier: Apache-2.0
#include "graph/selection.hpp"

#include <catch2/catch.hpp>

#include "base/error.hpp"
#include "graph/graph.hpp"
#include "support/dan_van.hpp"
#include "support/documents.hpp"

namespace soi::graph {
namespace {

Graph small() {
  auto document = test::DocumentBuilder("d")
                      .node("a", "official", "A")
                      .node("b", "committee", "B")
                      .node("e", "conference", "E", {{"date", "2021-07-15"}})
                      .node("f", "event", "F")
                      .edge("a", "holds", "b", "Trưởng ban")
                      .edge("a", "chaired", "e")
                      .edge("a", "attended", "f")
                      .made();
  for (auto& fact : document.facts) {
    if (fact.relation == "holds") fact.since = *base::parse_date("2016");
  }
  const auto partition = apart({document});
  return Graph("dan-van", {document}, partition);
}

std::vector<std::string> relations(const Selection& selection, const Graph& graph, const std::string& id = "d#a") {
  std::vector<std::string> found;
  for (const auto& edge : edges(selection, graph, *graph.by_id(id))) found.push_back(edge.relation);
  return found;
}

using Names = std::vector<std::string>;

TEST_CASE("edges pass by relation and direction, and what is excluded wins") {
  const auto graph = small();
  Selection selection;
  CHECK(relations(selection, graph) == Names{"attended", "chaired", "holds"});
  selection.relations = {"chaired", "holds"};
  CHECK(relations(selection, graph) == Names{"chaired", "holds"});
  selection.not_relations = {"holds"};
  CHECK(relations(selection, graph) == Names{"chaired"});
  selection.direction = Direction::in;
  CHECK(relations(selection, graph).empty());
  CHECK(relations(selection, graph, "d#e") == Names{"chaired"});
  selection.statuses = {Status::denied};
  CHECK(relations(selection, graph, "d#e").empty());
}

TEST_CASE("edges pass by their own date or that of their event, and undated ones not once a date is asked for") {
  const auto graph = small();
  Selection selection;
  selection.from = *base::parse_date("2021");
  CHECK(relations(selection, graph) == Names{"chaired", "holds"});
  selection.until = *base::parse_date("2021-06");
  CHECK(relations(selection, graph) == Names{"holds"});
  selection.from = {};
  selection.until = *base::parse_date("2015");
  CHECK(relations(selection, graph).empty());
}

TEST_CASE("entities pass by type with all types below it") {
  const auto graph = small();
  Selection selection;
  selection.types = {"organization"};
  CHECK(passes(selection, graph.entity(*graph.by_id("d#b")), test::dan_van()));
  CHECK_FALSE(passes(selection, graph.entity(*graph.by_id("d#a")), test::dan_van()));
  selection.types = {"conference"};
  CHECK_FALSE(passes(selection, graph.entity(*graph.by_id("d#f")), test::dan_van()));
}

TEST_CASE("unknown names and a time that ends before it begins are all told") {
  Selection selection;
  selection.relations = {"chared"};
  selection.types = {"comittee"};
  selection.from = *base::parse_date("2021");
  selection.until = *base::parse_date("2020");
  try {
    check(selection, test::dan_van());
    FAIL("accepted");
  } catch (const base::Error& error) {
    CHECK(error.failure() == base::Failure::usage);
    REQUIRE(error.problems().size() == 3);
    CHECK(error.problems()[0].remedy == "did you mean 'chaired'?");
    CHECK(error.problems()[1].remedy == "did you mean 'committee'?");
  }
}

}  // namespace
}  // namespace soi::graph
