// SPDX-License-Identifier: Apache-2.0
#include "analytics/degrees.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

TEST_CASE("degree counts neighbours, strength their weights, density the possible links that are there") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Network network(sample.links, sample.directed);
    const Matrix matrix(sample.links, sample.directed);
    const auto degrees = degree(network), strengths = strength(network);
    double arcs = 0;
    for (std::size_t node = 0; node < matrix.size(); ++node) {
      double count = 0, weight = 0;
      for (std::size_t other = 0; other < matrix.size(); ++other) {
        count += matrix.linked(node, other) ? 1 : 0;
        weight += matrix.at(node, other);
        arcs += matrix.linked(node, other) ? 1 : 0;
        if (!sample.directed) continue;
        count += matrix.linked(other, node) ? 1 : 0;
        weight += matrix.at(other, node);
      }
      REQUIRE(degrees[node] == count);
      REQUIRE(strengths[node] == Approx(weight));
    }
    const auto nodes = static_cast<double>(matrix.size());
    if (nodes < 2) {
      REQUIRE(std::isnan(density(network)));
    } else {
      REQUIRE(density(network) == Approx(arcs / (nodes * (nodes - 1))));
    }
  });
}

double correlation(const std::vector<double>& x, const std::vector<double>& y) {
  const auto count = static_cast<double>(x.size());
  double mean_x = 0, mean_y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    mean_x += x[i] / count;
    mean_y += y[i] / count;
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    xx += (x[i] - mean_x) * (x[i] - mean_x);
    yy += (y[i] - mean_y) * (y[i] - mean_y);
    xy += (x[i] - mean_x) * (y[i] - mean_y);
  }
  return xx < 1e-9 || yy < 1e-9 ? std::nan("") : xy / std::sqrt(xx * yy);
}

TEST_CASE("assortativity by degree is the correlation of degrees along links") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Matrix matrix(sample.links, sample.directed);
    std::vector<double> x, y;
    for (std::size_t from = 0; from < matrix.size(); ++from) {
      for (const auto to : matrix.out(from)) {
        double in = 0;
        for (std::size_t other = 0; other < matrix.size(); ++other) in += matrix.linked(other, to) ? 1 : 0;
        x.push_back(static_cast<double>(matrix.out(from).size()));
        y.push_back(in);
      }
    }
    const auto expected = correlation(x, y);
    const auto found = degree_assortativity(Network(sample.links, sample.directed));
    REQUIRE(std::isnan(found) == std::isnan(expected));
    if (!std::isnan(found)) REQUIRE(found == Approx(expected).margin(1e-9));
  });
}

TEST_CASE("assortativity by type compares links within types with chance") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name << (sample.directed ? ", directed" : ""));
    const Matrix matrix(sample.links, sample.directed);
    std::vector<std::uint32_t> types;
    for (std::uint32_t node = 0; node < matrix.size(); ++node) types.push_back(node % 3);
    double mixing[3][3] = {}, all = 0;
    for (std::size_t from = 0; from < matrix.size(); ++from) {
      for (std::size_t to = 0; to < matrix.size(); ++to) {
        mixing[types[from]][types[to]] += matrix.at(from, to);
        all += matrix.at(from, to);
      }
    }
    double same = 0, chance = 0;
    for (int type = 0; type < 3; ++type) {
      double from = 0, to = 0;
      for (int other = 0; other < 3; ++other) {
        from += mixing[type][other] / all;
        to += mixing[other][type] / all;
      }
      same += mixing[type][type] / all;
      chance += from * to;
    }
    const auto found = type_assortativity(Network(sample.links, sample.directed), types);
    if (all == 0 || chance == 1) {
      REQUIRE(std::isnan(found));
    } else {
      REQUIRE(found == Approx((same - chance) / (1 - chance)).margin(1e-9));
    }
  });
}

}  // namespace
}  // namespace soi::analytics
