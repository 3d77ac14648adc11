// SPDX-License-Identifier: Apache-2.0
#include "analytics/ranks.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>
#include <tbb/global_control.h>

#include "analytics/power.hpp"
#include "base/error.hpp"
#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

// Gauss' elimination with pivots: the x for which a x = b.
std::vector<double> solve(std::vector<std::vector<double>> a, std::vector<double> b) {
  const auto size = b.size();
  for (std::size_t column = 0; column < size; ++column) {
    std::size_t pivot = column;
    for (auto row = column; row < size; ++row) {
      if (std::abs(a[row][column]) > std::abs(a[pivot][column])) pivot = row;
    }
    std::swap(a[pivot], a[column]);
    std::swap(b[pivot], b[column]);
    for (auto row = column + 1; row < size; ++row) {
      const auto factor = a[row][column] / a[column][column];
      for (auto k = column; k < size; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  for (auto row = size; row-- > 0;) {
    for (auto k = row + 1; k < size; ++k) b[row] -= a[row][k] * b[k];
    b[row] /= a[row][row];
  }
  return b;
}

std::vector<std::vector<double>> identity(std::size_t size) {
  std::vector<std::vector<double>> matrix(size, std::vector<double>(size, 0.0));
  for (std::size_t i = 0; i < size; ++i) matrix[i][i] = 1;
  return matrix;
}

TEST_CASE("PageRank solves its equations, from anywhere and from some") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    const auto nodes = matrix.size();
    if (nodes == 0) {
      CHECK(pagerank(network).empty());
      return;
    }
    for (const bool personal : {false, true}) {
      PageRank options;
      std::vector<double> anew(nodes, 1.0 / static_cast<double>(nodes));
      if (personal) {
        options.of = {static_cast<graph::Node>(nodes / 2), static_cast<graph::Node>(nodes - 1)};
        anew.assign(nodes, 0.0);
        for (const auto node : options.of) anew[node] += 0.5;
      }
      auto a = identity(nodes);
      for (std::size_t from = 0; from < nodes; ++from) {
        const auto all = matrix.row(from);
        for (std::size_t to = 0; to < nodes; ++to)
          a[to][from] -= 0.85 * (all > 0 ? matrix.at(from, to) / all : anew[to]);
      }
      auto b = anew;
      for (auto& value : b) value *= 0.15;
      const auto expected = solve(a, b);
      const auto found = pagerank(network, options);
      for (std::size_t node = 0; node < nodes; ++node) REQUIRE(std::abs(found[node] - expected[node]) < 1e-9);
    }
  });
}

TEST_CASE("Katz' centrality solves its equations with an attenuation that converges") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    const auto nodes = matrix.size();
    const auto attenuation = katz_attenuation(network, 0.85);
    auto a = identity(nodes);
    for (std::size_t from = 0; from < nodes; ++from) {
      for (std::size_t to = 0; to < nodes; ++to) a[to][from] -= attenuation * matrix.at(from, to);
    }
    auto expected = solve(a, std::vector<double>(nodes, 1.0));
    scale(expected, 1 / length(expected));
    const auto found = katz(network, attenuation);
    for (std::size_t node = 0; node < nodes; ++node) REQUIRE(std::abs(found[node] - expected[node]) < 1e-9);
  });
}

TEST_CASE("the eigenvector is one, of length 1 and nowhere negative") {
  int settled = 0;
  test::each_random_network([&](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    std::vector<double> found;
    try {
      found = eigenvector(network);
    } catch (const base::Error& error) {  // directed ones without a cycle have none
      REQUIRE(sample.directed);
      REQUIRE(error.failure() == base::Failure::limit);
      return;
    }
    ++settled;
    if (found.empty()) return;
    REQUIRE(length(found) == Approx(1));
    std::vector<double> next(found.size());
    along(network, found, next);
    const auto value = std::inner_product(found.begin(), found.end(), next.begin(), 0.0);
    for (std::size_t node = 0; node < found.size(); ++node) {
      REQUIRE(found[node] >= 0);
      REQUIRE(std::abs(next[node] - value * found[node]) < 1e-9);
    }
  });
  CHECK(settled > 100);
}

TEST_CASE("hubs point to authorities in proportion, and each sum to one") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const auto found = hits(network);
    if (network.arc_count() == 0) return;
    std::vector<double> authorities(found.hubs.size()), hubs(found.hubs.size());
    along(network, found.hubs, authorities);
    against(network, found.authorities, hubs);
    const auto hub_sum = std::accumulate(hubs.begin(), hubs.end(), 0.0);
    const auto authority_sum = std::accumulate(authorities.begin(), authorities.end(), 0.0);
    for (std::size_t node = 0; node < hubs.size(); ++node) {
      REQUIRE(std::abs(hubs[node] / hub_sum - found.hubs[node]) < 1e-9);
      REQUIRE(std::abs(authorities[node] / authority_sum - found.authorities[node]) < 1e-9);
    }
  });
}

TEST_CASE("PageRank is the same bytes whatever the number of threads") {
  graph::Links links;
  links.nodes = 50'000;
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    links.from.push_back(i * 7919u % links.nodes);
    links.to.push_back((i * 104729u + i / 3) % links.nodes);
  }
  const Network network(links, true);
  const auto with = [&](std::size_t threads) {
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
    return pagerank(network);
  };
  CHECK(with(1) == with(4));
}

}  // namespace
}  // namespace soi::analytics
