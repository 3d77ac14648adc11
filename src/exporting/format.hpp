// SPDX-License-Identifier: Apache-2.0
// A format a graph can be exported to. Each is one .cpp that defines its entry; formats.cpp names them all.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "exporting/keeps.hpp"
#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::exporting {

// A number for each node, such as a measure gives it: one more column of the nodes.
struct Column {
  std::string name;            // as columns are named: small letters, digits and _
  bool whole = false;          // whole numbers only
  std::vector<double> values;  // by node; NaN or beyond the end: none
};

// What is to be written, and how. Holds on to all it is made of.
struct Export {
  const graph::Reader& graph;
  const schema::Schema& schema;
  const schema::Domain& domain;  // for what the vocabularies of others call its types and relations
  std::string_view language = "vi";
  std::string_view dialect = {};  // one of the format's, or none
  std::string_view part = {};     // one of the format's parts, where it has any
  std::vector<Column> columns = {};
  std::vector<double> weights = {};  // by edge: how strong the ties of a network are; empty: relations have no weight
};

struct Dialect {
  std::string_view name;
  std::string_view sentence;  // for whom, and what differs
};

struct Format {
  std::string_view name;
  std::string_view sentence;
  // Streams the graph, in memory that grows with its nodes but not with its edges: the same graph gives the same bytes.
  // Null for the store, which is no stream.
  void (*write)(const Export& what, std::ostream& out);
  std::string_view ending;  // of its files, with the dot
  Keeps keeps = {};
  std::vector<Dialect> dialects = {};
  std::vector<std::string_view> parts = {};  // of a format of several files: each stands before the ending
  std::string_view note = {};                // what its users should know, for docs/formats.md
};

const std::vector<const Format*>& formats();
const Format* find_format(std::string_view name);  // null where unknown
// By the ending of a file's name, before which another may stand that says how it is compressed; the longest ending
// wins. Null where none fits.
const Format* format_of_file(std::string_view file_name);

}  // namespace soi::exporting
