// SPDX-License-Identifier: Apache-2.0
#include "graph/part.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "graph/graph.hpp"
#include "support/random_documents.hpp"

namespace soi::graph {
namespace {

Part all_of(const Graph& graph) { return {graph, graph.entities(), graph.edges()}; }

TEST_CASE("a part that has everything reads like the whole graph") {
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    auto documents = test::random_documents(random, 3);
    const auto partition = test::random_partition(random, documents);
    const Graph graph("dan-van", documents, partition);
    const auto part = all_of(graph);
    std::set<std::string> with_facts;
    for (const auto& edge : graph.edges()) {
      for (const auto& fact : graph.facts(edge.number)) with_facts.insert(fact.document);
    }
    if (with_facts.size() < documents.size()) continue;  // a part knows the documents behind its edges only
    CHECK(test::everything(part) == test::everything(graph));
  }
}

TEST_CASE("a part has the edges between its entities, under numbers of its own") {
  std::mt19937 random(4);
  int seen = 0;
  for (int round = 0; round < 20; ++round) {
    auto documents = test::random_documents(random, 3);
    const auto partition = test::random_partition(random, documents);
    const Graph graph("dan-van", documents, partition);
    std::vector<Entity> half;
    for (const auto& entity : graph.entities()) {
      if (entity.node % 2 == 0) half.push_back(entity);
    }
    std::reverse(half.begin(), half.end());
    const Part part(graph, half, graph.edges());
    CHECK(part.counts().entities == half.size());
    part.each_edge([&](const Edge& edge) {
      ++seen;
      const auto subject = graph.by_id(part.entity(edge.subject).id);
      const auto object = graph.by_id(part.entity(edge.object).id);
      REQUIRE((subject && object));
      CHECK((*subject % 2 == 0 && *object % 2 == 0));
      CHECK(part.facts(edge.number).size() == edge.facts);
      CHECK(part.by_id(part.entity(edge.object).id) == edge.object);
      return true;
    });
    for (const auto& entity : graph.entities()) {
      if (entity.node % 2 == 1) CHECK_FALSE(part.by_id(entity.id));
    }
  }
  CHECK(seen > 0);
}

}  // namespace
}  // namespace soi::graph
