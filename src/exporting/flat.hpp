// SPDX-License-Identifier: Apache-2.0
// A graph as tables with a fixed set of columns, for the formats that know nothing else: GraphML, GEXF, CSV, DOT.
// docs/formats.md tells its rules: what is unknown is left out and never 0, false or empty; several values of one
// column stand in one text with "|" between them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "exporting/walk.hpp"

namespace soi::exporting {

struct FlatColumn {
  enum class Kind { text, integer, number };
  std::string name;
  Kind kind = Kind::text;
};

// "|" between values; in them "|" and "\" have a "\" before them.
std::string joined_values(const std::vector<std::string>& values);

// Empty where it is no finite number.
std::string number_text(double number, bool whole);

// The evidence of an edge as a JSON text on one line, as it stands in the node-link JSON.
std::string evidence_json(const std::vector<graph::EdgeFact>& facts);

// Cells in the order of the columns; an empty one is unknown.
using Cells = std::vector<std::string>;

class Flat {
 public:
  explicit Flat(const Export& what);

  // type, family, name, aliases, the schema's properties, members, the columns asked for
  const std::vector<FlatColumn>& node_columns() const { return node_columns_; }
  // type, role, former, status, since, until, on, the schema's properties, weight (of a network), evidence
  const std::vector<FlatColumn>& edge_columns() const { return edge_columns_; }
  const Cells& node(const graph::Entity& entity);
  const Cells& edge(const Link& link);  // `former` is "true" or unknown

 private:
  void put_properties(const std::vector<graph::Property>& sorted, const std::vector<std::string>& names,
                      std::size_t first);

  const Export& what_;
  std::vector<FlatColumn> node_columns_, edge_columns_;
  std::vector<std::string> node_properties_, edge_properties_;  // as the schema names them, sorted
  Cells cells_;
};

// What people read at a link, in the export's language: "giữ chức ở: Trưởng ban".
std::string label_of(const graph::Edge& edge, const Export& what);

// A property's name where the form has a name of its own like it: "property_id".
std::string property_key(const std::string& name);

}  // namespace soi::exporting
