// SPDX-License-Identifier: Apache-2.0
#include "analytics/walks.hpp"

#include <catch2/catch.hpp>
#include <tbb/global_control.h>

#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

TEST_CASE("distances are those of a plain search") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    for (graph::Node node = 0; node < network.node_count(); ++node) {
      const auto expected = matrix.steps(node);
      const auto found = distances(network, node);
      for (std::size_t i = 0; i < found.size(); ++i) {
        REQUIRE((found[i] == unreached ? -1 : static_cast<int>(found[i])) == expected[i]);
      }
    }
  });
}

TEST_CASE("a pair's path is a shortest one, and there is none where there is no way") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    PairSearch search(network);
    const auto stride = 1 + network.node_count() / 20;
    for (graph::Node from = 0; from < network.node_count(); from += stride) {
      const auto expected = matrix.steps(from);
      for (graph::Node to = 0; to < network.node_count(); ++to) {
        const auto path = search.path(from, to);
        REQUIRE(path.has_value() == (expected[to] >= 0));
        if (!path) continue;
        REQUIRE(static_cast<int>(path->size()) == expected[to] + 1);
        REQUIRE(path->front() == from);
        REQUIRE(path->back() == to);
        for (std::size_t i = 1; i < path->size(); ++i) REQUIRE(matrix.linked((*path)[i - 1], (*path)[i]));
      }
    }
  });
}

TEST_CASE("closeness, harmonic centrality and diameter are what all distances give") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    const auto nodes = matrix.size();
    std::vector<double> reached(nodes), sum(nodes), harmonic(nodes);
    int longest = 0;
    for (std::size_t from = 0; from < nodes; ++from) {
      const auto steps = matrix.steps(from);
      for (std::size_t to = 0; to < nodes; ++to) {
        if (steps[to] <= 0) continue;
        ++reached[to];
        sum[to] += steps[to];
        harmonic[to] += 1.0 / steps[to];
        longest = std::max(longest, steps[to]);
      }
    }
    const auto found = farness(network);
    const auto close = closeness(found);
    for (std::size_t node = 0; node < nodes; ++node) {
      const auto others = static_cast<double>(nodes) - 1;
      const auto expected = reached[node] == 0 ? 0 : reached[node] / sum[node] * reached[node] / others;
      REQUIRE(close[node] == Approx(expected).margin(1e-12));
      REQUIRE(found.harmonic[node] == Approx(harmonic[node]).margin(1e-10));
    }
    REQUIRE(found.longest == static_cast<std::uint32_t>(longest));
    REQUIRE(diameter(network) == static_cast<std::uint32_t>(longest));
  });
}

TEST_CASE("sums over all distances are the same bytes whatever the number of threads") {
  test::each_random_network([](const test::Sample& sample) {
    if (sample.links.nodes < 64) return;
    const Network network(sample.links, sample.directed);
    const auto with = [&](std::size_t threads) {
      const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
      return farness(network).harmonic;
    };
    REQUIRE(with(1) == with(4));
  });
}

}  // namespace
}  // namespace soi::analytics
