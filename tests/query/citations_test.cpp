// SPDX-License-Identifier: Apache-2.0
#include "query/citations.hpp"

#include <catch2/catch.hpp>

#include "graph/graph.hpp"
#include "support/dan_van.hpp"
#include "support/documents.hpp"

namespace soi::query {
namespace {

graph::Graph resolutions() {
  const auto with = [](const std::string& name, const std::string& value) {
    return std::vector<graph::Property>{{name, value}};
  };
  const auto document = test::DocumentBuilder("d")
                            .node("nq", "resolution", "Nghị quyết số 25-NQ/TW", with("number", "25-NQ/TW"))
                            .node("nq2", "resolution", "Nghị quyết 25-NQ/TW về thuế", with("number", "25-NQ/TW"))
                            .node("plan", "plan", "Kế hoạch thực hiện Nghị quyết 25-NQ/TW")
                            .node("tw", "committee", "Ban Chấp hành")
                            .node("ban", "committee", "Ban Dân vận")
                            .node("a", "official", "A")
                            .node("m", "conference", "M", with("date", "2020-05"))
                            .node("n", "conference", "N", with("date", "2019"))
                            .node("o", "conference", "O")
                            .node("p", "campaign", "P")
                            .edge("tw", "issued", "nq")
                            .edge("m", "cited", "nq")
                            .edge("n", "cited", "nq")
                            .edge("o", "cited", "nq")
                            .edge("ban", "organized", "m")
                            .edge("a", "chaired", "m")
                            .edge("m", "promoted", "p")
                            .edge("n", "cited", "plan")
                            .made();
  return graph::Graph("dan-van", {document}, graph::apart({document}));
}

TEST_CASE("what cites a document comes by date with whose it was, and documents that name it beside") {
  const auto graph = resolutions();
  const auto found = citations_of(graph, test::dan_van(), graph.entity(*graph.by_id("d#nq")), {}, 10);
  REQUIRE(found.citations.size() == 3);
  CHECK(found.citations[0].event.name == "N");
  CHECK(found.citations[1].event.name == "M");
  CHECK(found.citations[2].event.name == "O");  // undated
  CHECK(found.citations[1].bodies == std::vector<graph::Node>{*graph.by_id("d#ban")});
  CHECK(found.citations[1].people == std::vector<graph::Node>{*graph.by_id("d#a")});
  REQUIRE(found.direct.size() == 1);
  CHECK(found.direct[0].relation == "issued");
  REQUIRE(found.named_in.size() == 1);  // not the other resolution of that number
  CHECK(found.named_in[0].id == "d#plan");
  CHECK(found.company.by_root.at("campaign").size() == 1);
}

TEST_CASE("a choice of relations is one of what cites, not of who was there") {
  const auto graph = resolutions();
  graph::Selection selection;
  selection.relations = {"cited"};
  selection.from = *base::parse_date("2020");
  const auto found = citations_of(graph, test::dan_van(), graph.entity(*graph.by_id("d#nq")), selection, 10);
  REQUIRE(found.citations.size() == 1);
  CHECK(found.citations[0].bodies.size() == 1);
  CHECK(found.direct.empty());
}

}  // namespace
}  // namespace soi::query
