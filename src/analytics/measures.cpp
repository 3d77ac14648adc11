// SPDX-License-Identifier: Apache-2.0
// The list of measures, in the order of help.
#include <algorithm>

#include "analytics/measure.hpp"

namespace soi::analytics {

extern const Measure degree_measure, in_degree_measure, out_degree_measure, strength_measure, in_strength_measure,
    out_strength_measure, pagerank_measure, eigenvector_measure, katz_measure, hubs_measure, authorities_measure,
    closeness_measure, harmonic_measure, betweenness_measure, edge_betweenness_measure, component_measure,
    strong_component_measure, articulation_measure, bridges_measure, core_measure, triangles_measure,
    clustering_measure, transitivity_measure, constraint_measure, communities_measure, label_propagation_measure,
    modularity_measure, type_assortativity_measure, degree_assortativity_measure, density_measure, diameter_measure,
    distance_measure, jaccard_measure, adamic_adar_measure;

const std::vector<const Measure*>& measures() {
  static const std::vector<const Measure*> list = {
      &degree_measure,
      &in_degree_measure,
      &out_degree_measure,
      &strength_measure,
      &in_strength_measure,
      &out_strength_measure,
      &pagerank_measure,
      &eigenvector_measure,
      &katz_measure,
      &hubs_measure,
      &authorities_measure,
      &closeness_measure,
      &harmonic_measure,
      &betweenness_measure,
      &edge_betweenness_measure,
      &component_measure,
      &strong_component_measure,
      &articulation_measure,
      &bridges_measure,
      &core_measure,
      &triangles_measure,
      &clustering_measure,
      &transitivity_measure,
      &constraint_measure,
      &communities_measure,
      &label_propagation_measure,
      &modularity_measure,
      &type_assortativity_measure,
      &degree_assortativity_measure,
      &density_measure,
      &diameter_measure,
      &distance_measure,
      &jaccard_measure,
      &adamic_adar_measure,
  };
  return list;
}

const Measure* find_measure(std::string_view name) {
  const auto& all = measures();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto* measure) { return measure->name == name; });
  return found == all.end() ? nullptr : *found;
}

}  // namespace soi::analytics
