// SPDX-License-Identifier: Apache-2.0
// Distances in steps: breadth-first searches from one node, between two, and from all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

inline constexpr std::uint32_t unreached = 0xffffffff;

// Steps from `source` along arcs to every node. Direction-optimising: top down while the frontier is small, bottom up
// while it is large. O(arcs), 8 bytes and 2 bits a node. Beamer, Asanović, Patterson 2012.
std::vector<std::uint32_t> distances(const graph::Network& network, graph::Node source);

// A shortest path between two nodes, both ends included; nothing where there is none. Of several the same each time.
// Keeps 16 bytes a node from search to search, so that one costs what it looks at, not what the network holds.
class PairSearch {
 public:
  explicit PairSearch(const graph::Network& network);
  std::optional<std::vector<graph::Node>> path(graph::Node from, graph::Node to);  // bidirectional, O(what it looks at)

 private:
  std::vector<graph::Node> joined(graph::Node from, graph::Node to, graph::Node meeting) const;

  const graph::Network& network_;
  std::uint32_t search_ = 0;
  std::vector<std::uint32_t> seen_[2];
  std::vector<graph::Node> before_[2];
  std::vector<graph::Node> frontier_[2], next_;
};

// What all shortest distances to a node add up to.
struct Farness {
  std::vector<std::uint32_t> reached_by;  // nodes that reach it, itself not counted
  std::vector<std::uint64_t> steps;       // the sum of their distances
  std::vector<double> harmonic;           // the sum of one over each distance, to nodes × 2^-62
  std::uint32_t longest = 0;              // the longest of all distances
};
// Searches 64 sources at a time, a bit for each. O(nodes × arcs / 64) and more where distances are long; 32 bytes a
// node and thread. Then et al. 2014 (MS-BFS).
Farness farness(const graph::Network& network, const Watch& watch = {});

// Wasserman and Faust's closeness, of the nodes that reach a node: ((r - 1) / (n - 1)) × ((r - 1) / sum of distances),
// where r counts them and itself; 0 for whom nobody reaches. Freeman 1979.
std::vector<double> closeness(const Farness& farness);

// The longest of all finite distances. Undirected: a search from a few nodes that bound the others'; directed: from
// all. Takes and Kosters 2011; at worst O(nodes × arcs).
std::uint32_t diameter(const graph::Network& network, const Watch& watch = {});

}  // namespace soi::analytics
