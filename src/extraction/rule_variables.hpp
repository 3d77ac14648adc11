// SPDX-License-Identifier: Apache-2.0
// One rule that is written once and made several times: `for` lists what its variables stand for, and {variable} in any
// of its texts is replaced.
#pragma once

#include <vector>

#include "extraction/rules_file.hpp"

namespace soi::extraction {

// The rule itself where it has no `for`, else one for each of its bindings, with the places of the text they come from.
// Mistakes are complained of; then the rules that are left may be fewer.
std::vector<base::YamlNode> written_out(RulesFile& file, const base::YamlNode& rule);

}  // namespace soi::extraction
