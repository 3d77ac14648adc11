// SPDX-License-Identifier: Apache-2.0
// What a person decided about who is one: a file of `same:` and `different:` lists of members' names. Decisions win
// over all rules.
#pragma once

#include <string>
#include <vector>

#include "base/yaml_file.hpp"

namespace soi::resolution {

struct Decisions {
  using Names = std::vector<std::string>;  // of members, `document#local`; sorted
  std::vector<Names> same, different;      // sorted, each once
  bool operator==(const Decisions&) const = default;
};

// Throws Error(data) with every mistake, among them a `different` that the `same` contradict, with their chain.
Decisions read_decisions(const base::YamlFile& file);

// All that either says. Throws Error(data) where they contradict one another.
Decisions together(const Decisions& one, const Decisions& other);

}  // namespace soi::resolution
