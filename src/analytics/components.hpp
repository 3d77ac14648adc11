// SPDX-License-Identifier: Apache-2.0
// What holds together, and what holds it together.
#pragma once

#include <cstdint>
#include <vector>

#include "graph/network.hpp"

namespace soi::analytics {

// A part of each node, numbered from 0, the largest first (of equal ones the one with the smallest node).
struct Parts {
  std::vector<std::uint32_t> part;
  std::vector<std::uint32_t> sizes;
};
Parts numbered_by_size(std::vector<std::uint32_t> labels);  // labels below their count; O(nodes + parts log parts)

// Linked whatever the direction. O(arcs), mostly much less: most arcs of the largest component are never looked at.
// Undirected: a direction-optimising search from the node with most neighbours (Beamer et al. 2012), and for whom that
// does not reach, or where directed, Afforest (Sutton, Ben-Nun, Barak 2018). 12 bytes a node.
Parts components(const graph::Network& network);

// Each node reaches each other along arcs. O(arcs), 16 bytes a node. Tarjan 1972, as Pearce 2016 stores it.
Parts strong_components(const graph::Network& network);

// Undirected networks: the nodes, and the edges (by arc), without which a component falls apart. O(arcs), 20 bytes a
// node. Hopcroft and Tarjan 1973.
struct CutPoints {
  std::vector<bool> articulation;  // of nodes
  std::vector<bool> bridge;        // of arcs, both of an edge
};
CutPoints cut_points(const graph::Network& network);

// Undirected networks: the largest k for which a node is among nodes of k neighbours among themselves. O(arcs), 12
// bytes a node. Seidman 1983; Batagelj and Zaveršnik 2003.
std::vector<std::uint32_t> core_numbers(const graph::Network& network);

}  // namespace soi::analytics
