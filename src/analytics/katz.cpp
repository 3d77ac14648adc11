// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "analytics/measure.hpp"
#include "analytics/power.hpp"
#include "analytics/ranks.hpp"

namespace soi::analytics {

namespace {

constexpr int powers = 16;
constexpr double settled = 1e-13;  // of the vector's sum

}  // namespace

double katz_attenuation(const graph::Network& network, double share) {
  std::vector<double> now(network.node_count(), 1.0), next(now);
  double log_norm = 0;  // of the powers so far: they are scaled back to 1 lest they overflow
  for (int power = 0; power < powers; ++power) {
    against(network, now, next);
    const auto largest = next.empty() ? 0.0 : *std::max_element(next.begin(), next.end());
    if (largest == 0) return share;  // no walk is that long: every attenuation converges
    log_norm += std::log(largest);
    scale(next, 1 / largest);
    now.swap(next);
  }
  return share / std::exp(log_norm / powers);
}

std::vector<double> katz(const graph::Network& network, double attenuation, const Watch& watch) {
  const auto nodes = network.node_count();
  if (nodes == 0) return {};
  std::vector<double> now(nodes, 1.0), next(nodes);
  for (std::uint32_t round = 0;; ++round) {
    if (round == most_rounds) does_not_settle("Katz' centrality");
    look(watch, -1);
    along(network, now, next);
    double sum = 0;
    for (auto& value : next) {
      value = 1 + attenuation * value;
      sum += value;
    }
    const auto change = difference(now, next);
    now.swap(next);
    if (change < settled * sum) break;
  }
  scale(now, 1 / length(now));
  return now;
}

namespace {

Outcome run(const Input& input) {
  const auto attenuation = katz_attenuation(input.network, input.damping);
  return {katz(input.network, attenuation, input.watch), 0, "attenuation " + std::to_string(attenuation)};
}

}  // namespace

extern const Measure katz_measure;
const Measure katz_measure{"katz", "all walks that lead to it, long ones counting less", Makes::node_column,
                           Values::real, run};

}  // namespace soi::analytics
