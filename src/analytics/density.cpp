// SPDX-License-Identifier: Apache-2.0
#include <limits>

#include "analytics/degrees.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {

double density(const graph::Network& network) {
  const double nodes = network.node_count();
  if (nodes < 2) return std::numeric_limits<double>::quiet_NaN();
  return network.arc_count() / (nodes * (nodes - 1));
}

namespace {
Outcome run(const Input& input) { return {{}, density(input.network), {}}; }
}  // namespace

extern const Measure density_measure;
const Measure density_measure{"density", "the share of possible links that are there", Makes::number, Values::real,
                              run};

}  // namespace soi::analytics
