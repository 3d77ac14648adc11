// SPDX-License-Identifier: Apache-2.0
// How closely the neighbours of a node are tied. For undirected networks.
#pragma once

#include <cstdint>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

// Triangles at each node. O(arcs^1.5): each is found once, from its corner of the lowest degree; 4 bytes an arc and 13
// a node. Schank and Wagner 2005 (forward).
std::vector<std::uint64_t> triangles(const graph::Network& network, const Watch& watch = {});

// The share of a node's pairs of neighbours that are neighbours; 0 below two. Watts and Strogatz 1998.
std::vector<double> clustering(const graph::Network& network, const std::vector<std::uint64_t>& triangles);
// The same over all pairs of neighbours of the network; NaN where there are none. Newman 2003 (transitivity).
double transitivity(const graph::Network& network, const std::vector<std::uint64_t>& triangles);

// How much a node's ties lead to whom it reaches anyway, by weights; NaN without neighbours. O(sum of the squares of
// degrees). Burt 1992, equation 2.4.
std::vector<double> constraint(const graph::Network& network, const Watch& watch = {});

// How alike the neighbourhoods of `of` and every other node are; 0 for itself and for whom it shares none with. O(arcs
// within two steps).
std::vector<double> jaccard(const graph::Network& network, graph::Node of);      // shared / all neighbours
std::vector<double> adamic_adar(const graph::Network& network, graph::Node of);  // Σ 1 / ln degree of those shared

}  // namespace soi::analytics
