// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analytics/cohesion.hpp"
#include "analytics/measure.hpp"

namespace soi::analytics {
namespace {

constexpr std::uint32_t wave = 16384;  // nodes between two looks at the watch

class Ego {
 public:
  explicit Ego(const graph::Network& network, const std::vector<double>& strength)
      : network_(network), strength_(strength), tied_(network.node_count(), 0.0), near_(network.node_count(), false) {}

  double constraint(graph::Node node) {
    const auto ends = network_.out(node);
    if (ends.empty()) return std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < ends.size(); ++i) {
      near_[ends[i]] = true;
      tied_[ends[i]] += share(node, i);
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const auto mine = share(node, i);
      const auto others = network_.out(ends[i]);
      for (std::size_t k = 0; k < others.size(); ++k) {
        if (near_[others[k]]) tied_[others[k]] += mine * share(ends[i], k);
      }
    }
    double sum = 0;
    for (const auto end : ends) {
      sum += tied_[end] * tied_[end];
      tied_[end] = 0;
      near_[end] = false;
    }
    return sum;
  }

 private:
  // The part of a node's ties that goes to its neighbour of this place.
  double share(graph::Node node, std::size_t i) const {
    const auto weights = network_.out_weights(node);
    return (weights.empty() ? 1.0 : weights[i]) / strength_[node];
  }

  const graph::Network& network_;
  const std::vector<double>& strength_;
  std::vector<double> tied_;
  std::vector<bool> near_;
};

}  // namespace

std::vector<double> constraint(const graph::Network& network, const Watch& watch) {
  const auto nodes = network.node_count();
  std::vector<double> strength(nodes), column(nodes);
  for (graph::Node node = 0; node < nodes; ++node) strength[node] = network.out_strength(node);
  tbb::enumerable_thread_specific<Ego> egos([&] { return Ego(network, strength); });
  for (std::uint64_t begin = 0; begin < nodes; begin += wave) {
    look(watch, static_cast<double>(begin) / nodes);
    tbb::parallel_for(static_cast<graph::Node>(begin),
                      static_cast<graph::Node>(std::min<std::uint64_t>(nodes, begin + wave)),
                      [&](graph::Node node) { column[node] = egos.local().constraint(node); });
  }
  return column;
}

namespace {
Outcome run(const Input& input) { return {constraint(input.undirected, input.watch), 0, {}}; }
}  // namespace

extern const Measure constraint_measure;
const Measure constraint_measure{"constraint", "how much its ties lead to whom it reaches anyway (Burt)",
                                 Makes::node_column, Values::real, run};

}  // namespace soi::analytics
