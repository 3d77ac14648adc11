// SPDX-License-Identifier: Apache-2.0
#include "cli/measure_saving.hpp"

#include <algorithm>
#include <cmath>

#include "base/error.hpp"
#include "cli/run.hpp"
#include "cli/saved_columns.hpp"
#include "store/saved_measures.hpp"
#include "store/store.hpp"

namespace soi::cli {
namespace {

using analytics::Measure;

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

// How the columns were asked for, as far as it changes them.
std::string options_of(const Values& values) {
  std::string all;
  for (const char* name : {"on", "through", "by-way-of", "weight", "relation", "not-relation", "status", "from",
                           "until", "at", "min-evidence", "directed", "of", "samples", "resolution", "damping"}) {
    const bool by_sharing =
        values.has("on") || (name != std::string_view("through") && name != std::string_view("weight"));
    for (const auto& value : values.all(name)) {
      if (by_sharing) all += (all.empty() ? "--" : " --") + std::string(name) + (value == "yes" ? "" : " " + value);
    }
  }
  return all;
}

}  // namespace

void check_saving(const Values& values, const std::vector<const Measure*>& measures) {
  if (!values.has("save") && !values.has("saved")) return;
  if (values.has("save") && values.has("saved")) wrong("--save and --saved are given at once", "choose one of them");
  check_keeps(values.text("graph"));
  if (values.has("by")) wrong("a store keeps one column of a measure, not one for each year", "leave --by out");
  for (const auto* measure : measures) {
    if (measure->makes == analytics::Makes::node_column) continue;
    wrong(std::string(measure->name) + " makes no column of nodes, which is what a store keeps", "leave it out");
  }
}

std::int64_t state_to_save(const Values& values) { return store::state_of(values.text("graph")); }

void save(const MeasureAnswer& answer, const Values& values, std::int64_t state) {
  std::vector<store::SavedMeasure> columns;
  const auto& slice = answer.slices.front();
  for (std::size_t i = 0; i < answer.measures.size(); ++i) {
    auto& column = columns.emplace_back();
    column.name = answer.measures[i]->name;
    column.options = options_of(values);
    for (std::size_t node = 0; node < slice.slice.who.size(); ++node) {
      const auto value = slice.values[i].nodes[node];
      if (!std::isnan(value)) column.values.emplace_back(slice.slice.who[node], value);
    }
  }
  store::save_measures(values.text("graph"), state, columns);
}

// What the store has kept of these measures, as if it had just been measured.
MeasuredSlice kept(const Subject& subject, const std::vector<const Measure*>& measures, const Values& values) {
  auto slices = subject.slices();
  MeasuredSlice found;
  found.slice = std::move(slices.front());
  found.edges = graph::Network(found.slice.links, false).edge_count();
  const auto columns = store::saved_measures(values.text("graph"));
  for (const auto* measure : measures) {
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const auto& one) { return one.name == measure->name; });
    if (column == columns.end()) {
      throw NothingFound("the store keeps no '" + std::string(measure->name) + "' of the graph as it is now",
                         "measure it with --save");
    }
    auto& made = found.values.emplace_back();
    made.note = "as saved, measured with " + column->options;
    made.nodes.assign(found.slice.who.size(), std::nan(""));
    for (const auto& [node, value] : column->values) {
      const auto at = std::lower_bound(found.slice.who.begin(), found.slice.who.end(), node);
      if (at != found.slice.who.end() && *at == node) {
        made.nodes[static_cast<std::size_t>(at - found.slice.who.begin())] = value;
      }
    }
  }
  return found;
}

}  // namespace soi::cli
