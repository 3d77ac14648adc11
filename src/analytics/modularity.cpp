// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

#include "analytics/communities.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {

double modularity(const graph::Network& network, const std::vector<std::uint32_t>& part, double resolution) {
  if (network.arc_count() == 0) return std::numeric_limits<double>::quiet_NaN();
  std::vector<double> total(std::size_t{*std::max_element(part.begin(), part.end())} + 1, 0.0);
  double inside = 0, all = 0;
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    const auto ends = network.out(node);
    const auto weights = network.out_weights(node);
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto weight = weights.empty() ? 1.0 : weights[i];
      all += weight;
      total[part[node]] += weight;
      if (part[node] == part[ends[i]]) inside += weight;
    }
  }
  double chance = 0;
  for (const auto weight : total) chance += weight / all * (weight / all);
  return inside / all - resolution * chance;
}

namespace {

Outcome run(const Input& input) {
  const auto parts = leiden(input.undirected, {input.resolution}, input.watch);
  return {{},
          modularity(input.undirected, parts.part, input.resolution),
          "of " + std::to_string(parts.sizes.size()) + " communities"};
}

}  // namespace

extern const Measure modularity_measure;
const Measure modularity_measure{"modularity", "how much closer the ties inside its communities are than by chance",
                                 Makes::number, Values::real, run};

}  // namespace soi::analytics
