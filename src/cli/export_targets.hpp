// SPDX-License-Identifier: Apache-2.0
// What `soi export` is to write: from --output, --to, --dialect and --part to files with their formats.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "exporting/format.hpp"

namespace soi::cli {

struct ExportTarget {
  const exporting::Format* format = nullptr;
  std::string dialect;
  std::string part;
  std::string path;  // "-": standard output
};

// One --to, or none, goes with any number of files; several go with one name, to which each adds its ending. A format
// of several parts becomes as many files. Throws Error(usage).
std::vector<ExportTarget> export_targets(const Values& values);

}  // namespace soi::cli
