// SPDX-License-Identifier: Apache-2.0
// Node-link JSON: the interchange form, as networkx, D3 and igraph's users know it.
#include <ostream>
#include <string>
#include <unordered_map>

#include "exporting/format.hpp"
#include "exporting/node_link.hpp"

namespace soi::exporting {
namespace {

void write_json(const graph::Reader& reader, const schema::Schema& schema, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object();
  json.key("schema").value(reader.domain());
  json.key("form").value("soi-graph/1");
  // What networkx asks for before it believes in a directed graph with parallel edges.
  json.key("directed").value(true);
  json.key("multigraph").value(true);
  json.key("graph").begin_object(true).end_object();

  std::unordered_map<graph::Node, std::string> ids;
  json.key("nodes").begin_array();
  reader.each_entity([&](const graph::Entity& entity) {
    ids.emplace(entity.node, entity.id);
    json.begin_object();
    write_node_fields(json, entity, schema);
    json.end_object();
    return out.good();
  });
  json.end_array();
  if (!out) return;

  json.key("links").begin_array();
  reader.each_edge([&](const graph::Edge& edge) {
    json.begin_object();
    write_link_fields(json, edge, ids.at(edge.subject), ids.at(edge.object), reader.facts(edge.number));
    json.end_object();
    return out.good();
  });
  json.end_array();

  json.key("documents").begin_array();
  reader.each_document([&](const graph::Document& document) {
    json.begin_object();
    write_document_fields(json, document);
    json.end_object();
    return out.good();
  });
  json.end_array();
  json.end_object();
  out << '\n';
}

}  // namespace

extern const Format json_format;
const Format json_format{"json", "node-link JSON with the evidence of every link; networkx and D3 read it", write_json,
                         ".json"};

}  // namespace soi::exporting
