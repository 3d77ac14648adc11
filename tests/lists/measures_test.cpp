// SPDX-License-Identifier: Apache-2.0
// Walks the list of measures.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <set>
#include <sstream>

#include "analytics/measuring.hpp"
#include "base/error.hpp"
#include "support/random_networks.hpp"

namespace soi::analytics {
namespace {

TEST_CASE("every measure has a name of its own, a sentence and a line in docs/measures.md") {
  std::ifstream in(SOI_SOURCE_DIR "/docs/measures.md");
  std::ostringstream page;
  page << in.rdbuf();
  std::set<std::string_view> names;
  for (const auto* measure : measures()) {
    INFO(measure->name);
    CHECK(names.insert(measure->name).second);
    CHECK_FALSE(measure->sentence.empty());
    CHECK(measure->sentence.back() != '.');
    CHECK(find_measure(measure->name) == measure);
    CHECK(page.str().find("| `" + std::string(measure->name) + "` |") != std::string::npos);
  }
  CHECK(find_measure("nothing") == nullptr);
}

bool same(double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-9; }

// By the graph's own numbers, whatever numbers the work is done by: two ways to write the links give one answer.
TEST_CASE("every measure gives what its list entry says, however the links are written") {
  test::each_random_network([](const test::Sample& sample) {
    auto turned = sample.links;
    std::reverse(turned.from.begin(), turned.from.end());
    std::reverse(turned.to.begin(), turned.to.end());
    std::reverse(turned.weights.begin(), turned.weights.end());
    if (!sample.directed) std::swap(turned.from, turned.to);
    std::vector<std::uint32_t> types;
    for (std::uint32_t node = 0; node < sample.links.nodes; ++node) types.push_back(node % 2);
    const Measuring one(sample.links, types, sample.directed), other(turned, types, sample.directed);
    for (const auto* measure : measures()) {
      INFO(sample.name << (sample.directed ? ", directed: " : ": ") << measure->name);
      Options options;
      if (measure->name == "jaccard" || measure->name == "adamic-adar") options.of = {0};
      if (measure->name == "distance") options.of = {0, sample.links.nodes - 1};
      if (!options.of.empty() && sample.links.nodes == 0) continue;
      Measured a, b;
      try {
        a = one.run(*measure, options);
        b = other.run(*measure, options);
      } catch (const base::Error& error) {
        REQUIRE(error.failure() == base::Failure::limit);  // an eigenvector that does not settle
        continue;
      }
      REQUIRE(a.nodes.size() == (measure->makes == Makes::node_column ? sample.links.nodes : 0));
      REQUIRE(a.edges.size() == (measure->makes == Makes::edge_column ? one.network().edge_count() : 0));
      REQUIRE(same(a.number, b.number));
      for (std::size_t i = 0; i < a.nodes.size(); ++i) REQUIRE(same(a.nodes[i], b.nodes[i]));
      for (std::size_t i = 0; i < a.edges.size(); ++i) {
        REQUIRE(a.edges[i].from == b.edges[i].from);
        REQUIRE(a.edges[i].to == b.edges[i].to);
        REQUIRE(same(a.edges[i].value, b.edges[i].value));
      }
      for (const auto value : a.nodes) {
        if (measure->values != Values::real) REQUIRE(value == std::floor(value));
      }
    }
  });
}

TEST_CASE("measures about somebody say so where nobody is named") {
  graph::Links links;
  links.nodes = 3;
  const Measuring measuring(links, {}, false);
  for (const char* name : {"jaccard", "adamic-adar", "distance", "type-assortativity"}) {
    INFO(name);
    CHECK_THROWS_AS(measuring.run(*find_measure(name)), base::Error);
  }
}

}  // namespace
}  // namespace soi::analytics
