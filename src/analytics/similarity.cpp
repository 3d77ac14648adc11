// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "analytics/cohesion.hpp"
#include "analytics/measure.hpp"
#include "base/error.hpp"

namespace soi::analytics {
namespace {

// For every other node what it shares with `of`, each common neighbour being worth `worth`.
template <typename Worth>
std::vector<double> shared(const graph::Network& network, graph::Node of, Worth worth) {
  std::vector<double> column(network.node_count(), 0.0);
  for (const auto common : network.out(of)) {
    for (const auto other : network.out(common)) column[other] += worth(common);
  }
  column[of] = 0;
  return column;
}

graph::Node the_one(const Input& input, const char* name) {
  if (input.of.size() == 1) return input.of.front();
  throw base::Error(base::Failure::usage, std::string(name) + " compares all others with one entity",
                    "name it with --of ENTITY");
}

}  // namespace

std::vector<double> jaccard(const graph::Network& network, graph::Node of) {
  auto column = shared(network, of, [](auto) { return 1.0; });
  const double mine = network.out_degree(of);
  for (graph::Node node = 0; node < column.size(); ++node) {
    if (column[node] > 0) column[node] /= mine + network.out_degree(node) - column[node];
  }
  return column;
}

std::vector<double> adamic_adar(const graph::Network& network, graph::Node of) {
  // A common neighbour of two has a degree of at least 2.
  auto column = shared(network, of, [&](auto common) {
    const double degree = network.out_degree(common);
    return degree < 2 ? 0.0 : 1 / std::log(degree);
  });
  return column;
}

namespace {

Outcome run_jaccard(const Input& input) { return {jaccard(input.undirected, the_one(input, "jaccard")), 0, {}}; }
Outcome run_adamic_adar(const Input& input) {
  return {adamic_adar(input.undirected, the_one(input, "adamic-adar")), 0, {}};
}

}  // namespace

extern const Measure jaccard_measure, adamic_adar_measure;
const Measure jaccard_measure{"jaccard", "the share of neighbours it has in common with the entity that --of names",
                              Makes::node_column, Values::real, run_jaccard};
const Measure adamic_adar_measure{
    "adamic-adar", "the neighbours it has in common with the entity that --of names, rare ones counting more",
    Makes::node_column, Values::real, run_adamic_adar};

}  // namespace soi::analytics
