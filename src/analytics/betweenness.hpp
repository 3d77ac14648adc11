// SPDX-License-Identifier: Apache-2.0
// How much lies between others: shares of shortest paths (in steps) that go through a node or an edge. A pair of nodes
// counts once, in an undirected network too.
#pragma once

#include <cstdint>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

struct Betweenness {
  std::vector<double> nodes;
  std::vector<double> arcs;  // only where asked for; both arcs of an undirected edge bear the edge's value
  double bound = 0;          // of a sampled one: with 95 % probability no node's value is further off; exact: 0
};

struct BetweennessOptions {
  std::uint32_t samples = 0;  // so many sources, drawn without putting back, always the same; 0: all
  bool arcs = false;
};

// O(sources × arcs), 28 bytes a node and thread. Same bytes whatever the number of threads. Brandes 2001; sampled:
// Brandes and Pich 2007, the bound by Hoeffding's inequality and the union over nodes. Throws Error(limit) where
// shortest paths are too many to count (above 10^308).
Betweenness betweenness(const graph::Network& network, const BetweennessOptions& options = {}, const Watch& watch = {});

}  // namespace soi::analytics
