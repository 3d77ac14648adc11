// SPDX-License-Identifier: Apache-2.0
#include "query/paths.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

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
    search.weight = [&](const std::string& type) { return type == heavy ? 2.0 : 1.0; };
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
                         .entity("n", "conference", "N")
                         .edge("a", "attended", "m")
                         .edge("b", "attended", "n")
                         .graph();
  PathSearch search;
  search.most = 1;
  CHECK_THROWS_AS(shortest_path(graph, *graph.by_id("d#a"), *graph.by_id("d#b"), search), base::Error);
}

TEST_CASE("a way is found without looking at what hangs on a hub beside it") {
  test::WrittenGraph written;
  written.entity("a", "official", "A").entity("b", "official", "B").entity("c", "official", "C");
  written.entity("m", "conference", "M").entity("n", "conference", "N").entity("hub", "province", "P");
  written.edge("a", "attended", "m").edge("c", "attended", "m").edge("c", "attended", "n").edge("b", "attended", "n");
  for (const std::string id : {"m1", "m2", "m3"}) written.entity(id, "conference", id).edge("a", "attended", id);
  for (const std::string id : {"a", "b", "x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9"}) {
    if (id.size() > 1) written.entity(id, "official", id);
    written.edge(id, "born_in", "hub");
  }
  const auto graph = written.graph();
  std::set<graph::Node> asked;
  PathSearch search;
  search.weight = [](const std::string& type) { return type == "province" ? 4.0 : 1.0; };
  search.enter = [&](graph::Node node, const std::string&) { return asked.insert(node).second; };
  const auto path = shortest_path(graph, *graph.by_id("d#a"), *graph.by_id("d#b"), search);
  REQUIRE(path);
  CHECK(path->steps.size() == 4);
  CHECK_FALSE(asked.contains(*graph.by_id("d#x1")));
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

// A hub, and three ways round it: by m, by n and o, and by the law that n cites.
graph::Graph ways() {
  return test::WrittenGraph()
      .entity("a", "official", "A")
      .entity("b", "official", "B")
      .entity("c", "official", "C")
      .entity("m", "conference", "M")
      .entity("n", "conference", "N")
      .entity("o", "conference", "O")
      .entity("law", "law", "L")
      .edge("a", "attended", "m")
      .edge("b", "attended", "m")
      .edge("a", "attended", "n")
      .edge("c", "attended", "n")
      .edge("c", "attended", "o")
      .edge("b", "attended", "o")
      .edge("n", "cited", "law")
      .edge("o", "cited", "law")
      .graph();
}

std::string told(const graph::Graph& graph, const Path& path) {
  std::string names;
  for (const auto& step : path.steps) names += graph.entity(step.to).name;
  return names;
}

std::vector<std::string> told(const graph::Graph& graph, const std::vector<Path>& paths) {
  std::vector<std::string> all;
  for (const auto& path : paths) all.push_back(told(graph, path));
  return all;
}

using Names = std::vector<std::string>;

TEST_CASE("the best ways come cheapest first and pass no entity twice") {
  const auto graph = ways();
  const auto a = *graph.by_id("d#a"), b = *graph.by_id("d#b");
  CHECK(told(graph, best_paths(graph, a, b, 2)) == Names{"MB", "NCOB"});
  CHECK(told(graph, best_paths(graph, a, b, 10)) == Names{"MB", "NCOB", "NLOB"});
  CHECK(told(graph, best_paths(graph, a, a, 3)) == Names{""});
}

TEST_CASE("every way up to a length comes, fewest steps first, and a search cut short says so") {
  const auto graph = ways();
  const auto a = *graph.by_id("d#a"), b = *graph.by_id("d#b");
  CHECK(told(graph, all_paths(graph, a, b, 3).paths) == Names{"MB"});
  CHECK(told(graph, all_paths(graph, a, b, 4).paths) == Names{"MB", "NCOB", "NLOB"});
  CHECK_FALSE(all_paths(graph, a, b, 4, {}, 2).whole);
}

TEST_CASE("a way goes around what is avoided and through what is asked for") {
  const auto graph = ways();
  const auto a = *graph.by_id("d#a"), b = *graph.by_id("d#b"), m = *graph.by_id("d#m"), law = *graph.by_id("d#law");
  PathSearch around;
  around.enter = [&](graph::Node node, const std::string&) { return node != m; };
  CHECK(told(graph, *shortest_path(graph, a, b, around)) == "NCOB");
  PathSearch through;
  through.through = {[&](graph::Node, const std::string& type) { return type == "law"; }};
  CHECK(told(graph, best_paths(graph, a, b, 2, through)) == Names{"NLOB"});
  through.through.push_back([&](graph::Node node, const std::string&) { return node == m; });
  CHECK_FALSE(shortest_path(graph, a, b, through));  // only by passing an entity twice
  CHECK(told(graph, all_paths(graph, a, b, 6, {{}, {}, {}, {through.through.front()}}).paths) == Names{"NLOB"});
  around.enter = [&](graph::Node node, const std::string&) { return node != m && node != law; };
  around.through = through.through;
  CHECK_FALSE(shortest_path(graph, a, b, around));
}

// All ways without a node twice, the slow way.
void every_way(const graph::Graph& graph, graph::Node to, std::vector<graph::Node>& way, double cost,
               std::vector<double>& costs, const std::function<bool(const std::vector<graph::Node>&)>& wanted) {
  if (way.back() == to) {
    if (wanted(way)) costs.push_back(cost);
    return;
  }
  std::set<graph::Node> next;
  for (const auto& edge : graph.edges(way.back(), graph::Direction::both)) {
    if (edge.status != graph::Status::denied) next.insert({edge.subject, edge.object});
  }
  for (const auto node : next) {
    if (std::find(way.begin(), way.end(), node) != way.end()) continue;
    way.push_back(node);
    every_way(graph, to, way, cost + 1 + std::log2(static_cast<double>(graph.degree(node, graph::Direction::both))) / 4,
              costs, wanted);
    way.pop_back();
  }
}

TEST_CASE("the best ways in random graphs, with and without something to go through, are those a full search finds") {
  std::mt19937 random(17);
  int compared = 0;
  for (int round = 0; round < 60; ++round) {
    auto documents = test::random_documents(random, 2);
    const auto partition = test::random_partition(random, documents);
    const graph::Graph graph("dan-van", documents, partition);
    const auto count = static_cast<graph::Node>(graph.entities().size());
    if (count < 3) continue;
    const graph::Node from = 0, to = count - 1, middle = count / 2;
    for (const bool through : {false, true}) {
      const auto wanted = [&](const std::vector<graph::Node>& way) {
        return !through || std::find(way.begin(), way.end(), middle) != way.end();
      };
      std::vector<graph::Node> way = {from};
      std::vector<double> expected;
      every_way(graph, to, way, 0, expected, wanted);
      std::sort(expected.begin(), expected.end());
      PathSearch search;
      if (through) search.through = {[&](graph::Node node, const std::string&) { return node == middle; }};
      const auto found = best_paths(graph, from, to, 12, search);
      REQUIRE(found.size() == std::min<std::size_t>(12, expected.size()));
      for (std::size_t i = 0; i < found.size(); ++i) CHECK(found[i].cost == Approx(expected[i]));
      CHECK(all_paths(graph, from, to, 100, search).paths.size() == expected.size());
      compared += found.size() > 1 ? 1 : 0;
    }
  }
  CHECK(compared > 10);
}

}  // namespace
}  // namespace soi::query
