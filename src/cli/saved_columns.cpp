// SPDX-License-Identifier: Apache-2.0
#include "cli/saved_columns.hpp"

#include <cmath>

#include "base/error.hpp"
#include "cli/run.hpp"
#include "store/saved_measures.hpp"
#include "store/store.hpp"

namespace soi::cli {

Option saved_option() { return {"saved", 0, "", "measures as `soi measure --save` kept them, of the whole graph"}; }

SavedColumns::SavedColumns(const Question& question, const std::string& store) : reader_(*question.reader) {
  if (!store::is_store(store)) {
    throw base::Error(base::Failure::usage, "'" + store + "' is no store, and keeps nothing",
                      "make one with `soi build`");
  }
  for (const auto& column : store::saved_measures(store)) {
    columns_.emplace(column.name, std::unordered_map<graph::Node, double>(column.values.begin(), column.values.end()));
  }
}

double SavedColumns::value(const std::string& measure, const std::string& entity) const {
  const auto column = columns_.find(measure);
  if (column == columns_.end()) {
    throw NothingFound("the store keeps no '" + measure + "' of the graph as it is now",
                       "`soi measure " + measure + " --save` measures and keeps it");
  }
  const auto node = reader_.by_id(entity);
  const auto found = node ? column->second.find(*node) : column->second.end();
  return found == column->second.end() ? std::nan("") : found->second;
}

}  // namespace soi::cli
