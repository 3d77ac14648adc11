// SPDX-License-Identifier: Apache-2.0
// Cytoscape's elements JSON (.cyjs), as Cytoscape.js, Cytoscape and networkx read it.
#include <ostream>

#include "exporting/flat.hpp"
#include "exporting/node_link.hpp"

namespace soi::exporting {
namespace {

void write_cytoscape(const Export& what, std::ostream& out) {
  base::JsonWriter json(out);
  Walk walk(what, out);
  json.begin_object();
  json.key("data").begin_object();
  json.key("name").value(what.graph.domain()).key("form").value("soi-graph/1");
  json.key("documents").begin_array();
  walk.documents([&](const graph::Document& document) {
    json.begin_object();
    write_document_fields(json, document);
    json.end_object();
  });
  json.end_array().end_object();
  // networkx asks for these two.
  json.key("directed").value(true).key("multigraph").value(true);
  json.key("elements").begin_object();
  json.key("nodes").begin_array();
  walk.nodes([&](const graph::Entity& entity) {
    json.begin_object().key("data").begin_object();
    json.key("value").value(entity.id);  // networkx takes this for the node
    write_node_fields(json, entity, what.schema);
    write_columns(json, entity.node, what.columns);
    json.end_object().end_object();
  });
  json.end_array().key("edges").begin_array();
  walk.links(Walk::Facts::all, [&](const Link& link) {
    json.begin_object().key("data").begin_object();
    json.key("id").value(link.id).key("key").value(link.id);
    json.key("interaction").value(link.edge.relation);
    json.key("label").value(label_of(link.edge, what));
    write_link_fields(json, link.edge, link.source, link.target, link.facts);
    json.end_object().end_object();
  });
  json.end_array().end_object().end_object();
  out << '\n';
}

}  // namespace

extern const Format cytoscape_format;
const Format cytoscape_format{
    "cytoscape",
    "elements JSON for Cytoscape.js and Cytoscape",
    write_cytoscape,
    ".cyjs",
    {},
    {},
    {},
    "Ids have # and : in them, which Cytoscape's selectors need escaped: `cy.getElementById` takes them as they are."};

}  // namespace soi::exporting
