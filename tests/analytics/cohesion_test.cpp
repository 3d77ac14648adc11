// SPDX-License-Identifier: Apache-2.0
#include "analytics/cohesion.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

using graph::Network;
using test::Matrix;

TEST_CASE("triangles, clustering and transitivity are what pairs of neighbours give") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Network network(sample.links, false);
    const Matrix matrix(sample.links, false);
    const auto found = triangles(network);
    const auto local = clustering(network, found);
    double closed = 0, pairs = 0;
    for (std::size_t node = 0; node < matrix.size(); ++node) {
      const auto ends = matrix.out(node);
      double mine = 0;
      for (std::size_t i = 0; i < ends.size(); ++i) {
        for (std::size_t k = i + 1; k < ends.size(); ++k) mine += matrix.linked(ends[i], ends[k]) ? 1 : 0;
      }
      const auto all = static_cast<double>(ends.size()) * (static_cast<double>(ends.size()) - 1) / 2;
      REQUIRE(static_cast<double>(found[node]) == mine);
      REQUIRE(local[node] == Approx(all > 0 ? mine / all : 0));
      closed += mine;
      pairs += all;
    }
    const auto whole = transitivity(network, found);
    if (pairs == 0) {
      REQUIRE(std::isnan(whole));
    } else {
      REQUIRE(whole == Approx(closed / pairs));
    }
  });
}

TEST_CASE("constraint is Burt's sum over neighbours") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Matrix matrix(sample.links, false);
    const auto found = constraint(Network(sample.links, false));
    for (std::size_t i = 0; i < matrix.size(); ++i) {
      const auto share = [&](std::size_t from, std::size_t to) { return matrix.at(from, to) / matrix.row(from); };
      const auto ends = matrix.out(i);
      if (ends.empty()) {
        REQUIRE(std::isnan(found[i]));
        continue;
      }
      double sum = 0;
      for (const auto j : ends) {
        double tied = share(i, j);
        for (const auto q : ends) tied += q == j ? 0 : share(i, q) * share(q, j);
        sum += tied * tied;
      }
      REQUIRE(found[i] == Approx(sum).epsilon(1e-10));
    }
  });
}

TEST_CASE("Jaccard and Adamic-Adar compare the neighbours of two") {
  test::each_random_network([](const test::Sample& sample) {
    INFO(sample.name);
    const Network network(sample.links, false);
    const Matrix matrix(sample.links, false);
    const auto stride = 1 + matrix.size() / 10;
    for (std::size_t of = 0; of < matrix.size(); of += stride) {
      const auto alike = jaccard(network, static_cast<graph::Node>(of));
      const auto rare = adamic_adar(network, static_cast<graph::Node>(of));
      for (std::size_t other = 0; other < matrix.size(); ++other) {
        double shared = 0, all = 0, worth = 0;
        for (std::size_t node = 0; node < matrix.size() && other != of; ++node) {
          const bool both = matrix.linked(of, node) && matrix.linked(other, node);
          shared += both ? 1 : 0;
          all += matrix.linked(of, node) || matrix.linked(other, node) ? 1 : 0;
          if (both) worth += 1 / std::log(static_cast<double>(matrix.out(node).size()));
        }
        REQUIRE(alike[other] == Approx(shared > 0 ? shared / all : 0));
        REQUIRE(rare[other] == Approx(worth));
      }
    }
  });
}

}  // namespace
}  // namespace soi::analytics
