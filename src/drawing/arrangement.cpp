// SPDX-License-Identifier: Apache-2.0
#include "drawing/arrangement.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace soi::drawing {
namespace {

constexpr std::size_t small_component = 8;  // nodes; larger ones keep rows of their own
constexpr std::size_t fewest_columns = 4;
constexpr std::size_t fan = 7;  // leaves at one node that still stand well in one column

using Nodes = std::vector<std::size_t>;
using Ties = std::vector<std::set<std::size_t>>;

Ties ties_of(const Drawing& drawing) {
  Ties ties(drawing.nodes.size());
  for (const auto& edge : drawing.edges) {
    if (edge.from == edge.to) continue;
    ties[edge.from].insert(edge.to);
    ties[edge.to].insert(edge.from);
  }
  return ties;
}

// Largest first, among equals that with the first node; untied nodes come by type, so that a row holds like with like.
std::vector<Nodes> components_of(const Drawing& drawing, const Ties& ties) {
  std::vector<Nodes> components;
  std::vector<char> seen(ties.size());
  for (std::size_t start = 0; start < ties.size(); ++start) {
    if (seen[start]) continue;
    Nodes component = {start};
    seen[start] = 1;
    for (std::size_t at = 0; at < component.size(); ++at)
      for (const auto next : ties[component[at]])
        if (!std::exchange(seen[next], 1)) component.push_back(next);
    std::sort(component.begin(), component.end());
    components.push_back(std::move(component));
  }
  std::sort(components.begin(), components.end(), [&](const Nodes& a, const Nodes& b) {
    if (a.size() != b.size()) return a.size() > b.size();
    const auto &first = drawing.nodes[a.front()], &second = drawing.nodes[b.front()];
    if (a.size() == 1 && first.type != second.type) return first.type < second.type;
    return a.front() < b.front();
  });
  return components;
}

// The column of each node of a component as dot would rank it: one right of its furthest subject (cycles are cut off).
std::vector<std::size_t> columns_of(const Drawing& drawing, const std::vector<Nodes>& components) {
  std::vector<std::size_t> size(drawing.nodes.size()), column(drawing.nodes.size());
  for (const auto& component : components)
    for (const auto node : component) size[node] = std::min(component.size(), small_component);
  for (std::size_t round = 0; round < small_component; ++round) {
    for (const auto& edge : drawing.edges) {
      if (edge.from == edge.to) continue;
      column[edge.to] = std::max(column[edge.to], std::min(column[edge.from] + 1, size[edge.to] - 1));
    }
  }
  return column;
}

// Chains small components from left to right into rows no wider than the widest one.
void chain(const std::vector<Nodes>& components, const std::vector<std::size_t>& column, Arrangement& arrangement) {
  std::size_t widest = fewest_columns;
  for (const auto& component : components)
    for (const auto node : component) widest = std::max(widest, column[node] + 1);
  const auto nearer = [&](std::size_t a, std::size_t b) { return column[a] < column[b]; };
  std::size_t used = widest, last = 0;
  for (const auto& component : components) {
    if (component.size() > small_component) continue;
    const auto first = *std::min_element(component.begin(), component.end(), nearer);
    const auto end = *std::max_element(component.begin(), component.end(), nearer);
    const auto width = column[end] + 1;
    if (used + width <= widest) {
      arrangement.unseen.emplace_back(last, first);
      used += width;
    } else {
      used = width;
    }
    last = end;
  }
}

// Every second leaf of a large fan moves one column out, which halves the fan's height.
std::vector<char> far_leaves(const Drawing& drawing, const std::vector<std::size_t>& degree) {
  std::map<std::pair<std::size_t, bool>, std::set<std::size_t>> fans;
  const auto leaf_of = [&](const Drawing::Edge& edge, bool outwards) {
    return edge.from != edge.to && degree[outwards ? edge.to : edge.from] == 1;
  };
  for (const auto& edge : drawing.edges) {
    if (leaf_of(edge, true)) fans[{edge.from, true}].insert(edge.to);
    if (leaf_of(edge, false)) fans[{edge.to, false}].insert(edge.from);
  }
  std::set<std::size_t> moved;
  for (const auto& [hub, leaves] : fans) {
    if (leaves.size() <= fan) continue;
    bool second = false;
    for (const auto leaf : leaves) {
      if (second) moved.insert(leaf);
      second = !second;
    }
  }
  std::vector<char> far(drawing.edges.size());
  for (std::size_t i = 0; i < drawing.edges.size(); ++i)
    far[i] = moved.contains(drawing.edges[i].from) || moved.contains(drawing.edges[i].to);
  return far;
}

}  // namespace

Arrangement arrange(const Drawing& drawing) {
  Arrangement arrangement;
  const auto ties = ties_of(drawing);
  for (const auto& others : ties) arrangement.degree.push_back(others.size());
  const auto components = components_of(drawing, ties);
  for (const auto& component : components)
    arrangement.order.insert(arrangement.order.end(), component.begin(), component.end());
  chain(components, columns_of(drawing, components), arrangement);
  arrangement.far = far_leaves(drawing, arrangement.degree);
  return arrangement;
}

}  // namespace soi::drawing
