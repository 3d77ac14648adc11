// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>

#include "analytics/components.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {

// Nodes stand in the order of their degrees; the first is taken away again and again, and its neighbours of higher
// degree move down by one, to the front of their degree's range.
std::vector<std::uint32_t> core_numbers(const graph::Network& network) {
  const auto nodes = network.node_count();
  std::vector<std::uint32_t> degree(nodes), place(nodes), first;
  std::vector<graph::Node> order(nodes);
  std::uint32_t most = 0;
  for (graph::Node node = 0; node < nodes; ++node) most = std::max(most, degree[node] = network.out_degree(node));
  first.assign(std::size_t{most} + 2, 0);
  for (const auto d : degree) ++first[d + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  auto next = first;
  for (graph::Node node = 0; node < nodes; ++node) {
    place[node] = next[degree[node]]++;
    order[place[node]] = node;
  }
  for (std::uint32_t i = 0; i < nodes; ++i) {
    const auto node = order[i];
    const auto core = degree[node];
    for (const auto end : network.out(node)) {
      const auto d = degree[end];
      if (d <= core) continue;
      const auto front = first[d];
      const auto other = order[front];
      std::swap(order[place[end]], order[front]);
      place[other] = place[end];
      place[end] = front;
      first[d] = front + 1;
      degree[end] = d - 1;
    }
  }
  return degree;
}

namespace {

Outcome run(const Input& input) {
  const auto cores = core_numbers(input.undirected);
  return {{cores.begin(), cores.end()}, 0, {}};
}

}  // namespace

extern const Measure core_measure;
const Measure core_measure{"core", "the largest k for which it has k neighbours among such", Makes::node_column,
                           Values::whole, run};

}  // namespace soi::analytics
