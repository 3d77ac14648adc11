// SPDX-License-Identifier: Apache-2.0
// The ground that searches for paths walk on: which steps may be taken from an entity and what they cost, each asked of
// the graph once.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "query/paths.hpp"

namespace soi::query {

class Ways {
 public:
  Ways(const graph::Reader& reader, const PathSearch& search, graph::Node from, graph::Node to);

  // Entities one step away that may be entered, in order of nodes, each once.
  const std::vector<graph::Node>& next(graph::Node node);
  double cost(graph::Node to) { return place(to).cost; }      // of a step to it
  double degree(graph::Node node) const;                      // its edges, followed or not
  unsigned met(graph::Node node) { return place(node).met; }  // which of `through` are true of it, as bits
  unsigned all_met() const { return (1u << search_.through.size()) - 1; }
  std::vector<graph::Edge> edges_between(graph::Node a, graph::Node b) const;

  // Throws Error(limit) once more entities were looked at than the search may.
  void count_one();

 private:
  struct Place {
    double cost = 0;
    unsigned met = 0;
    bool open = false;
  };
  const Place& place(graph::Node node);

  const graph::Reader& reader_;
  const PathSearch& search_;
  graph::Selection selection_;
  graph::Node from_, to_;
  std::unordered_map<graph::Node, Place> places_;
  std::unordered_map<graph::Node, std::vector<graph::Node>> next_;
  std::size_t seen_ = 0;
};

}  // namespace soi::query
