// SPDX-License-Identifier: Apache-2.0
// The forms in which graphs come, each as rows of nodes and edges; for the sources of import_file.hpp only.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/json_reader.hpp"
#include "base/xml_reader.hpp"
#include "reading/graph_import.hpp"
#include "reading/import_text.hpp"

namespace soi::reading {

// Where rows go. `own` is called first where the file is an export of ours.
struct RowSink {
  std::function<void()> own;
  std::function<void(const base::YamlNode&)> document, node, edge;
};

// One text of several that are read together: lines of the n-th count from n times this on, so that one YamlCheck can
// tell the places of all.
inline constexpr int lines_of_a_file = 1 << 27;

void read_node_link(base::JsonReader& json, base::YamlCheck& check, const schema::Schema& schema, const RowSink& to);
void read_graphml(const ImportText& text, base::YamlCheck& check, const RowSink& to,
                  const base::XmlReader::Locate& locate);
// Rows of a table as maps, its lines counted from `first_line`.
void read_table(const std::string& name, std::string_view text, char separator, int first_line,
                const std::function<void(const base::YamlNode&)>& row);

// Facts of other extractors: each line is a graph file as JSON, whose nodes are a list.
Imported read_fact_lines(const std::string& path, std::string_view text, const schema::Schema& schema);

}  // namespace soi::reading
