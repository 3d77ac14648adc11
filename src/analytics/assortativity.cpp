// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "analytics/degrees.hpp"
#include "analytics/measure.hpp"
#include "base/error.hpp"

namespace soi::analytics {

namespace {
constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
}

// Pearson's correlation over arcs; sums of whole numbers stay exact as long as they can.
double degree_assortativity(const graph::Network& network) {
  long double x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    const long double out = network.out_degree(node);
    for (const auto end : network.out(node)) {
      const long double in = network.in_degree(end);
      x += out;
      y += in;
      xx += out * out;
      yy += in * in;
      xy += out * in;
    }
  }
  const long double arcs = network.arc_count();
  const auto spread = (arcs * xx - x * x) * (arcs * yy - y * y);
  return spread > 0 ? static_cast<double>((arcs * xy - x * y) / std::sqrt(spread)) : undefined;
}

double type_assortativity(const graph::Network& network, std::span<const std::uint32_t> types) {
  if (types.empty()) return undefined;
  const auto count = std::size_t{*std::max_element(types.begin(), types.end())} + 1;
  std::vector<double> from(count), to(count);
  double all = 0, same = 0;
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    const auto ends = network.out(node);
    const auto weights = network.out_weights(node);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto weight = weights.empty() ? 1.0 : weights[i];
      all += weight;
      from[types[node]] += weight;
      to[types[ends[i]]] += weight;
      if (types[node] == types[ends[i]]) same += weight;
    }
  }
  if (all == 0) return undefined;
  double chance = 0;
  for (std::size_t type = 0; type < count; ++type) chance += from[type] / all * (to[type] / all);
  return chance < 1 ? (same / all - chance) / (1 - chance) : undefined;
}

namespace {

Outcome run_by_degree(const Input& input) { return {{}, degree_assortativity(input.network), {}}; }
Outcome run_by_type(const Input& input) {
  if (input.types.empty() && input.network.node_count() > 0) {
    throw base::Error(base::Failure::usage, "type-assortativity needs a graph whose nodes have types");
  }
  return {{}, type_assortativity(input.network, input.types), {}};
}

}  // namespace

extern const Measure degree_assortativity_measure, type_assortativity_measure;
const Measure degree_assortativity_measure{"degree-assortativity", "whether those with many links link to such",
                                           Makes::number, Values::real, run_by_degree};
const Measure type_assortativity_measure{"type-assortativity", "whether links join nodes of one type", Makes::number,
                                         Values::real, run_by_type};

}  // namespace soi::analytics
