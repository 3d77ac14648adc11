// SPDX-License-Identifier: Apache-2.0
#include "cli/export_columns.hpp"

#include <algorithm>
#include <limits>

#include "analytics/measuring.hpp"
#include "base/error.hpp"

namespace soi::cli {
namespace {

// The exported nodes numbered from 0, and the links between them.
struct Numbered {
  std::vector<graph::Node> who;
  std::vector<std::uint32_t> place;  // by the reader's node
  graph::Links links;
};

Numbered numbered(const graph::Reader& graph, bool with_denied) {
  Numbered made;
  graph.each_entity([&](const graph::Entity& entity) {
    if (entity.node >= made.place.size()) made.place.resize(entity.node + std::size_t{1});
    made.place[entity.node] = static_cast<std::uint32_t>(made.who.size());
    made.who.push_back(entity.node);
    return true;
  });
  made.links.nodes = static_cast<std::uint32_t>(made.who.size());
  graph.each_edge([&](const graph::Edge& edge) {
    if (edge.status == graph::Status::denied && !with_denied) return true;
    made.links.from.push_back(made.place[edge.subject]);
    made.links.to.push_back(made.place[edge.object]);
    return true;
  });
  return made;
}

exporting::Column empty_column(const analytics::Measure& measure) {
  exporting::Column column{std::string(measure.name), measure.values != analytics::Values::real, {}};
  std::replace(column.name.begin(), column.name.end(), '-', '_');
  return column;
}

// A part of a graph has the nodes of the whole.
std::vector<exporting::Column> kept(const std::vector<std::string>& measures, const SavedColumns& saved) {
  std::vector<exporting::Column> columns;
  for (const auto& name : measures) {
    auto& column = columns.emplace_back(empty_column(*analytics::find_measure(name)));
    for (const auto& [node, value] : saved.column(name)) {
      if (node >= column.values.size()) {
        column.values.resize(node + std::size_t{1}, std::numeric_limits<double>::quiet_NaN());
      }
      column.values[node] = value;
    }
  }
  return columns;
}

}  // namespace

Option measure_option() {
  Option option{"measure", 'm', "MEASURE", "one more column of the nodes, as `soi measure` gives it", {}, {}, true};
  for (const auto* measure : analytics::measures()) {
    if (measure->makes == analytics::Makes::node_column) option.choices.emplace_back(measure->name);
  }
  return option;
}

std::vector<exporting::Column> export_columns(const graph::Reader& graph, const std::vector<std::string>& measures,
                                              bool with_denied, const SavedColumns* saved) {
  std::vector<exporting::Column> columns;
  if (measures.empty()) return columns;
  if (saved != nullptr) return kept(measures, *saved);
  auto network = numbered(graph, with_denied);
  const analytics::Measuring measuring(std::move(network.links), {}, false);
  for (const auto& name : measures) {
    const auto& measure = *analytics::find_measure(name);
    const auto values = measuring.run(measure).nodes;
    auto column = empty_column(measure);
    column.values.assign(network.place.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < network.who.size(); ++i) column.values[network.who[i]] = values[i];
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace soi::cli
