// SPDX-License-Identifier: Apache-2.0
#include "analytics/degrees.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {
namespace {

template <typename Of>
Outcome column(const graph::Network& network, Of of) {
  Outcome outcome;
  outcome.column.reserve(network.node_count());
  for (graph::Node node = 0; node < network.node_count(); ++node) outcome.column.push_back(of(node));
  return outcome;
}

Outcome run_degree(const Input& input) { return {degree(input.network), 0, {}}; }
Outcome run_in_degree(const Input& input) {
  return column(input.network, [&](auto node) { return input.network.in_degree(node); });
}
Outcome run_out_degree(const Input& input) {
  return column(input.network, [&](auto node) { return input.network.out_degree(node); });
}
Outcome run_strength(const Input& input) { return {strength(input.network), 0, {}}; }
Outcome run_in_strength(const Input& input) {
  return column(input.network, [&](auto node) { return input.network.in_strength(node); });
}
Outcome run_out_strength(const Input& input) {
  return column(input.network, [&](auto node) { return input.network.out_strength(node); });
}

}  // namespace

std::vector<double> degree(const graph::Network& network) {
  return column(
             network,
             [&](auto node) { return network.out_degree(node) + (network.directed() ? network.in_degree(node) : 0); })
      .column;
}

std::vector<double> strength(const graph::Network& network) {
  return column(network,
                [&](auto node) {
                  return network.out_strength(node) + (network.directed() ? network.in_strength(node) : 0);
                })
      .column;
}

extern const Measure degree_measure, in_degree_measure, out_degree_measure, strength_measure, in_strength_measure,
    out_strength_measure;
const Measure degree_measure{"degree", "how many neighbours it has", Makes::node_column, Values::whole, run_degree};
const Measure in_degree_measure{"in-degree", "how many lead to it", Makes::node_column, Values::whole, run_in_degree};
const Measure out_degree_measure{"out-degree", "how many it leads to", Makes::node_column, Values::whole,
                                 run_out_degree};
const Measure strength_measure{"strength", "the weight of all its links: of relations, their number",
                               Makes::node_column, Values::real, run_strength};
const Measure in_strength_measure{"in-strength", "the weight of the links that lead to it", Makes::node_column,
                                  Values::real, run_in_strength};
const Measure out_strength_measure{"out-strength", "the weight of the links that lead from it", Makes::node_column,
                                   Values::real, run_out_strength};

}  // namespace soi::analytics
