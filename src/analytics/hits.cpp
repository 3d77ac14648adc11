// SPDX-License-Identifier: Apache-2.0
#include <numeric>

#include "analytics/measure.hpp"
#include "analytics/power.hpp"
#include "analytics/ranks.hpp"

namespace soi::analytics {
namespace {

constexpr double settled = 1e-12;

void to_sum_one(std::vector<double>& x) {
  const auto sum = std::accumulate(x.begin(), x.end(), 0.0);
  if (sum > 0) scale(x, 1 / sum);
}

}  // namespace

Hits hits(const graph::Network& network, const Watch& watch) {
  const auto nodes = network.node_count();
  Hits now{std::vector<double>(nodes, nodes == 0 ? 0.0 : 1.0 / nodes), std::vector<double>(nodes, 0.0)};
  if (network.arc_count() == 0) return {std::vector<double>(nodes, 0.0), std::vector<double>(nodes, 0.0)};
  if (!network.directed()) {  // then both are the eigenvector, which settles sooner than the iteration on its square
    auto both = eigenvector(network, watch);
    to_sum_one(both);
    return {both, both};
  }
  std::vector<double> hubs(nodes);
  for (std::uint32_t round = 0; round < most_rounds; ++round) {
    look(watch, -1);
    along(network, now.hubs, now.authorities);
    to_sum_one(now.authorities);
    against(network, now.authorities, hubs);
    to_sum_one(hubs);
    const auto change = difference(now.hubs, hubs);
    now.hubs.swap(hubs);
    if (change < settled) return now;
  }
  does_not_settle("the division into hubs and authorities");
}

namespace {

Outcome run_hubs(const Input& input) { return {hits(input.network, input.watch).hubs, 0, {}}; }
Outcome run_authorities(const Input& input) { return {hits(input.network, input.watch).authorities, 0, {}}; }

}  // namespace

extern const Measure hubs_measure, authorities_measure;
const Measure hubs_measure{"hubs", "how much it points to authorities (HITS)", Makes::node_column, Values::real,
                           run_hubs};
const Measure authorities_measure{"authorities", "how much hubs point to it (HITS)", Makes::node_column, Values::real,
                                  run_authorities};

}  // namespace soi::analytics
