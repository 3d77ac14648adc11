// SPDX-License-Identifier: Apache-2.0
// The three steps that Leiden repeats on ever smaller graphs: move nodes between communities, part communities into
// pieces that are well connected, and make each piece a node.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

// A graph of pieces: arcs between different ones, and the strength of each with its inner arcs.
struct LeidenLevel {
  std::vector<std::uint32_t> begin = {0};
  std::vector<std::uint32_t> ends;
  std::vector<double> weights;  // empty: each 1
  std::vector<double> strength;

  LeidenLevel() = default;
  explicit LeidenLevel(const graph::Network& network);

  std::uint32_t size() const { return static_cast<std::uint32_t>(strength.size()); }
  double weight(std::uint32_t arc) const { return weights.empty() ? 1.0 : weights[arc]; }
};

struct LeidenState {
  const LeidenLevel& level;
  double pull = 0;  // resolution / the strength of all: chance's pull between two nodes is this times their strengths
  std::vector<std::uint32_t> community;  // of each node, below the number of nodes
  std::uint32_t lot = 0;                 // 0: nodes are visited in their order, else in one shuffled by this
};

// Visits all nodes, and again those whose neighbours have moved, until none gains by moving. O(arcs) mostly.
void move_nodes(LeidenState& state, const Watch& watch);

// Pieces of each community, numbered from 0: every node begins alone and joins the piece of its community that gains
// most by it, where both it and that piece are well connected with the rest of the community. O(arcs).
std::vector<std::uint32_t> refine(const LeidenState& state);

// Numbers labels from 0 in the order they are first met; gives how many there are.
std::uint32_t renumber(std::vector<std::uint32_t>& labels);

LeidenLevel aggregate(const LeidenLevel& level, const std::vector<std::uint32_t>& piece, std::uint32_t pieces);

}  // namespace soi::analytics
