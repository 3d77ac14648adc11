// SPDX-License-Identifier: Apache-2.0
// Importance that nodes have from whom they are linked to. All are weighted, and follow arcs from source to target
// where the network is directed. Same bytes whatever the number of threads.
#pragma once

#include <cstdint>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

struct PageRank {
  double damping = 0.85;
  double tolerance = 1e-10;          // ends when the ranks change by less in sum; the error is below 6 times that
  std::uint32_t iterations = 1000;   // at most
  std::vector<graph::Node> of = {};  // where a walk begins anew: personalised to these; empty: anywhere
};
// The share of time a random walk spends at each node; sums to 1. A walk that can go no further begins anew. Pull
// iteration, O(arcs) an iteration, 40 bytes a node; what arcs bring is kept in single precision, which halves the
// misses of the cache, until the ranks change by less than 1e-5. Page et al. 1999; Haveliwala 2002 for the personalised
// one.
std::vector<double> pagerank(const graph::Network& network, const PageRank& options = {}, const Watch& watch = {});

// The largest eigenvector of the adjacency matrix (of its transpose where directed: importance comes along arcs), of
// length 1. Power iteration of A + I, which also settles on bipartite graphs. Bonacich 1972. Throws Error(limit) where
// 10,000 iterations do not settle.
std::vector<double> eigenvector(const graph::Network& network, const Watch& watch = {});

// Walks to each node, each step being worth `attenuation`, as a vector of length 1. Katz 1953.
std::vector<double> katz(const graph::Network& network, double attenuation, const Watch& watch = {});
// `share` of the largest attenuation that surely converges: 1 / b, where b = ‖Aᵏ1‖^(1/k), k = 16, is no less than the
// largest eigenvalue. O(16 arcs).
double katz_attenuation(const graph::Network& network, double share);

// Hubs point to authorities, which are pointed to by hubs; each sums to 1. Power iteration; undirected, both are the
// eigenvector. Throws as that does. Kleinberg 1999.
struct Hits {
  std::vector<double> hubs, authorities;
};
Hits hits(const graph::Network& network, const Watch& watch = {});

}  // namespace soi::analytics
