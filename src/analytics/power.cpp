// SPDX-License-Identifier: Apache-2.0
#include "analytics/power.hpp"

#include <cmath>
#include <string>

#include "analytics/blocks.hpp"
#include "base/error.hpp"

namespace soi::analytics {
namespace {

template <typename Ends, typename Weights>
void product(const graph::Network& network, const std::vector<double>& x, std::vector<double>& y, Ends ends_of,
             Weights weights_of) {
  sum_of_blocks(network.node_count(), [&](std::uint32_t begin, std::uint32_t end) {
    for (auto node = begin; node < end; ++node) {
      const auto ends = ends_of(node);
      const auto weights = weights_of(node);
      double sum = 0;
      for (std::size_t i = 0; i < ends.size(); ++i) sum += (weights.empty() ? 1.0 : weights[i]) * x[ends[i]];
      y[node] = sum;
    }
    return 0.0;
  });
}

}  // namespace

void along(const graph::Network& network, const std::vector<double>& x, std::vector<double>& y) {
  product(
      network, x, y, [&](auto node) { return network.in(node); }, [&](auto node) { return network.in_weights(node); });
}

void against(const graph::Network& network, const std::vector<double>& x, std::vector<double>& y) {
  product(
      network, x, y, [&](auto node) { return network.out(node); },
      [&](auto node) { return network.out_weights(node); });
}

double length(const std::vector<double>& x) {
  double sum = 0;
  for (const auto value : x) sum += value * value;
  return std::sqrt(sum);
}

double difference(const std::vector<double>& x, const std::vector<double>& y) {
  double sum = 0;
  for (std::size_t i = 0; i < x.size(); ++i) sum += std::abs(x[i] - y[i]);
  return sum;
}

void scale(std::vector<double>& x, double factor) {
  for (auto& value : x) value *= factor;
}

void does_not_settle(const char* what) {
  throw base::Error(base::Failure::limit,
                    std::string(what) + " does not settle in " + std::to_string(most_rounds) + " rounds",
                    "this network has no single strongest part; pagerank is defined for every network");
}

}  // namespace soi::analytics
