// SPDX-License-Identifier: Apache-2.0
// The columns that `soi measure --save` kept in a store, for pictures and exports with --saved.
#pragma once

#include <string>
#include <unordered_map>

#include "cli/command.hpp"
#include "cli/question.hpp"

namespace soi::cli {

Option saved_option();

class SavedColumns {
 public:
  // Of the store that was asked, as its graph is now. Throws Error(usage) where that is no store.
  SavedColumns(const Question& question, const std::string& store);

  // The value of an entity, by its id; NaN where it has none. Throws NothingFound where the measure was not kept.
  double value(const std::string& measure, const std::string& entity) const;

 private:
  const graph::Reader& reader_;
  std::unordered_map<std::string, std::unordered_map<graph::Node, double>> columns_;
};

}  // namespace soi::cli
