// SPDX-License-Identifier: Apache-2.0
// Node-link JSON: the interchange form, as networkx, D3 and igraph's users know it.
#include <ostream>

#include "exporting/node_link.hpp"
#include "exporting/walk.hpp"

namespace soi::exporting {
namespace {

void write_json(const Export& what, std::ostream& out) {
  base::JsonWriter json(out);
  json.begin_object();
  json.key("schema").value(what.graph.domain());
  json.key("form").value("soi-graph/1");
  // What networkx asks for before it believes in a directed graph with parallel edges.
  json.key("directed").value(true);
  json.key("multigraph").value(true);
  json.key("graph").begin_object(true).end_object();

  Walk walk(what, out);
  json.key("nodes").begin_array();
  walk.nodes([&](const graph::Entity& entity) {
    json.begin_object();
    write_node_fields(json, entity, what.schema);
    write_columns(json, entity.node, what.columns);
    json.end_object();
  });
  json.end_array();
  if (!out) return;

  json.key(what.dialect == "edges" ? "edges" : "links").begin_array();
  walk.links(Walk::Facts::all, [&](const Link& link) {
    json.begin_object();
    write_link_fields(json, link.edge, link.source, link.target, link.facts);
    if (link.edge.number < what.weights.size()) json.key("weight").value(what.weights[link.edge.number]);
    json.end_object();
  });
  json.end_array();

  json.key("documents").begin_array();
  walk.documents([&](const graph::Document& document) {
    json.begin_object();
    write_document_fields(json, document);
    json.end_object();
  });
  json.end_array();
  json.end_object();
  out << '\n';
}

}  // namespace

extern const Format json_format;
const Format json_format{"json",     "node-link JSON with the evidence of every link; networkx and D3 read it",
                         write_json, ".json",
                         {},         {{"edges", "calls the list of links `edges`, as networkx does from 3.6 on"}},
                         {},         "The form that soi itself reads back."};

}  // namespace soi::exporting
