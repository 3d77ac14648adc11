// SPDX-License-Identifier: Apache-2.0
// How two entities are connected.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
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

struct PathSearch {
  graph::Selection selection = {};  // edges the way may go along; without a status named, all but denied ones
  std::function<double(const graph::Entity&)> weight;  // what a step to an entity costs at least; unset: 1
  std::size_t most = 1'000'000;  // entities looked at before the search is refused with Failure::limit
};

// The cheapest way from one entity to another along edges in either direction (Dijkstra 1959). A step to an entity
// costs its weight + log2(its degree) / 4, so that a meeting of ten proves more than a province everybody comes from.
// Among ways of one cost the one through smaller ids wins. Nothing where they are not connected.
std::optional<Path> shortest_path(const graph::Reader& reader, graph::Node from, graph::Node to,
                                  const PathSearch& search = {});

}  // namespace soi::query
