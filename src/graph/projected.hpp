// SPDX-License-Identifier: Apache-2.0
// A one-mode network as a graph of its own, for pictures and exports: each tie is an edge with the facts it was
// computed from as its evidence.
#pragma once

#include <string>
#include <vector>

#include "graph/part.hpp"
#include "graph/projection.hpp"

namespace soi::graph {

class Projected : public Part {
 public:
  // The ties of `network` (their edges are numbered in the same order) and the entities at their ends. The relation of
  // every edge is "shares_" and the type of what is shared; its facts are those that tie either end to anything shared
  // by way of `selection`. `whole` must live on.
  Projected(const Reader& whole, const Projection& network, const std::vector<Touch>& touches,
            const ProjectionRequest& request);

  std::vector<EdgeFact> facts(EdgeNumber edge) const override;

 private:
  Selection selection_;
  bool by_way_;                            // of an entity between
  std::vector<std::vector<Node>> shared_;  // by edge
  std::vector<Tie> ties_;
};

}  // namespace soi::graph
