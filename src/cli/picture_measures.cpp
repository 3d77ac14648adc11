// SPDX-License-Identifier: Apache-2.0
#include "cli/picture_measures.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "analytics/measure.hpp"

namespace soi::cli {
namespace {

using analytics::Measure;

std::vector<std::string> names_where(bool (*wanted)(const Measure&)) {
  std::vector<std::string> names;
  for (const auto* measure : analytics::measures())
    if (measure->makes == analytics::Makes::node_column && wanted(*measure)) names.emplace_back(measure->name);
  return names;
}

// These ask about somebody (--of), whom a picture does not name.
bool about_somebody(std::string_view name) { return name == "jaccard" || name == "adamic-adar" || name == "distance"; }

std::vector<double> column_of(const graph::Links& links, const std::string& name) {
  const graph::Network network(links, false);
  return analytics::find_measure(name)->run({network, network}).column;
}

}  // namespace

std::vector<std::string> size_measures() {
  return names_where([](const Measure& measure) {
    return measure.values != analytics::Values::label && !about_somebody(measure.name);
  });
}

std::vector<std::string> color_measures() {
  return names_where([](const Measure& measure) { return measure.values == analytics::Values::label; });
}

const std::vector<double>& add_measure(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved) {
  for (const auto& column : drawing.measures)
    if (column.name == name) return column.values;
  const bool parts = analytics::find_measure(name)->values == analytics::Values::label;
  if (saved != nullptr) {
    std::vector<double> values;
    for (const auto& node : drawing.nodes) values.push_back(saved->value(name, node.id));
    drawing.measures.push_back({name, parts, std::move(values)});
    return drawing.measures.back().values;
  }
  graph::Links links;
  links.nodes = static_cast<std::uint32_t>(drawing.nodes.size());
  for (const auto& edge : drawing.edges) {
    if (edge.status == graph::Status::denied) continue;
    links.from.push_back(static_cast<graph::Node>(edge.from));
    links.to.push_back(static_cast<graph::Node>(edge.to));
  }
  drawing.measures.push_back({name, parts, column_of(links, name)});
  return drawing.measures.back().values;
}

void size_by(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved) {
  const auto& values = add_measure(drawing, name, saved);
  double most = 0;
  for (const auto value : values)
    if (std::isfinite(value)) most = std::max(most, value);
  for (std::size_t i = 0; i < values.size(); ++i)
    drawing.nodes[i].size = most > 0 && std::isfinite(values[i]) ? std::max(0.0, values[i]) / most : 0;
}

void color_by(drawing::Drawing& drawing, const std::string& name, const SavedColumns* saved) {
  const auto& values = add_measure(drawing, name, saved);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (std::isfinite(values[i])) drawing.nodes[i].group = static_cast<std::size_t>(std::max(1.0, values[i])) - 1;
}

std::vector<double> scores_of(const drawing::Subgraph& part, const std::string& name, const SavedColumns* saved) {
  if (saved != nullptr) {
    std::vector<double> scores;
    for (const auto& entity : part.entities) {
      const auto value = saved->value(name, entity.id);
      scores.push_back(std::isfinite(value) ? value : 0);
    }
    return scores;
  }
  std::unordered_map<graph::Node, graph::Node> place;
  for (const auto& entity : part.entities) place.emplace(entity.node, static_cast<graph::Node>(place.size()));
  graph::Links links;
  links.nodes = static_cast<std::uint32_t>(place.size());
  for (const auto& edge : part.edges) {
    const auto from = place.find(edge.subject), to = place.find(edge.object);
    if (from == place.end() || to == place.end() || edge.status == graph::Status::denied) continue;
    links.from.push_back(from->second);
    links.to.push_back(to->second);
  }
  auto scores = column_of(links, name);
  for (auto& score : scores)
    if (!std::isfinite(score)) score = 0;
  return scores;
}

}  // namespace soi::cli
