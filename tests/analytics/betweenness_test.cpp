// SPDX-License-Identifier: Apache-2.0
#include "analytics/betweenness.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <tbb/global_control.h>

#include "base/error.hpp"
#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

TEST_CASE("betweenness is the share of shortest paths through nodes and along edges") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    const auto nodes = matrix.size();
    if (nodes > 80) return;  // all pairs and all nodes between them
    std::vector<std::vector<int>> steps;
    std::vector<std::vector<double>> paths;
    for (std::size_t node = 0; node < nodes; ++node) {
      steps.push_back(matrix.steps(node));
      paths.push_back(matrix.paths(node));
    }
    const auto found = betweenness(network, {0, true});
    const double each = sample.directed ? 1 : 0.5;
    const auto share = [&](std::size_t v, std::size_t w, int between) {
      double sum = 0;
      for (std::size_t s = 0; s < nodes; ++s) {
        for (std::size_t t = 0; t < nodes; ++t) {
          if (s == t || steps[s][t] < 0 || steps[s][v] < 0 || steps[w][t] < 0) continue;
          if (between == 0 && (v == s || v == t)) continue;
          if (steps[s][v] + between + steps[w][t] == steps[s][t]) sum += paths[s][v] * paths[w][t] / paths[s][t];
        }
      }
      return sum;
    };
    for (graph::Node node = 0; node < nodes; ++node) {
      REQUIRE(found.nodes[node] == Approx(each * share(node, node, 0)).margin(1e-9));
      for (const auto end : network.out(node)) {
        const auto expected =
            sample.directed ? share(node, end, 1) : each * (share(node, end, 1) + share(end, node, 1));
        REQUIRE(found.arcs[network.arc(node, end)] == Approx(expected).margin(1e-9));
      }
    }
  });
}

TEST_CASE("sampled betweenness lies within its bound, and all sources are the exact one") {
  test::each_random_network([](const test::Sample& sample) {
    if (sample.links.nodes < 30) return;
    const Network network(sample.links, sample.directed);
    const auto exact = betweenness(network);
    const auto sampled = betweenness(network, {20, false});
    CHECK(exact.bound == 0);
    CHECK(sampled.bound > 0);
    for (std::size_t node = 0; node < exact.nodes.size(); ++node) {
      CHECK(std::abs(exact.nodes[node] - sampled.nodes[node]) <= sampled.bound);
    }
    CHECK(betweenness(network, {sample.links.nodes, false}).nodes == exact.nodes);
  });
}

TEST_CASE("betweenness is the same bytes whatever the number of threads") {
  test::each_random_network([](const test::Sample& sample) {
    if (sample.links.nodes < 64) return;
    const Network network(sample.links, sample.directed);
    const auto with = [&](std::size_t threads) {
      const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
      return betweenness(network, {0, true});
    };
    const auto one = with(1), four = with(4);
    REQUIRE(one.nodes == four.nodes);
    REQUIRE(one.arcs == four.arcs);
  });
}

TEST_CASE("shortest paths beyond counting are refused, not miscounted") {
  graph::Links links;  // 1,100 diamonds in a row: 2^1100 ways
  for (std::uint32_t i = 0; i < 1100; ++i) {
    const auto at = 3 * i;
    for (const auto& [from, to] : {std::pair(at, at + 1), {at, at + 2}, {at + 1, at + 3}, {at + 2, at + 3}}) {
      links.from.push_back(from);
      links.to.push_back(to);
    }
  }
  links.nodes = 3301;
  CHECK_THROWS_AS(betweenness(Network(links, false)), base::Error);
}

TEST_CASE("work stops when its watch throws") {
  graph::Links links;
  links.nodes = 200;
  for (std::uint32_t i = 0; i + 1 < links.nodes; ++i) {
    links.from.push_back(i);
    links.to.push_back(i + 1);
  }
  CHECK_THROWS_AS(betweenness(Network(links, false), {}, [](double) { throw 7; }), int);
}

}  // namespace
}  // namespace soi::analytics
