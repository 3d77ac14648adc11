// SPDX-License-Identifier: Apache-2.0
// The nodes, links and documents of the node-link JSON, one at a time: exports and answers share them.
#pragma once

#include <string_view>
#include <vector>

#include "base/json_writer.hpp"
#include "exporting/format.hpp"

namespace soi::exporting {

// Writes the fields of an open object, so that callers can add their own.
void write_node_fields(base::JsonWriter& json, const graph::Entity& entity, const schema::Schema& schema);
void write_link_fields(base::JsonWriter& json, const graph::Edge& edge, std::string_view source,
                       std::string_view target, const std::vector<graph::EdgeFact>& facts);
// The numbers a node has in the columns.
void write_columns(base::JsonWriter& json, graph::Node node, const std::vector<Column>& columns);
void write_document_fields(base::JsonWriter& json, const graph::Document& document);

// A part of a graph as "nodes" and "links" of an open object; what came without members is given with them.
void write_part(base::JsonWriter& json, const graph::Reader& reader, const schema::Schema& schema,
                const std::vector<graph::Entity>& entities, const std::vector<graph::Edge>& edges);

}  // namespace soi::exporting
