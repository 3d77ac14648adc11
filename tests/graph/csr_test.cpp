// SPDX-License-Identifier: Apache-2.0
#include "graph/csr.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "support/random_documents.hpp"

namespace soi::graph {
namespace {

TEST_CASE("a frozen graph holds each node's edges in key order, out and in") {
  std::mt19937 random(31);
  for (int round = 0; round < 20; ++round) {
    auto documents = test::random_documents(random, 6);
    const auto partition = test::random_partition(random, documents);
    const Graph graph("dan-van", std::move(documents), partition);
    const Csr csr(graph);
    REQUIRE(csr.node_count() == graph.entities().size());
    REQUIRE(csr.edge_count() == graph.edges().size());
    for (Node node = 0; node < csr.node_count(); ++node) {
      const auto& out = graph.edge_numbers(node, Direction::out);
      const auto& in = graph.edge_numbers(node, Direction::in);
      REQUIRE(csr.successors(node).size() == out.size());
      REQUIRE(csr.predecessors(node).size() == in.size());
      for (std::size_t i = 0; i < out.size(); ++i) {
        CHECK(csr.out_places(node)[i] == out[i]);
        CHECK(csr.successors(node)[i] == graph.edges()[out[i]].object);
      }
      for (std::size_t i = 0; i < in.size(); ++i) {
        CHECK(csr.in_places(node)[i] == in[i]);
        CHECK(csr.predecessors(node)[i] == graph.edges()[in[i]].subject);
      }
    }
  }
}

TEST_CASE("a frozen graph of some edges keeps all nodes and the reader's numbers") {
  std::mt19937 random(32);
  auto documents = test::random_documents(random, 8);
  const auto partition = test::random_partition(random, documents);
  const Graph graph("dan-van", std::move(documents), partition);
  const Csr csr(graph, [](const Edge& edge) { return edge.relation == "holds"; });
  CHECK(csr.node_count() == graph.entities().size());
  std::size_t holds = 0;
  for (const auto& edge : graph.edges()) holds += edge.relation == "holds";
  REQUIRE(holds > 0);
  REQUIRE(csr.edge_count() == holds);
  for (std::uint32_t place = 0; place < csr.edge_count(); ++place) {
    const auto& edge = graph.edges()[csr.number(place)];
    CHECK(edge.relation == "holds");
    CHECK(edge.subject == csr.source(place));
    CHECK(edge.object == csr.target(place));
  }
}

TEST_CASE("a frozen graph without anything has no nodes") {
  CHECK(Csr().node_count() == 0);
  CHECK(Csr(Graph("dan-van", {}, {})).edge_count() == 0);
}

}  // namespace
}  // namespace soi::graph
