// SPDX-License-Identifier: Apache-2.0
#include "analytics/components.hpp"

#include <catch2/catch.hpp>

#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

// How many components a network has without one node (or with all, where that is beyond the last).
std::size_t components_without(const Matrix& matrix, std::size_t node) {
  std::vector<bool> seen(matrix.size(), false);
  if (node < seen.size()) seen[node] = true;
  std::size_t count = 0;
  for (std::size_t start = 0; start < seen.size(); ++start) {
    if (seen[start]) continue;
    ++count;
    std::vector<std::size_t> open = {start};
    seen[start] = true;
    while (!open.empty()) {
      const auto here = open.back();
      open.pop_back();
      for (const auto end : matrix.out(here)) {
        if (!seen[end]) open.push_back(end);
        seen[end] = true;
      }
    }
  }
  return count;
}

void check_numbering(const Parts& parts) {
  std::vector<std::uint32_t> sizes(parts.sizes.size(), 0);
  for (const auto part : parts.part) ++sizes[part];
  REQUIRE(sizes == parts.sizes);
  REQUIRE(std::is_sorted(sizes.rbegin(), sizes.rend()));
}

TEST_CASE("components hold whom links lead to, whatever their direction") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Matrix matrix(sample.links, false);
    const auto parts = components(Network(sample.links, sample.directed));
    REQUIRE(parts.part.size() == matrix.size());
    check_numbering(parts);
    for (std::size_t node = 0; node < matrix.size(); ++node) {
      const auto steps = matrix.steps(node);
      for (std::size_t other = 0; other < matrix.size(); ++other) {
        REQUIRE((parts.part[node] == parts.part[other]) == (steps[other] >= 0));
      }
    }
  });
}

TEST_CASE("strong components hold those that reach one another") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Matrix matrix(sample.links, sample.directed);
    const auto parts = strong_components(Network(sample.links, sample.directed));
    check_numbering(parts);
    std::vector<std::vector<int>> steps;
    for (std::size_t node = 0; node < matrix.size(); ++node) steps.push_back(matrix.steps(node));
    for (std::size_t a = 0; a < matrix.size(); ++a) {
      for (std::size_t b = 0; b < matrix.size(); ++b) {
        REQUIRE((parts.part[a] == parts.part[b]) == (steps[a][b] >= 0 && steps[b][a] >= 0));
      }
    }
  });
}

TEST_CASE("articulation points and bridges are what components fall apart without") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Matrix matrix(sample.links, false);
    const Network network(sample.links, false);
    const auto found = cut_points(network);
    const auto all = components_without(matrix, matrix.size());
    for (std::size_t node = 0; node < matrix.size(); ++node) {
      const auto alone = matrix.out(node).empty();
      REQUIRE(found.articulation[node] == (!alone && components_without(matrix, node) > all));
    }
    if (matrix.size() > 30) return;
    for (graph::Node a = 0; a < network.node_count(); ++a) {
      for (const auto b : network.out(a)) {
        graph::Links rest;
        rest.nodes = sample.links.nodes;
        for (std::size_t i = 0; i < sample.links.from.size(); ++i) {
          const auto from = sample.links.from[i], to = sample.links.to[i];
          if ((from == a && to == b) || (from == b && to == a)) continue;
          rest.from.push_back(from);
          rest.to.push_back(to);
        }
        REQUIRE(found.bridge[network.arc(a, b)] == (components_without(Matrix(rest, false), rest.nodes) > all));
      }
    }
  });
}

TEST_CASE("core numbers are what is left when nodes of few neighbours are taken away") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Matrix matrix(sample.links, false);
    std::vector<std::uint32_t> expected(matrix.size(), 0);
    std::vector<bool> left(matrix.size(), true);
    for (std::uint32_t core = 1; core <= matrix.size(); ++core) {
      for (bool again = true; again;) {
        again = false;
        for (std::size_t node = 0; node < matrix.size(); ++node) {
          if (!left[node]) continue;
          std::uint32_t neighbours = 0;
          for (const auto end : matrix.out(node)) neighbours += left[end] ? 1 : 0;
          if (neighbours >= core) continue;
          left[node] = false;
          again = true;
        }
      }
      for (std::size_t node = 0; node < matrix.size(); ++node) {
        if (left[node]) expected[node] = core;
      }
    }
    REQUIRE(core_numbers(Network(sample.links, false)) == expected);
  });
}

}  // namespace
}  // namespace soi::analytics
