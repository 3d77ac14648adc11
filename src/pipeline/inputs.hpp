// SPDX-License-Identifier: Apache-2.0
// What a person names on the command line, as the list of files to read.
#pragma once

#include <filesystem>
#include <vector>

namespace soi::pipeline {

struct Input {
  std::filesystem::path path;
  // "-" counts as a graph file, whose mistakes stop everything; import: a graph in another form, likewise.
  enum class Kind { report, graph_file, store, import };
  Kind kind = Kind::report;
  bool graph_file() const { return kind == Kind::graph_file; }
  auto operator<=>(const Input&) const = default;
};

// Sorted by path, each once. Throws Error: io for what is not there, usage for a file of unknown ending and for a
// folder without documents; stores count as such unless `with_stores`. "-" is standard input.
std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& named, bool with_stores = false);

}  // namespace soi::pipeline
