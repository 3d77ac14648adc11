// SPDX-License-Identifier: Apache-2.0
// One graph made ready for any number of measures, whose answers bear the graph's own numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "analytics/measure.hpp"

namespace soi::analytics {

struct Options {
  std::vector<graph::Node> of = {};  // as in Input, but by the graph's own numbers
  double damping = 0.85;
  double resolution = 1;
  std::uint32_t samples = 0;
  Watch watch = {};
};

struct EdgeValue {
  graph::Node from = 0, to = 0;  // undirected: from < to
  double value = 0;
};

struct Measured {
  std::vector<double> nodes;     // of a node column
  std::vector<EdgeValue> edges;  // of an edge column, by (from, to)
  double number = 0;
  std::string note;
};

class Measuring {
 public:
  // `types` of each node, or none. Nodes are renumbered by degree inside: see graph::renumber_by_degree.
  Measuring(graph::Links links, std::vector<std::uint32_t> types, bool directed);

  Measured run(const Measure& measure, const Options& options = {}) const;
  const graph::Network& network() const { return network_; }  // by numbers of its own

 private:
  std::vector<graph::Node> order_, place_;  // the node at each place, the place of each node
  std::vector<std::uint32_t> types_;        // by place
  graph::Network network_;
  std::optional<graph::Network> both_ways_;  // where directed
};

}  // namespace soi::analytics
