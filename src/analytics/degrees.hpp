// SPDX-License-Identifier: Apache-2.0
// How many neighbours nodes have, and how the degrees at the two ends of an edge go together.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/network.hpp"

namespace soi::analytics {

// Neighbours, of out and in together where directed (one that is both counts twice). O(nodes).
std::vector<double> degree(const graph::Network& network);
// The sum of the weights of a node's arcs. O(arcs). Barrat et al. 2004.
std::vector<double> strength(const graph::Network& network);

// The share of possible edges that are there; NaN below two nodes. O(1).
double density(const graph::Network& network);

// The correlation of the degrees at the ends of an edge (from the out-degree of its source to the in-degree of its
// target where directed); NaN where all are equal. O(arcs). Newman 2003, Phys. Rev. E 67, 026126.
double degree_assortativity(const graph::Network& network);

// How much more often than by chance edges join nodes of one type: 1 always, 0 as chance has it; NaN without edges or
// where all nodes are of one type. O(arcs + types²). Newman 2003, equation 2.
double type_assortativity(const graph::Network& network, std::span<const std::uint32_t> types);

}  // namespace soi::analytics
