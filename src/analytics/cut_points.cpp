// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analytics/components.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {

// A depth-first search numbers nodes as it finds them. What hangs below a node by one of its children, and reaches no
// node above it, falls off without the node; without the edge to the child, if it does not reach the node either.
CutPoints cut_points(const graph::Network& network) {
  const auto nodes = network.node_count();
  CutPoints found{std::vector<bool>(nodes, false), std::vector<bool>(network.arc_count(), false)};
  std::vector<std::uint32_t> number(nodes, 0), lowest(nodes), next(nodes, 0);
  std::vector<graph::Node> way;
  std::uint32_t count = 0;
  for (graph::Node start = 0; start < nodes; ++start) {
    if (number[start] != 0) continue;
    std::uint32_t children = 0;
    number[start] = lowest[start] = ++count;
    way.assign(1, start);
    while (!way.empty()) {
      const auto node = way.back();
      const auto ends = network.out(node);
      if (next[node] < ends.size()) {
        const auto end = ends[next[node]++];
        if (number[end] == 0) {
          if (node == start) ++children;
          number[end] = lowest[end] = ++count;
          way.push_back(end);
        } else if (way.size() < 2 ||
                   end != way[way.size() - 2]) {  // a simple network: one edge leads back to the parent
          lowest[node] = std::min(lowest[node], number[end]);
        }
        continue;
      }
      way.pop_back();
      if (way.empty()) break;
      const auto parent = way.back();
      lowest[parent] = std::min(lowest[parent], lowest[node]);
      if (parent != start && lowest[node] >= number[parent]) found.articulation[parent] = true;
      if (lowest[node] > number[parent]) {
        found.bridge[network.arc(parent, node)] = found.bridge[network.arc(node, parent)] = true;
      }
    }
    if (children > 1) found.articulation[start] = true;
  }
  return found;
}

namespace {

Outcome run_points(const Input& input) {
  const auto found = cut_points(input.undirected);
  return {{found.articulation.begin(), found.articulation.end()}, 0, {}};
}

// An arc of a directed network is a bridge if its edge is one.
Outcome run_bridges(const Input& input) {
  const auto found = cut_points(input.undirected);
  Outcome outcome;
  for (graph::Node node = 0; node < input.network.node_count(); ++node) {
    for (const auto end : input.network.out(node)) {
      outcome.column.push_back(found.bridge[input.undirected.arc(node, end)] ? 1.0 : 0.0);
    }
  }
  return outcome;
}

}  // namespace

extern const Measure articulation_measure, bridges_measure;
const Measure articulation_measure{"articulation", "1 where its component falls apart without it", Makes::node_column,
                                   Values::whole, run_points};
const Measure bridges_measure{"bridges", "1 where a component falls apart without the link", Makes::edge_column,
                              Values::whole, run_bridges};

}  // namespace soi::analytics
