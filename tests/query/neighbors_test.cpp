// SPDX-License-Identifier: Apache-2.0
#include "query/neighbors.hpp"

#include <catch2/catch.hpp>
#include <map>

#include "base/error.hpp"
#include "support/dan_van.hpp"
#include "support/random_documents.hpp"
#include "support/written_graph.hpp"

namespace soi::query {
namespace {

graph::Graph meetings() {
  return test::WrittenGraph()
      .entity("an", "official", "An")
      .entity("binh", "official", "Bình")
      .entity("m", "conference", "M")
      .entity("n", "conference", "N")
      .entity("law", "law", "Luật")
      .edge("an", "chaired", "m")
      .edge("an", "spoke_at", "m")
      .edge("binh", "attended", "m")
      .edge("binh", "attended", "n")
      .edge("m", "cited", "law")
      .graph();
}

std::vector<std::string> ids(const Neighborhood& found) {
  std::vector<std::string> all;
  for (const auto& neighbor : found.listed) all.push_back(std::to_string(neighbor.distance) + " " + neighbor.entity.id);
  return all;
}

TEST_CASE("neighbours come by distance, with all edges that lead to them") {
  const auto graph = meetings();
  Walk walk;
  walk.depth = 2;
  const auto found = neighbors(graph, test::dan_van(), *graph.by_id("d#an"), walk);
  CHECK(ids(found) == std::vector<std::string>{"1 d#m", "2 d#binh", "2 d#law"});
  CHECK(found.listed[0].edges.size() == 2);
  CHECK(found.listed[0].facts == 2);
  CHECK(found.shut.empty());
}

TEST_CASE("relations limit the walk, types only what is listed") {
  const auto graph = meetings();
  const auto an = *graph.by_id("d#an");
  Walk people;
  people.depth = 3;
  people.selection.types = {"official"};
  CHECK(ids(neighbors(graph, test::dan_van(), an, people)) == std::vector<std::string>{"2 d#binh"});
  Walk chairs;
  chairs.depth = 3;
  chairs.selection.relations = {"chaired"};
  CHECK(ids(neighbors(graph, test::dan_van(), an, chairs)) == std::vector<std::string>{"1 d#m"});
}

TEST_CASE("what is not listed but lies on the way to what is, is given as well") {
  const auto graph = meetings();
  Walk people;
  people.depth = 2;
  people.selection.types = {"official"};
  const auto found = neighbors(graph, test::dan_van(), *graph.by_id("d#an"), people);
  REQUIRE(found.between.size() == 1);
  CHECK(found.between[0].entity.id == "d#m");
  CHECK(found.between[0].edges.size() == 2);
}

TEST_CASE("a list is cut after the nearest with most evidence, and the rest is counted") {
  const auto graph = meetings();
  Walk walk;
  walk.depth = 2;
  const auto found = neighbors(graph, test::dan_van(), *graph.by_id("d#an"), walk, 2);
  CHECK(ids(found) == std::vector<std::string>{"1 d#m", "2 d#binh"});
  CHECK(found.all == 3);
}

TEST_CASE("hubs are neither listed nor gone through where they are to be hidden") {
  const auto graph = meetings();
  Walk walk;
  walk.depth = 3;
  walk.hide_hubs = 3;  // m has four relations
  const auto found = neighbors(graph, test::dan_van(), *graph.by_id("d#an"), walk);
  CHECK(found.listed.empty());
  CHECK(found.hidden == 1);
}

TEST_CASE(
    "a walk goes not through what has more relations than it looks at, and names it; a part of the graph is refused") {
  const auto graph = meetings();
  Walk walk;
  walk.depth = 4;
  walk.most = 1;
  const auto found = neighbors(graph, test::dan_van(), *graph.by_id("d#an"), walk);
  CHECK(found.shut == std::vector{*graph.by_id("d#m")});
  CHECK(ids(found) == std::vector<std::string>{"1 d#m"});
  CHECK_THROWS_AS(around(graph, test::dan_van(), {*graph.by_id("d#an")}, walk), base::Error);
}

TEST_CASE("the surroundings of two entities hold both, and every edge between what they hold") {
  const auto graph = meetings();
  const auto part = around(graph, test::dan_van(), {*graph.by_id("d#n"), *graph.by_id("d#an")}, {});
  std::vector<std::string> found;
  for (const auto& entity : part.entities) found.push_back(entity.id);
  CHECK(found == std::vector<std::string>{"d#an", "d#binh", "d#m", "d#n"});
  CHECK(part.edges.size() == 4);
}

// Distances the slow way: relaxing every edge until nothing changes.
std::map<graph::Node, unsigned> distances(const graph::Graph& graph, graph::Node start) {
  std::map<graph::Node, unsigned> known = {{start, 0}};
  for (bool changed = true; changed;) {
    changed = false;
    for (const auto& edge : graph.edges()) {
      for (const auto& [a, b] : {std::pair(edge.subject, edge.object), std::pair(edge.object, edge.subject)}) {
        if (!known.contains(a)) continue;
        const auto there = known[a] + 1;
        if (!known.contains(b) || known[b] > there) {
          known[b] = there;
          changed = true;
        }
      }
    }
  }
  return known;
}

TEST_CASE("distances in random graphs are those a plain relaxation finds") {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    auto documents = test::random_documents(random, 3);
    const auto partition = test::random_partition(random, documents);
    const graph::Graph graph("dan-van", documents, partition);
    if (graph.entities().empty()) continue;
    auto expected = distances(graph, 0);
    Walk walk;
    walk.depth = 100;
    for (const auto& neighbor : neighbors(graph, test::dan_van(), 0, walk).listed) {
      CHECK(neighbor.distance == expected[neighbor.entity.node]);
      CHECK_FALSE(neighbor.edges.empty());
      expected.erase(neighbor.entity.node);
    }
    CHECK(expected.size() == 1);  // the start itself
  }
}

}  // namespace
}  // namespace soi::query
