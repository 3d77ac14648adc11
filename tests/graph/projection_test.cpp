// SPDX-License-Identifier: Apache-2.0
#include "graph/projection.hpp"

#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "base/error.hpp"
#include "graph/graph.hpp"
#include "support/dan_van.hpp"
#include "support/documents.hpp"
#include "support/random_documents.hpp"

namespace soi::graph {
namespace {

using Names = std::vector<std::string>;

Graph meetings() {
  const auto on = [](const std::string& day) { return std::vector<Property>{{"date", day}}; };
  const auto document = test::DocumentBuilder("d")
                            .node("a", "official", "A")
                            .node("b", "official", "B")
                            .node("c", "official", "C")
                            .node("m", "conference", "M", on("2019-05-03"))
                            .node("n", "session", "N", on("2020"))
                            .node("o", "conference", "O")
                            .node("x", "province", "X")
                            .node("y", "province", "Y")
                            .node("p", "campaign", "P")
                            .node("q", "campaign", "Q")
                            .edge("a", "chaired", "m")
                            .edge("a", "spoke_at", "m")
                            .edge("b", "attended", "m")
                            .edge("c", "attended", "m")
                            .edge("a", "attended", "n")
                            .edge("b", "attended", "n")
                            .edge("a", "attended", "o")
                            .edge("c", "attended", "o")
                            .edge("m", "held_in", "x")
                            .edge("n", "held_in", "x")
                            .edge("o", "held_in", "y")
                            .edge("m", "promoted", "p")
                            .edge("n", "promoted", "q")
                            .edge("o", "promoted", "q")
                            .made();
  return Graph("dan-van", {document}, apart({document}));
}

Names told(const Reader& reader, const Projection& network) {
  Names all;
  for (const auto& tie : network.ties) {
    char weight[32];
    std::snprintf(weight, sizeof weight, "%.3g", tie.weight);
    all.push_back(reader.entity(tie.a).name + reader.entity(tie.b).name + " " + weight);
  }
  return all;
}

TEST_CASE("people are tied by the events they share, however many relations they have to one") {
  const auto graph = meetings();
  const auto found = touches(graph, test::dan_van(), {"official", "event", "", {}});
  CHECK(told(graph, project(found, TieWeight::count)) == Names{"AB 2", "AC 2", "BC 1"});
  // A has three events, B and C two; m has three people, n and o two.
  CHECK(told(graph, project(found, TieWeight::jaccard)) == Names{"AB 0.667", "AC 0.667", "BC 0.333"});
  CHECK(told(graph, project(found, TieWeight::newman)) == Names{"AB 1.5", "AC 1.5", "BC 0.5"});
  const Sharing sharing(found);
  const auto shared = sharing.shared_by(*graph.by_id("d#a"), *graph.by_id("d#b"));
  CHECK(shared == std::vector<Node>{*graph.by_id("d#m"), *graph.by_id("d#n")});
}

TEST_CASE("relations and types choose what ties") {
  const auto graph = meetings();
  ProjectionRequest request{"official", "conference", "", {}};
  CHECK(told(graph, project(touches(graph, test::dan_van(), request), TieWeight::count)) ==
        Names{"AB 1", "AC 2", "BC 1"});
  request.selection.relations = {"chaired", "spoke_at"};
  const auto network = project(touches(graph, test::dan_van(), request), TieWeight::count);
  CHECK(network.nodes.size() == 1);
  CHECK(network.ties.empty());
}

TEST_CASE("campaigns are tied by the provinces of their events") {
  const auto graph = meetings();
  const auto found = touches(graph, test::dan_van(), {"campaign", "province", "event", {}});
  CHECK(told(graph, project(found, TieWeight::count)) == Names{"PQ 1"});
  CHECK(found.size() == 3);  // P in X, Q in X and in Y
}

TEST_CASE("years have the touches of their events, and undated events are named") {
  const auto graph = meetings();
  const auto windows = by_year(touches(graph, test::dan_van(), {"official", "event", "", {}}));
  REQUIRE(windows.years.size() == 2);
  CHECK(windows.years[0].year == 2019);
  CHECK(told(graph, project(windows.years[0].touches, TieWeight::count)) == Names{"AB 1", "AC 1", "BC 1"});
  CHECK(told(graph, project(windows.years[1].touches, TieWeight::count)) == Names{"AB 1"});
  CHECK(windows.undated == std::vector<Node>{*graph.by_id("d#o")});
}

TEST_CASE("a time of many years is in each of them, one of centuries in none") {
  const auto lasting = [](const char* date) { return Touch{0, 1, base::parse_date(date).value()}; };
  CHECK(by_year({lasting("2015-06/2017")}).years.size() == 3);
  CHECK(by_year({lasting("1000/9999")}).years.empty());
  CHECK(by_year({lasting("1000/9999")}).undated == std::vector<Node>{0});
}

TEST_CASE("a network with too many ties is refused, and unknown types are usage mistakes") {
  const auto graph = meetings();
  const auto found = touches(graph, test::dan_van(), {"official", "event", "", {}});
  CHECK_THROWS_AS(project(found, TieWeight::count, 2), base::Error);
  CHECK_THROWS_AS(touches(graph, test::dan_van(), {"offical", "event", "", {}}), base::Error);
}

// The slow way: every pair of entities, by the sets of what each touches.
TEST_CASE("networks of random graphs are those of a plain comparison of sets") {
  std::mt19937 random(7);
  for (int round = 0; round < 30; ++round) {
    auto documents = test::random_documents(random, 4);
    const auto partition = test::random_partition(random, documents);
    const Graph graph("dan-van", documents, partition);
    const auto found = touches(graph, test::dan_van(), {"official", "event", "", {}});
    std::map<Node, std::set<Node>> sets;
    for (const auto& edge : graph.edges()) {
      if (edge.status == Status::denied) continue;
      for (const auto& [a, b] : {std::pair(edge.subject, edge.object), std::pair(edge.object, edge.subject)}) {
        const bool person = test::dan_van().is_a(graph.entity(a).type, "official");
        if (person && test::dan_van().is_a(graph.entity(b).type, "event")) sets[a].insert(b);
      }
    }
    std::size_t ties = 0;
    const auto network = project(found, TieWeight::jaccard);
    for (auto a = sets.begin(); a != sets.end(); ++a) {
      for (auto b = std::next(a); b != sets.end(); ++b) {
        std::set<Node> either = a->second;
        either.insert(b->second.begin(), b->second.end());
        const auto both = a->second.size() + b->second.size() - either.size();
        if (both == 0) continue;
        REQUIRE(ties < network.ties.size());
        const auto& tie = network.ties[ties++];
        CHECK(std::pair(tie.a, tie.b) == std::pair(a->first, b->first));
        CHECK(tie.shared == both);
        CHECK(tie.weight == Approx(static_cast<double>(both) / static_cast<double>(either.size())));
      }
    }
    CHECK(ties == network.ties.size());
    CHECK(network.nodes.size() == sets.size());
  }
}

}  // namespace
}  // namespace soi::graph
