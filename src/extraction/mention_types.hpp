// SPDX-License-Identifier: Apache-2.0
// The types of mentions that patterns speak of: the schema's types, and those that rules.yaml declares for itself.
#pragma once

#include <memory>
#include <vector>

#include "extraction/rules_file.hpp"

namespace soi::extraction {

// Fills the names' types and what entities they make, from the key `mentions` of all files.
void declare_mention_types(const std::vector<std::unique_ptr<RulesFile>>& files, Rules& rules);

}  // namespace soi::extraction
