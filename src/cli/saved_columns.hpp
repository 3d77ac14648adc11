// SPDX-License-Identifier: Apache-2.0
// The columns that `soi measure --save` kept in a store, for pictures and exports with --saved.
#pragma once

#include <string>
#include <unordered_map>

#include "cli/command.hpp"
#include "cli/question.hpp"

namespace soi::cli {

Option saved_option();

void check_keeps(const std::string& store);  // throws Error(usage) where it is no store, and so keeps nothing

class SavedColumns {
 public:
  using Values = std::unordered_map<graph::Node, double>;

  // Of the store that was asked, as its graph is now. Throws Error(usage) where that is no store.
  SavedColumns(const Question& question, const std::string& store);

  // Both throw NothingFound where the measure was not kept.
  const Values& column(const std::string& measure) const;
  double value(const std::string& measure, const std::string& entity) const;  // by its id; NaN where it has none

 private:
  const graph::Reader& reader_;
  std::unordered_map<std::string, Values> columns_;
};

}  // namespace soi::cli
