// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "analytics/components.hpp"
#include "analytics/measure.hpp"
#include "analytics/walks.hpp"

namespace soi::analytics {
namespace {

// Between what and what the longest distance from each node of a component lies. A search from one node narrows it for
// all; nodes that can no longer bring more than what is known are dropped.
std::uint32_t longest_in(const graph::Network& network, const std::vector<graph::Node>& members, std::uint32_t known,
                         const Watch& watch) {
  auto open = members;
  std::vector<std::uint32_t> least(open.size(), 0), most(open.size(), unreached);
  bool far = false;  // by turns from the middle, which bounds all, and from the edge, which finds long ways
  auto at = static_cast<std::size_t>(
      std::max_element(open.begin(), open.end(),
                       [&](auto a, auto b) { return network.out_degree(a) < network.out_degree(b); }) -
      open.begin());
  while (!open.empty()) {
    look(watch, -1);
    const auto steps = distances(network, open[at]);
    std::uint32_t reach = 0;
    for (const auto node : members) reach = std::max(reach, steps[node]);
    known = std::max(known, reach);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < open.size(); ++i) {
      const auto away = steps[open[i]];
      least[kept] = std::max({least[i], away, reach - std::min(reach, away)});
      most[kept] = std::min(most[i], reach + away);
      open[kept] = open[i];
      if (i != at && most[kept] > known) ++kept;
    }
    open.resize(kept);
    least.resize(kept);
    most.resize(kept);
    if (open.empty()) break;
    far = !far;
    const auto chosen = far ? std::max_element(most.begin(), most.end()) - most.begin()
                            : std::min_element(least.begin(), least.end()) - least.begin();
    at = static_cast<std::size_t>(chosen);
  }
  return known;
}

}  // namespace

std::uint32_t diameter(const graph::Network& network, const Watch& watch) {
  if (network.directed()) return farness(network, watch).longest;
  const auto parts = components(network);
  std::vector<std::vector<graph::Node>> members(parts.sizes.size());
  for (graph::Node node = 0; node < network.node_count(); ++node) members[parts.part[node]].push_back(node);
  std::uint32_t known = 0;
  for (const auto& nodes : members) {
    if (nodes.size() <= std::size_t{known} + 1) break;  // the largest come first
    known = longest_in(network, nodes, known, watch);
  }
  return known;
}

namespace {
Outcome run(const Input& input) { return {{}, static_cast<double>(diameter(input.network, input.watch)), {}}; }
}  // namespace

extern const Measure diameter_measure;
const Measure diameter_measure{"diameter", "the longest of all shortest ways, in steps", Makes::number, Values::whole,
                               run};

}  // namespace soi::analytics
