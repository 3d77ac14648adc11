// SPDX-License-Identifier: Apache-2.0
// A format a graph can be exported to. Each is one .cpp that defines its entry; formats.cpp names them all.
#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"

namespace soi::exporting {

struct Format {
  std::string_view name;
  std::string_view sentence;
  // Streams the whole graph: the same graph gives the same bytes.
  void (*write)(const graph::Reader& reader, const schema::Schema& schema, std::ostream& out);
  std::string_view ending;  // of its files, with the dot
};

const std::vector<const Format*>& formats();
const Format* find_format(std::string_view name);  // null where unknown

}  // namespace soi::exporting
