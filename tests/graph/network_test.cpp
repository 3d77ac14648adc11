// SPDX-License-Identifier: Apache-2.0
#include "graph/network.hpp"

#include <catch2/catch.hpp>
#include <set>

#include "support/random_documents.hpp"
#include "support/random_networks.hpp"

namespace soi::graph {
namespace {

void check_rows(const Network& network, const test::Matrix& matrix) {
  REQUIRE(network.node_count() == matrix.size());
  std::uint32_t arcs = 0;
  for (Node node = 0; node < network.node_count(); ++node) {
    REQUIRE(network.first_arc(node) == arcs);
    const auto out = network.out(node), in = network.in(node);
    REQUIRE(std::vector<std::size_t>(out.begin(), out.end()) == matrix.out(node));
    std::vector<std::size_t> expected;
    for (std::size_t other = 0; other < matrix.size(); ++other) {
      if (matrix.linked(other, node)) expected.push_back(other);
    }
    REQUIRE(std::vector<std::size_t>(in.begin(), in.end()) == expected);
    for (std::size_t i = 0; i < out.size(); ++i) {
      REQUIRE((network.weighted() ? network.out_weights(node)[i] : 1.0) == matrix.at(node, out[i]));
      REQUIRE(network.arc(node, out[i]) == arcs + i);
    }
    for (std::size_t i = 0; i < in.size(); ++i) {
      REQUIRE((network.weighted() ? network.in_weights(node)[i] : 1.0) == matrix.at(in[i], node));
    }
    REQUIRE(network.arc(node, node) == network.arc_count());
    arcs += network.out_degree(node);
  }
  REQUIRE(arcs == network.arc_count());
}

TEST_CASE("a network joins parallel links, drops loops and keeps rows ascending") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    check_rows(Network(sample.links, sample.directed), test::Matrix(sample.links, sample.directed));
  });
}

TEST_CASE("both ways, arcs there and back are one edge of their weights") {
  test::each_random_network([](const test::Sample& sample) {
    const auto both = both_ways(Network(sample.links, sample.directed));
    CHECK_FALSE(both.directed());
    check_rows(both, test::Matrix(sample.links, false));
  });
}

TEST_CASE("numbered by degree, the network is the same under new numbers") {
  test::each_random_network([](const test::Sample& sample) {
    auto links = sample.links;
    const auto order = renumber_by_degree(links);
    REQUIRE(std::set<Node>(order.begin(), order.end()).size() == sample.links.nodes);
    for (std::size_t i = 0; i < links.from.size(); ++i) {
      REQUIRE(order[links.from[i]] == sample.links.from[i]);
      REQUIRE(order[links.to[i]] == sample.links.to[i]);
    }
    std::vector<std::size_t> ends(links.nodes, 0);
    for (const auto* side : {&links.from, &links.to}) {
      for (const auto end : *side) ++ends[end];
    }
    REQUIRE(std::is_sorted(ends.rbegin(), ends.rend()));
  });
}

TEST_CASE("the links of a reader are its edges, or those that are let through") {
  std::mt19937 random(33);
  auto documents = test::random_documents(random, 6);
  const auto partition = test::random_partition(random, documents);
  const Graph graph("dan-van", std::move(documents), partition);
  const auto all = links_of(graph);
  REQUIRE(all.nodes == graph.entities().size());
  REQUIRE(all.from.size() == graph.edges().size());
  for (std::size_t i = 0; i < all.from.size(); ++i) {
    CHECK(all.from[i] == graph.edges()[i].subject);
    CHECK(all.to[i] == graph.edges()[i].object);
  }
  const auto none = links_of(graph, [](const Edge&) { return false; });
  CHECK(none.nodes == all.nodes);
  CHECK(none.from.empty());
}

}  // namespace
}  // namespace soi::graph
