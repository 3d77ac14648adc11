// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analytics/components.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {

// Tarjan's depth-first search without recursion: of a node its number in order of discovery while it is open, and the
// smallest number reached from it; once its component is known, that.
Parts strong_components(const graph::Network& network) {
  const auto nodes = network.node_count();
  constexpr std::uint32_t fresh = 0;
  std::vector<std::uint32_t> lowest(nodes, fresh), label(nodes);
  std::vector<bool> closed(nodes, false), root(nodes, false);
  std::vector<graph::Node> open;
  std::vector<std::pair<graph::Node, std::uint32_t>> way;  // a node, and its next arc
  std::uint32_t count = 0, parts = 0;
  const auto enter = [&](graph::Node node) {
    lowest[node] = ++count;
    root[node] = true;
    way.emplace_back(node, 0);
  };
  for (graph::Node start = 0; start < nodes; ++start) {
    if (lowest[start] == fresh) enter(start);
    while (!way.empty()) {
      const auto node = way.back().first;
      const auto ends = network.out(node);
      auto& next = way.back().second;
      if (next > 0 && !closed[ends[next - 1]] && lowest[ends[next - 1]] < lowest[node]) {
        lowest[node] = lowest[ends[next - 1]];
        root[node] = false;
      }
      if (next < ends.size()) {
        const auto end = ends[next++];
        if (lowest[end] == fresh) enter(end);
        continue;
      }
      way.pop_back();
      if (!root[node]) {
        open.push_back(node);
        continue;
      }
      const auto found = lowest[node];
      while (!open.empty() && lowest[open.back()] >= found) {
        closed[open.back()] = true;
        label[open.back()] = parts;
        open.pop_back();
      }
      closed[node] = true;
      label[node] = parts++;
    }
  }
  return numbered_by_size(std::move(label));
}

namespace {

Outcome run(const Input& input) {
  const auto parts = strong_components(input.network);
  Outcome outcome;
  for (const auto part : parts.part) outcome.column.push_back(part + 1.0);
  outcome.note = std::to_string(parts.sizes.size()) + " strong components";
  return outcome;
}

}  // namespace

extern const Measure strong_component_measure;
const Measure strong_component_measure{"strong-component",
                                       "the part it is in where each reaches each along directions; 1 is the largest",
                                       Makes::node_column, Values::label, run};

}  // namespace soi::analytics
