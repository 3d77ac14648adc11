// SPDX-License-Identifier: Apache-2.0
#include "analytics/measuring.hpp"

#include <algorithm>

namespace soi::analytics {

Measuring::Measuring(graph::Links links, std::vector<std::uint32_t> types, bool directed)
    : order_(graph::renumber_by_degree(links)), place_(order_.size()), network_(links, directed) {
  for (graph::Node place = 0; place < order_.size(); ++place) place_[order_[place]] = place;
  for (graph::Node place = 0; place < order_.size() && !types.empty(); ++place) types_.push_back(types[order_[place]]);
  if (directed) both_ways_ = graph::both_ways(network_);
}

Measured Measuring::run(const Measure& measure, const Options& options) const {
  Input input{network_, both_ways_ ? *both_ways_ : network_, types_};
  for (const auto node : options.of) input.of.push_back(place_[node]);
  input.damping = options.damping;
  input.resolution = options.resolution;
  input.samples = options.samples;
  input.watch = options.watch;
  auto outcome = measure.run(input);

  Measured measured;
  measured.number = outcome.number;
  measured.note = std::move(outcome.note);
  if (measure.makes == Makes::node_column) {
    measured.nodes.resize(order_.size());
    for (graph::Node place = 0; place < order_.size(); ++place) measured.nodes[order_[place]] = outcome.column[place];
  }
  if (measure.makes == Makes::edge_column) {
    for (graph::Node place = 0; place < order_.size(); ++place) {
      auto arc = network_.first_arc(place);
      for (const auto end : network_.out(place)) {
        const auto from = order_[place], to = order_[end];
        if (network_.directed() || from < to) measured.edges.push_back({from, to, outcome.column[arc]});
        ++arc;
      }
    }
    std::sort(measured.edges.begin(), measured.edges.end(),
              [](const auto& a, const auto& b) { return std::pair(a.from, a.to) < std::pair(b.from, b.to); });
  }
  return measured;
}

}  // namespace soi::analytics
