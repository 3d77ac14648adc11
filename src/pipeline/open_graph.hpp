// SPDX-License-Identifier: Apache-2.0
// What `-g` names, a store, a graph file, a graph in another form or a report, as a graph to read.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "graph/reader.hpp"

namespace soi::pipeline {

// "-" reads a graph file or a report (plain text) from standard input. A graph file or report is read by `domain`, as
// build does, and so is a graph in another form (reading/import_file.hpp), whose nodes stay the entities they were; a
// store brings its own. Throws Error.
std::unique_ptr<graph::Reader> open_graph(const std::filesystem::path& path, const std::string& domain = "dan-van",
                                          const std::string& schema_folder = {});

}  // namespace soi::pipeline
