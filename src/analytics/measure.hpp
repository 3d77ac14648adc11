// SPDX-License-Identifier: Apache-2.0
// What a measure is: its name, one sentence, what it makes, and the function that makes it.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analytics/watch.hpp"
#include "graph/network.hpp"

namespace soi::analytics {

enum class Makes {
  node_column,  // a value for each node
  edge_column,  // a value for each arc of the network's rows (both arcs of an undirected edge bear the same)
  number,       // one value
};

enum class Values {
  real,
  whole,  // whole numbers
  label,  // numbers of parts, 1 being the largest: their order says nothing else
};

struct Input {
  const graph::Network& network;              // directed where the user wants it so
  const graph::Network& undirected;           // the same, both ways: for measures that know no direction
  std::span<const std::uint32_t> types = {};  // of each node; empty where nodes have none
  std::vector<graph::Node> of = {};           // whom the measure is about, where it is about somebody
  double damping = 0.85;
  double resolution = 1;
  std::uint32_t samples = 0;  // sources of sampled measures; 0: exact
  Watch watch = {};
};

struct Outcome {
  std::vector<double> column;  // NaN where the measure is not defined
  double number = 0;           // NaN likewise; of communities their modularity
  std::string note;            // what else to know, as a sampled measure's bound; may be empty
};

struct Measure {
  std::string_view name;
  std::string_view sentence;
  Makes makes;
  Values values;
  Outcome (*run)(const Input& input);
};

const std::vector<const Measure*>& measures();
const Measure* find_measure(std::string_view name);  // null where unknown

}  // namespace soi::analytics
