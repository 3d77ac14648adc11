// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "analytics/measure.hpp"
#include "analytics/power.hpp"
#include "analytics/ranks.hpp"

namespace soi::analytics {

namespace {
constexpr double settled = 1e-12;
}

std::vector<double> eigenvector(const graph::Network& network, const Watch& watch) {
  const auto nodes = network.node_count();
  if (nodes == 0) return {};
  std::vector<double> now(nodes, 1 / std::sqrt(static_cast<double>(nodes))), next(nodes);
  for (std::uint32_t round = 0; round < most_rounds; ++round) {
    look(watch, -1);
    along(network, now, next);
    for (graph::Node node = 0; node < nodes; ++node) next[node] += now[node];
    scale(next, 1 / length(next));
    const auto change = difference(now, next);
    now.swap(next);
    if (change < settled) return now;
  }
  does_not_settle("the eigenvector");
}

namespace {
Outcome run(const Input& input) { return {eigenvector(input.network, input.watch), 0, {}}; }
}  // namespace

extern const Measure eigenvector_measure;
const Measure eigenvector_measure{"eigenvector", "importance in proportion to that of its neighbours",
                                  Makes::node_column, Values::real, run};

}  // namespace soi::analytics
