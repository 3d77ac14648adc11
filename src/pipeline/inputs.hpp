// SPDX-License-Identifier: Apache-2.0
// What a person names on the command line, as the list of files to read.
#pragma once

#include <filesystem>
#include <vector>

namespace soi::pipeline {

struct Input {
  std::filesystem::path path;
  bool graph_file = false;  // else a report
  auto operator<=>(const Input&) const = default;
};

// Sorted by path, each once. Throws Error: io for what is not there, usage for a named file of unknown ending.
std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& named);

}  // namespace soi::pipeline
