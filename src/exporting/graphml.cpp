// SPDX-License-Identifier: Apache-2.0
// GraphML (graphml.graphdrawing.org): all keys before the graph, each with its type and what it is for. The documents
// stand as JSON in the graph's <desc>, which every reader passes over; a key for="graph" makes some refuse the file.
#include <sstream>

#include "base/json_writer.hpp"
#include "base/xml_writer.hpp"
#include "exporting/flat.hpp"
#include "exporting/node_link.hpp"

namespace soi::exporting {
namespace {

using base::XmlWriter;

const char* type_of(FlatColumn::Kind kind) {
  switch (kind) {
    case FlatColumn::Kind::text: return "string";
    case FlatColumn::Kind::integer: return "long";
    case FlatColumn::Kind::number: return "double";
  }
  return "";
}

class GraphMl {
 public:
  GraphMl(const Export& what, std::ostream& out) : what_(what), flat_(what), walk_(what, out), xml_(out) {}

  void write() {
    xml_.open("graphml").attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
    if (yed()) xml_.attribute("xmlns:y", "http://www.yworks.com/xml/graphml");
    write_keys();
    xml_.open("graph").attribute("id", "soi").attribute("edgedefault", "directed");
    xml_.element("desc", description());
    walk_.nodes([&](const graph::Entity& entity) { write_node(entity); });
    walk_.links(Walk::Facts::all, [&](const Link& link) { write_link(link); });
    xml_.close().close();
  }

 private:
  bool yed() const { return what_.dialect == "yed"; }

  // igraph takes `name` for what tells nodes apart, so that there the name is a label.
  std::string name_in_dialect(const std::string& name) const {
    return what_.dialect == "igraph" && name == "name" ? "label" : name;
  }

  void write_key(const std::string& id, const char* of, const std::string& name, const char* type) {
    xml_.open("key").attribute("id", id).attribute("for", of).attribute("attr.name", name).attribute("attr.type", type);
    xml_.close();
  }

  void write_keys() {
    for (const auto& column : flat_.node_columns()) {
      write_key("v_" + column.name, "node", name_in_dialect(column.name), type_of(column.kind));
    }
    for (const auto& column : flat_.edge_columns()) {
      write_key("e_" + column.name, "edge", column.name, type_of(column.kind));
    }
    if (what_.dialect == "igraph") write_key("v_id", "node", "name", "string");
    if (what_.dialect == "gephi") write_key("v_label", "node", "label", "string");
    if (what_.dialect == "gephi") write_key("e_label", "edge", "label", "string");
    if (what_.dialect == "cytoscape") write_key("e_interaction", "edge", "interaction", "string");
    if (!yed()) return;
    xml_.open("key").attribute("id", "v_graphics").attribute("for", "node");
    xml_.attribute("yfiles.type", "nodegraphics").close();
    xml_.open("key").attribute("id", "e_graphics").attribute("for", "edge");
    xml_.attribute("yfiles.type", "edgegraphics").close();
  }

  std::string description() {
    std::ostringstream text;
    base::JsonWriter json(text);
    json.begin_object(true).key("schema").value(what_.graph.domain()).key("form").value("soi-graph/1");
    json.key("documents").begin_array();
    walk_.documents([&](const graph::Document& document) {
      json.begin_object();
      write_document_fields(json, document);
      json.end_object();
    });
    json.end_array().end_object();
    return text.str();
  }

  void write_data(const std::string& key, std::string_view value) {
    if (!value.empty()) xml_.open("data").attribute("key", key).text(value).close();
  }

  void write_node(const graph::Entity& entity) {
    xml_.open("node").attribute("id", entity.id);
    const auto& cells = flat_.node(entity);
    for (std::size_t i = 0; i < cells.size(); ++i) write_data("v_" + flat_.node_columns()[i].name, cells[i]);
    if (what_.dialect == "igraph") write_data("v_id", entity.id);
    if (what_.dialect == "gephi") write_data("v_label", entity.name);
    if (yed()) write_shape(entity.name);
    xml_.close();
  }

  void write_link(const Link& link) {
    xml_.open("edge").attribute("id", link.id).attribute("source", link.source).attribute("target", link.target);
    const auto& cells = flat_.edge(link);
    for (std::size_t i = 0; i < cells.size(); ++i) write_data("e_" + flat_.edge_columns()[i].name, cells[i]);
    if (what_.dialect == "cytoscape") write_data("e_interaction", link.edge.relation);
    if (what_.dialect == "gephi") write_data("e_label", label_of(link.edge, what_));
    if (yed()) write_line(label_of(link.edge, what_));
    xml_.close();
  }

  // yEd shows no label that is not written as yFiles draws it.
  void write_shape(const std::string& name) {
    xml_.open("data").attribute("key", "v_graphics").open("y:ShapeNode");
    xml_.open("y:Geometry").attribute("height", "30").attribute("width", "180").close();
    xml_.element("y:NodeLabel", name);
    xml_.open("y:Shape").attribute("type", "roundrectangle").close().close().close();
  }

  void write_line(const std::string& words) {
    xml_.open("data").attribute("key", "e_graphics").open("y:PolyLineEdge");
    xml_.open("y:Arrows").attribute("source", "none").attribute("target", "standard").close();
    xml_.element("y:EdgeLabel", words);
    xml_.close().close();
  }

  const Export& what_;
  Flat flat_;
  Walk walk_;
  XmlWriter xml_;
};

void write_graphml(const Export& what, std::ostream& out) { GraphMl(what, out).write(); }

}  // namespace

extern const Format graphml_format;
const Format graphml_format{
    "graphml",
    "GraphML with typed keys, for Gephi, yEd, Cytoscape, igraph, graph-tool and networkx",
    write_graphml,
    ".graphml",
    {},
    {{"yed", "shows names and relations in yEd at once"},
     {"gephi", "has the labels that Gephi shows"},
     {"cytoscape", "has the `interaction` that Cytoscape shows"},
     {"igraph", "gives igraph the ids as `name`, which it tells nodes apart by, and the names as `label`"}},
    {},
    "Every key is of the type string, except counts and measures: the readers disagree about how a boolean is written "
    "and read a missing number as 0, but all of them keep a string. What is unknown has no `<data>`; igraph and "
    "graph-tool "
    "give an empty string for it. Evidence is a JSON text, the documents stand as JSON in the graph's `<desc>`. "
    "Characters "
    "that XML cannot hold (U+0001 …) become U+FFFD. networkx makes a simple graph of it unless there are parallel "
    "edges; "
    "`force_multigraph=True` settles that. Programs that use Boost's read_graphml must map each key or tell it to pass "
    "over "
    "those it does not know."};

}  // namespace soi::exporting
