// SPDX-License-Identifier: Apache-2.0
// Groups that are tied more closely inside than outside. For undirected networks, weighted.
#pragma once

#include <cstdint>
#include <vector>

#include "analytics/components.hpp"
#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

// Weight inside communities beyond what chance would put there, as a share of all: -0.5 … 1; NaN without edges.
// O(arcs). Newman and Girvan 2004; resolution: Reichardt and Bornholdt 2006.
double modularity(const graph::Network& network, const std::vector<std::uint32_t>& part, double resolution = 1);

struct Leiden {
  double resolution = 1;         // above 1: more and smaller communities
  std::uint32_t iterations = 2;  // over all levels, the second from the outcome of the first
};
// Communities that are connected, by modularity. Nodes are visited in fixed orders, so that the outcome is a function
// of the network: in one, in networks below 2^17 arcs in up to ten of which the best is kept; refined parts join the
// best of those they are well connected with. About O(arcs) an iteration and order, 12 bytes an arc and 60 a node.
// Traag, Waltman, van Eck 2019.
Parts leiden(const graph::Network& network, const Leiden& options = {}, const Watch& watch = {});

// Each node takes the label most of its neighbours' weight has, one after the other in a fixed order, until none
// changes or 100 rounds are over. O(arcs) a round. Raghavan, Albert, Kumara 2007.
Parts label_propagation(const graph::Network& network, const Watch& watch = {});

}  // namespace soi::analytics
