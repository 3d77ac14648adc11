// SPDX-License-Identifier: Apache-2.0
#include "analytics/communities.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

double plain_modularity(const Matrix& matrix, const std::vector<std::uint32_t>& part, double resolution) {
  double all = 0, sum = 0;
  for (std::size_t node = 0; node < matrix.size(); ++node) all += matrix.row(node);
  for (std::size_t a = 0; a < matrix.size(); ++a) {
    for (std::size_t b = 0; b < matrix.size(); ++b) {
      if (part[a] == part[b]) sum += matrix.at(a, b) - resolution * matrix.row(a) * matrix.row(b) / all;
    }
  }
  return sum / all;
}

bool connected(const Matrix& matrix, const std::vector<std::uint32_t>& part, std::uint32_t which, std::uint32_t size) {
  std::vector<bool> seen(matrix.size(), false);
  std::vector<std::size_t> open;
  for (std::size_t node = 0; node < matrix.size() && open.empty(); ++node) {
    if (part[node] == which) open.push_back(node);
  }
  seen[open.front()] = true;
  std::uint32_t count = 0;
  while (!open.empty()) {
    const auto node = open.back();
    open.pop_back();
    ++count;
    for (const auto end : matrix.out(node)) {
      if (seen[end] || part[end] != which) continue;
      seen[end] = true;
      open.push_back(end);
    }
  }
  return count == size;
}

TEST_CASE("modularity is the sum over pairs of one community") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Network network(sample.links, false);
    const Matrix matrix(sample.links, false);
    std::vector<std::uint32_t> part;
    for (std::uint32_t node = 0; node < matrix.size(); ++node) part.push_back(node % 4);
    for (const double resolution : {1.0, 0.5, 2.0}) {
      const auto found = modularity(network, part, resolution);
      if (network.arc_count() == 0) {
        REQUIRE(std::isnan(found));
      } else {
        REQUIRE(found == Approx(plain_modularity(matrix, part, resolution)).margin(1e-12));
      }
    }
  });
}

TEST_CASE("Leiden's communities are connected, and no node gains by going to another") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Network network(sample.links, false);
    const Matrix matrix(sample.links, false);
    for (const double resolution : {1.0, 1.7}) {
      Leiden options;
      options.resolution = resolution;
      options.iterations = 10;
      const auto found = leiden(network, options);
      REQUIRE(found.part.size() == matrix.size());
      if (network.arc_count() == 0) {
        REQUIRE(found.sizes.size() == matrix.size());
        continue;
      }
      for (std::uint32_t which = 0; which < found.sizes.size(); ++which) {
        REQUIRE(connected(matrix, found.part, which, found.sizes[which]));
      }
      const auto reached = plain_modularity(matrix, found.part, resolution);
      if (matrix.size() > 20) continue;
      for (std::size_t node = 0; node < matrix.size(); ++node) {
        auto other = found.part;
        for (std::uint32_t which = 0; which <= found.sizes.size(); ++which) {
          other[node] = which;
          REQUIRE(plain_modularity(matrix, other, resolution) <= reached + 1e-9);
        }
      }
    }
  });
}

// Cliques in a ring: what everybody would call communities.
graph::Links cliques(std::uint32_t count, std::uint32_t size) {
  graph::Links links;
  links.nodes = count * size;
  const auto link = [&](std::uint32_t a, std::uint32_t b) {
    links.from.push_back(a);
    links.to.push_back(b);
  };
  for (std::uint32_t clique = 0; clique < count; ++clique) {
    for (std::uint32_t i = 0; i < size; ++i) {
      for (auto k = i + 1; k < size; ++k) link(clique * size + i, clique * size + k);
    }
    link(clique * size, (clique + 1) % count * size + 1);
  }
  return links;
}

TEST_CASE("Leiden and label propagation find cliques in a ring") {
  const Network network(cliques(12, 6), false);
  for (const auto& found : {leiden(network), label_propagation(network)}) {
    REQUIRE(found.sizes == std::vector<std::uint32_t>(12, 6));
    for (std::uint32_t node = 0; node < 72; ++node) CHECK(found.part[node] == node / 6);
  }
}

TEST_CASE("after label propagation no other label has more weight among a node's neighbours than its own") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Matrix matrix(sample.links, false);
    const auto found = label_propagation(Network(sample.links, false));
    for (std::size_t node = 0; node < matrix.size(); ++node) {
      std::vector<double> weight(found.sizes.size(), 0.0);
      for (const auto end : matrix.out(node)) weight[found.part[end]] += matrix.at(node, end);
      for (const auto other : weight) REQUIRE(other <= weight[found.part[node]] + 1e-9);
    }
  });
}

}  // namespace
}  // namespace soi::analytics
