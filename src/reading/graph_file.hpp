// SPDX-License-Identifier: Apache-2.0
// Reads and writes the YAML form of one document's graph, the form curators write and `soi extract` prints.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

#include "base/yaml_check.hpp"
#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::reading {

bool is_graph_file(const std::filesystem::path& path);  // .yaml .yml

// Throws Error(data) with every mistake of the file: unknown keys, types and relations, ends the schema forbids,
// dangling ids, wrong dates and kinds, each with its place, a remedy and "did you mean".
graph::DocumentGraph parse_graph_file(std::string path, std::string bytes, const schema::Schema& schema);
// The same from a tree that may come from another notation; `bytes` are those of the document.
graph::DocumentGraph read_graph_tree(const base::YamlNode& root, const std::string& path, std::string_view bytes,
                                     base::YamlCheck& check, const schema::Schema& schema);
graph::DocumentGraph read_graph_file(const std::filesystem::path& path, const schema::Schema& schema);

void write_graph_file(std::ostream& out, const graph::DocumentGraph& graph);

}  // namespace soi::reading
