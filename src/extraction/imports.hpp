// SPDX-License-Identifier: Apache-2.0
// A rules.yaml or names.yaml with all it imports. An import is read as if its text stood at the beginning of the file
// that names it; what several files import is read once, where it is named first.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "extraction/rules_file.hpp"

namespace soi::extraction {

struct ImportedFiles {
  std::vector<std::unique_ptr<RulesFile>> files;  // in the order of reading, the importing one last
  std::vector<base::Problem> problems;            // of files that could not be read at all
  bool whole = true;                              // nothing is missing: names that are unknown now are mistakes
};

// What is missing, no YAML, outside the folder of domains, or leads back to itself is told at the import that names it.
ImportedFiles read_with_imports(const schema::Domain& domain, const std::string& file);

}  // namespace soi::extraction
