// SPDX-License-Identifier: Apache-2.0
#include "cli/saved_columns.hpp"

#include <cmath>

#include "base/error.hpp"
#include "cli/run.hpp"
#include "store/saved_measures.hpp"
#include "store/store.hpp"

namespace soi::cli {

Option saved_option() { return {"saved", 0, "", "measures as `soi measure --save` kept them, of the whole graph"}; }

void check_keeps(const std::string& store) {
  if (store::is_store(store)) return;
  throw base::Error(base::Failure::usage, "'" + store + "' is no store, and keeps nothing",
                    "make one with `soi build`");
}

SavedColumns::SavedColumns(const Question& question, const std::string& store) : reader_(*question.reader) {
  check_keeps(store);
  for (const auto& column : store::saved_measures(store)) {
    columns_.emplace(column.name, Values(column.values.begin(), column.values.end()));
  }
}

const SavedColumns::Values& SavedColumns::column(const std::string& measure) const {
  const auto column = columns_.find(measure);
  if (column != columns_.end()) return column->second;
  throw NothingFound("the store keeps no '" + measure + "' of the graph as it is now",
                     "`soi measure " + measure + " --save` measures and keeps it");
}

double SavedColumns::value(const std::string& measure, const std::string& entity) const {
  const auto& values = column(measure);
  const auto node = reader_.by_id(entity);
  const auto found = node ? values.find(*node) : values.end();
  return found == values.end() ? std::nan("") : found->second;
}

}  // namespace soi::cli
