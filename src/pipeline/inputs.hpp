// SPDX-License-Identifier: Apache-2.0
// What a person names on the command line, as the list of files to read.
#pragma once

#include <filesystem>
#include <vector>

namespace soi::pipeline {

struct Input {
  std::filesystem::path path;
  bool graph_file = false;  // else a report; "-" counts as a graph file, whose mistakes stop everything
  auto operator<=>(const Input&) const = default;
};

// Sorted by path, each once. Throws Error: io for what is not there, usage for a file of unknown ending and for a
// folder without documents. "-" is standard input.
std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& named);

}  // namespace soi::pipeline
