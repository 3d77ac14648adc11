// SPDX-License-Identifier: Apache-2.0
// How two entities are connected.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "graph/selection.hpp"

namespace soi::query {

struct Step {
  graph::Node from = 0;
  graph::Node to = 0;
  std::vector<graph::Edge> edges;  // all followed edges between the two, either way, in key order; never empty
};

struct Path {
  double cost = 0;
  std::vector<Step> steps;  // none where both ends are the same entity
};

// Asked of entities on the way, with their type.
using Test = std::function<bool(graph::Node node, const std::string& type)>;

struct PathSearch {
  graph::Selection selection = {};  // edges the way may go along; without a status named, all but denied ones
  std::function<double(const std::string& type)> weight;  // what a step to an entity of a type costs at least; unset: 1
  Test enter = {};                 // what the way may go through; unset: everything; the ends are not asked about
  std::vector<Test> through = {};  // at most 16; each must be true of an entity on the way, ends included
  std::size_t most = 1'000'000;    // entities looked at before the search is refused with Failure::limit
};

// The cheapest way from one entity to another along edges in either direction (Dijkstra 1959, from both ends at once:
// Pohl 1971). A step to an entity costs its weight + log2(its degree) / 4, so that a meeting of ten proves more than a
// province everybody comes from. Among ways of one cost it is always the same one. Nothing where they are not
// connected.
std::optional<Path> shortest_path(const graph::Reader& reader, graph::Node from, graph::Node to,
                                  const PathSearch& search = {});

// The `count` cheapest ways that pass no entity twice, cheapest first (Yen 1971); fewer where there are no more. Costs
// `count` times the length of a way as much as one search.
std::vector<Path> best_paths(const graph::Reader& reader, graph::Node from, graph::Node to, std::size_t count,
                             const PathSearch& search = {});

struct AllPaths {
  std::vector<Path> paths;  // fewest steps first, then cheapest
  bool whole = true;        // false: there are more than were asked for
};

// Every way of at most so many steps that passes no entity twice; ends after `most_paths`.
AllPaths all_paths(const graph::Reader& reader, graph::Node from, graph::Node to, unsigned steps,
                   const PathSearch& search = {}, std::size_t most_paths = 10'000);

}  // namespace soi::query
