// SPDX-License-Identifier: Apache-2.0
#include "query/paths.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "support/random_documents.hpp"
#include "support/written_graph.hpp"

namespace soi::query {
namespace {

TEST_CASE("a path goes through the small meeting, not through the province that many come from") {
  test::WrittenGraph small;
  small.entity("a", "official", "A").entity("b", "official", "B").entity("hub", "organization", "Tỉnh");
  small.entity("m", "conference", "M");
  small.edge("a", "holds", "hub").edge("b", "holds", "hub").edge("a", "attended", "m").edge("b", "attended", "m");
  for (int i = 0; i < 20; ++i) {
    const auto name = "x" + std::to_string(i);
    small.entity(name, "official", name).edge(name, "holds", "hub");
  }
  const auto graph = small.graph();
  const auto path = shortest_path(graph, *graph.by_id("d#a"), *graph.by_id("d#b"));
  REQUIRE(path);
  REQUIRE(path->steps.size() == 2);
  CHECK(path->steps[0].to == *graph.by_id("d#m"));
  CHECK(path->cost == Approx(2 + 0.25 + 0.25));  // both ends of each step have two relations
}

TEST_CASE("a step has every relation between its ends, but denied facts connect nobody") {
  const auto graph = test::WrittenGraph()
                         .entity("a", "official", "A")
                         .entity("m", "conference", "M")
                         .entity("n", "conference", "N")
                         .edge("a", "chaired", "m")
                         .edge("a", "spoke_at", "m")
                         .edge("a", "attended", "n", graph::Status::denied)
                         .graph();
  const auto a = *graph.by_id("d#a");
  const auto path = shortest_path(graph, *graph.by_id("d#m"), a);
  REQUIRE(path);
  CHECK(path->steps.at(0).edges.size() == 2);
  CHECK_FALSE(shortest_path(graph, a, *graph.by_id("d#n")));
  CHECK(shortest_path(graph, a, a)->steps.empty());
}

TEST_CASE("weights choose among ways of one length") {
  const auto graph = test::WrittenGraph()
                         .entity("a", "official", "A")
                         .entity("b", "official", "B")
                         .entity("law", "law", "L")
                         .entity("m", "conference", "M")
                         .edge("a", "cited", "law")
                         .edge("b", "cited", "law")
                         .edge("a", "attended", "m")
                         .edge("b", "attended", "m")
                         .graph();
  PathSearch search;
  for (const std::string heavy : {"law", "conference"}) {
    search.weight = [&](const graph::Entity& entity) { return entity.type == heavy ? 2.0 : 1.0; };
    const auto path = shortest_path(graph, *graph.by_id("d#a"), *graph.by_id("d#b"), search);
    REQUIRE(path);
    CHECK(graph.entity(path->steps.at(0).to).type != heavy);
  }
}

TEST_CASE("a search that looks at too much is refused") {
  const auto graph = test::WrittenGraph()
                         .entity("a", "official", "A")
                         .entity("b", "official", "B")
                         .entity("m", "conference", "M")
                         .edge("a", "attended", "m")
                         .graph();
  PathSearch search;
  search.most = 1;
  CHECK_THROWS_AS(shortest_path(graph, *graph.by_id("d#a"), *graph.by_id("d#b"), search), base::Error);
}

// Bellman and Ford's way, over all edges until nothing changes.
std::vector<double> costs(const graph::Graph& graph, graph::Node from) {
  std::vector<double> known(graph.entities().size(), std::numeric_limits<double>::infinity());
  known[from] = 0;
  auto step = [&](graph::Node to) {
    return 1 + std::log2(static_cast<double>(graph.degree(to, graph::Direction::both))) / 4;
  };
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& edge : graph.edges()) {
      if (edge.status == graph::Status::denied) continue;
      for (const auto& [a, b] : {std::pair(edge.subject, edge.object), std::pair(edge.object, edge.subject)}) {
        if (known[a] + step(b) >= known[b] - 1e-12) continue;
        known[b] = known[a] + step(b);
        changed = true;
      }
    }
  }
  return known;
}

TEST_CASE("paths in random graphs cost what Bellman and Ford's algorithm finds, and their steps join") {
  std::mt19937 random(5);
  for (int round = 0; round < 30; ++round) {
    auto documents = test::random_documents(random, 3);
    const auto partition = test::random_partition(random, documents);
    const graph::Graph graph("dan-van", documents, partition);
    if (graph.entities().empty()) continue;
    const auto expected = costs(graph, 0);
    for (graph::Node to = 0; to < expected.size(); ++to) {
      const auto path = shortest_path(graph, 0, to);
      REQUIRE(path.has_value() == std::isfinite(expected[to]));
      if (!path) continue;
      CHECK(path->cost == Approx(expected[to]));
      graph::Node at = 0;
      for (const auto& step : path->steps) {
        CHECK(step.from == at);
        CHECK_FALSE(step.edges.empty());
        at = step.to;
      }
      CHECK(at == to);
    }
  }
}

}  // namespace
}  // namespace soi::query
