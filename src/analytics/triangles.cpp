// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <numeric>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analytics/cohesion.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {
namespace {

constexpr std::uint32_t block = 256;          // nodes a task takes
constexpr std::uint32_t blocks_a_wave = 256;  // between two looks at the watch

// Nodes renumbered by falling degree, each with its neighbours of smaller number only: rows are short even at hubs, and
// what is looked up again and again stands side by side.
struct Oriented {
  std::vector<graph::Node> node;  // by rank
  std::vector<std::uint32_t> begin;
  std::vector<std::uint32_t> ends;  // ranks

  explicit Oriented(const graph::Network& network) : node(network.node_count()), begin(node.size() + 1, 0) {
    std::iota(node.begin(), node.end(), 0);
    std::stable_sort(node.begin(), node.end(),
                     [&](auto a, auto b) { return network.out_degree(a) > network.out_degree(b); });
    std::vector<std::uint32_t> rank(node.size());
    for (std::uint32_t i = 0; i < node.size(); ++i) rank[node[i]] = i;
    ends.reserve(network.arc_count() / 2);
    for (std::uint32_t i = 0; i < node.size(); ++i) {
      for (const auto end : network.out(node[i])) {
        if (rank[end] < i) ends.push_back(rank[end]);
      }
      begin[i + 1] = static_cast<std::uint32_t>(ends.size());
    }
  }
  std::span<const std::uint32_t> row(std::uint32_t rank) const {
    return {ends.data() + begin[rank], ends.data() + begin[rank + 1]};
  }
};

struct Counts {
  explicit Counts(std::size_t nodes) : mark(nodes, 0), found(nodes, 0) {}
  std::vector<std::uint8_t> mark;
  std::vector<std::uint64_t> found;

  void at(const Oriented& graph, std::uint32_t rank) {
    const auto row = graph.row(rank);
    if (row.size() < 2) return;
    for (const auto end : row) mark[end] = 1;
    std::uint64_t mine = 0;
    for (const auto second : row) {
      std::uint64_t shared = 0;
      for (const auto third : graph.row(second)) {
        const std::uint64_t closed = mark[third];
        found[third] += closed;
        shared += closed;
      }
      found[second] += shared;
      mine += shared;
    }
    found[rank] += mine;
    for (const auto end : row) mark[end] = 0;
  }
};

}  // namespace

std::vector<std::uint64_t> triangles(const graph::Network& network, const Watch& watch) {
  const Oriented graph(network);
  const auto nodes = network.node_count();
  tbb::enumerable_thread_specific<Counts> counts([&] { return Counts(nodes); });
  const auto blocks = nodes / block + (nodes % block != 0 ? 1 : 0);
  for (std::uint32_t wave = 0; wave < blocks; wave += blocks_a_wave) {
    look(watch, static_cast<double>(wave) / blocks);
    tbb::parallel_for(wave, std::min(blocks, wave + blocks_a_wave), [&](std::uint32_t i) {
      auto& mine = counts.local();
      const auto last = std::min(nodes, (i + 1) * block);
      for (auto rank = i * block; rank < last; ++rank) mine.at(graph, rank);
    });
  }
  std::vector<std::uint64_t> all(nodes, 0);
  for (const auto& mine : counts) {
    for (std::uint32_t rank = 0; rank < nodes; ++rank) all[graph.node[rank]] += mine.found[rank];
  }
  return all;
}

std::vector<double> clustering(const graph::Network& network, const std::vector<std::uint64_t>& triangles) {
  std::vector<double> column;
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    const double degree = network.out_degree(node);
    column.push_back(degree < 2 ? 0.0 : 2 * static_cast<double>(triangles[node]) / (degree * (degree - 1)));
  }
  return column;
}

double transitivity(const graph::Network& network, const std::vector<std::uint64_t>& triangles) {
  std::uint64_t closed = 0;
  double pairs = 0;
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    const double degree = network.out_degree(node);
    closed += triangles[node];
    pairs += degree * (degree - 1) / 2;
  }
  return pairs > 0 ? static_cast<double>(closed) / pairs : std::numeric_limits<double>::quiet_NaN();
}

namespace {

Outcome run_triangles(const Input& input) {
  const auto found = triangles(input.undirected, input.watch);
  return {{found.begin(), found.end()}, 0, {}};
}
Outcome run_clustering(const Input& input) {
  return {clustering(input.undirected, triangles(input.undirected, input.watch)), 0, {}};
}
Outcome run_transitivity(const Input& input) {
  return {{}, transitivity(input.undirected, triangles(input.undirected, input.watch)), {}};
}

}  // namespace

extern const Measure triangles_measure, clustering_measure, transitivity_measure;
const Measure triangles_measure{"triangles", "pairs of its neighbours that are neighbours", Makes::node_column,
                                Values::whole, run_triangles};
const Measure clustering_measure{"clustering", "the share of pairs of its neighbours that are neighbours",
                                 Makes::node_column, Values::real, run_clustering};
const Measure transitivity_measure{"transitivity", "the share of all pairs with a common neighbour that are neighbours",
                                   Makes::number, Values::real, run_transitivity};

}  // namespace soi::analytics
