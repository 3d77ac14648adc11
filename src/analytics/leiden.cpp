// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <numeric>

#include "analytics/communities.hpp"
#include "analytics/leiden_level.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {
namespace {

// A network of few arcs is climbed from several orders of its nodes, and the best outcome kept.
constexpr std::uint32_t cheap_arcs = 1 << 17;
constexpr std::uint32_t most_starts = 10;
constexpr double least_better = 1e-12;

// One time through all levels, beginning with the communities `part`; gives better ones.
std::vector<std::uint32_t> climb(const LeidenLevel& ground, double pull, std::vector<std::uint32_t> part,
                                 std::uint32_t lot, const Watch& watch) {
  std::vector<std::uint32_t> at(part.size());  // which node of the level a node of the network is in
  std::iota(at.begin(), at.end(), 0);
  LeidenLevel above;
  const auto* level = &ground;
  while (true) {
    LeidenState state{*level, pull, std::move(part), lot};
    move_nodes(state, watch);
    const auto communities = renumber(state.community);
    auto piece = refine(state);
    const auto pieces = renumber(piece);
    if (communities == level->size() || pieces == level->size()) {
      for (auto& node : at) node = state.community[node];
      return at;
    }
    part.assign(pieces, 0);
    for (std::uint32_t node = 0; node < level->size(); ++node) part[piece[node]] = state.community[node];
    for (auto& node : at) node = piece[node];
    above = aggregate(*level, piece, pieces);
    level = &above;
  }
}

// Communities whose pieces nothing ties together are several: one where no piece could be joined any more.
std::vector<std::uint32_t> connected(const graph::Network& network, const std::vector<std::uint32_t>& part) {
  std::vector<std::uint32_t> label(part.size());
  std::vector<bool> seen(part.size(), false);
  std::vector<graph::Node> open;
  for (graph::Node start = 0; start < part.size(); ++start) {
    if (seen[start]) continue;
    seen[start] = true;
    open.assign(1, start);
    while (!open.empty()) {
      const auto node = open.back();
      open.pop_back();
      label[node] = start;
      for (const auto end : network.out(node)) {
        if (seen[end] || part[end] != part[start]) continue;
        seen[end] = true;
        open.push_back(end);
      }
    }
  }
  return label;
}

}  // namespace

Parts leiden(const graph::Network& network, const Leiden& options, const Watch& watch) {
  const LeidenLevel ground(network);
  const auto all = std::accumulate(ground.strength.begin(), ground.strength.end(), 0.0);
  std::vector<std::uint32_t> best(network.node_count());
  std::iota(best.begin(), best.end(), 0);
  if (all == 0) return numbered_by_size(std::move(best));
  const auto alone = best;
  const auto starts = std::clamp<std::uint32_t>(cheap_arcs / network.arc_count(), 1, most_starts);
  auto most = -std::numeric_limits<double>::infinity();
  for (std::uint32_t start = 0; start < starts; ++start) {
    auto part = alone;
    for (std::uint32_t i = 0; i < options.iterations; ++i) {
      auto better = climb(ground, options.resolution / all, part, start, watch);
      renumber(better);
      const bool same = better == part;
      part = std::move(better);
      if (same) break;
    }
    const auto reached = starts == 1 ? 0 : modularity(network, part, options.resolution);
    if (reached <= most + least_better) continue;
    most = reached;
    best = std::move(part);
  }
  return numbered_by_size(connected(network, best));
}

namespace {

Outcome run(const Input& input) {
  Leiden options;
  options.resolution = input.resolution;
  const auto parts = leiden(input.undirected, options, input.watch);
  Outcome outcome;
  for (const auto part : parts.part) outcome.column.push_back(part + 1.0);
  outcome.number = modularity(input.undirected, parts.part, input.resolution);
  outcome.note = std::to_string(parts.sizes.size()) + " communities, modularity " + std::to_string(outcome.number);
  return outcome;
}

}  // namespace

extern const Measure communities_measure;
const Measure communities_measure{"communities", "the community it is in (Leiden); 1 is the largest",
                                  Makes::node_column, Values::label, run};

}  // namespace soi::analytics
