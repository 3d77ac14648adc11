// SPDX-License-Identifier: Apache-2.0
// How another program's columns, types and relations are called in ours: a YAML file with the key `import`, which is an
// input like a graph file and names the files it speaks of. docs/formats.md tells its keys.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml_check.hpp"
#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::reading {

// One kind of rows, nodes or edges.
struct RowMapping {
  std::map<std::string, std::string> columns;  // ours → theirs; what is not named is called as ours or passed over
  std::map<std::string, std::string> types;    // theirs → ours: types of nodes, relations of edges
  std::string type;                            // of a row without one
  bool passes_over_others = false;             // a type that is not named here drops the row instead of being a mistake
};

struct ImportMapping {
  graph::Document document;
  std::string nodes, edges, graph;  // files, as seen from the mapping's folder: two tables, or one graph
  std::string separator;            // between several values of one cell; empty: there is one
  char csv_separator = ',';
  RowMapping node, edge;
};

bool is_import_mapping(std::string_view bytes);  // a YAML file with a line `import:`

// Throws Error(data) with every mistake.
ImportMapping parse_import_mapping(const std::string& path, std::string bytes, const schema::Schema& schema);

// A row in our words. An empty map: the row is to be passed over.
base::YamlNode in_our_words(const base::YamlNode& row, const RowMapping& mapping, const ImportMapping& all);

}  // namespace soi::reading
