// SPDX-License-Identifier: Apache-2.0
#include "query/company.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "support/dan_van.hpp"
#include "support/documents.hpp"

namespace soi::query {
namespace {

graph::Graph meetings() {
  const auto on = [](const std::string& day) { return std::vector<graph::Property>{{"date", day}}; };
  const auto document = test::DocumentBuilder("d")
                            .node("a", "official", "A")
                            .node("b", "official", "B")
                            .node("c", "official", "C")
                            .node("body", "committee", "Ban")
                            .node("m", "conference", "M", on("2019"))
                            .node("n", "conference", "N", on("2020-05"))
                            .node("law", "law", "Luật")
                            .edge("a", "chaired", "m")
                            .edge("a", "spoke_at", "m")
                            .edge("a", "attended", "n")
                            .edge("b", "attended", "m")
                            .edge("b", "spoke_at", "m")
                            .edge("c", "attended", "m")
                            .edge("c", "attended", "n")
                            .edge("a", "holds", "body")
                            .edge("b", "holds", "body")
                            .edge("m", "cited", "law")
                            .made();
  return graph::Graph("dan-van", {document}, graph::apart({document}));
}

TEST_CASE("a person's company is who and what shares the person's events, once for each event") {
  const auto graph = meetings();
  const auto company = company_of(graph, test::dan_van(), *graph.by_id("d#a"), {}, 10);
  const auto& people = company.by_root.at("official");
  REQUIRE(people.size() == 2);
  CHECK(people[0].entity.name == "C");
  CHECK(people[0].events.size() == 2);
  CHECK(people[0].last == *base::parse_date("2020-05"));
  CHECK(people[1].entity.name == "B");
  CHECK(people[1].events.size() == 1);
  CHECK(company.by_root.at("document").size() == 1);
  CHECK_FALSE(company.by_root.contains("organization"));  // an office is no event
  CHECK(company.events == 2);
  CHECK(company.whole);
}

TEST_CASE("a resolution's company is who stood in the events that cite it") {
  const auto graph = meetings();
  const auto company = company_of(graph, test::dan_van(), *graph.by_id("d#law"), {}, 2);
  CHECK(company.by_root.at("official").size() == 2);
  CHECK(company.events == 1);
}

TEST_CASE("a walk that looks at too much ends and says so") {
  const auto graph = meetings();
  CHECK_FALSE(company_of(graph, test::dan_van(), *graph.by_id("d#a"), {}, 10, 1).whole);
}

}  // namespace
}  // namespace soi::query
