// SPDX-License-Identifier: Apache-2.0
// What all pictures share: the chosen nodes and edges with their texts, parallel edges of one kind merged, in an order
// that depends on nothing but them.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "drawing/evidence_text.hpp"
#include "drawing/label.hpp"
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t name_columns = 22;
constexpr std::size_t long_name_columns = 28;  // events and documents have titles rather than names
constexpr std::size_t name_lines = 5;
constexpr std::size_t role_columns = 18;
constexpr std::size_t role_lines = 2;
constexpr std::size_t most_roles = 3;

// Edges between the same nodes that are drawn as one line.
using LineKey = std::tuple<std::size_t, std::string, std::size_t, graph::Status, bool>;
using Lines = std::map<LineKey, std::vector<const graph::Edge*>>;

Drawing::Node make_node(const graph::Entity& entity, const PictureRequest& request, EvidenceText& texts) {
  const auto* type = request.schema.type(entity.type);
  const bool titled = type && (type->root == "event" || type->root == "document");
  Drawing::Node node;
  node.id = entity.id;
  node.members = entity.members;
  node.type = entity.type;
  node.title = one_line(entity.name, 1000);
  for (const auto& alias : entity.aliases) node.names.push_back(one_line(alias, 1000));
  node.label = wrap(entity.name, titled ? long_name_columns : name_columns, name_lines);
  for (const auto& [name, value] : entity.properties)
    if (name == "date") node.label += "\n" + one_line(value, name_columns);
  node.tooltip = texts.of_entity(entity);
  node.url = texts.url_of_entity(entity);
  node.columns = entity.properties;
  node.focus = std::find(request.focus.begin(), request.focus.end(), entity.node) != request.focus.end();
  return node;
}

std::string roles_of(const std::vector<const graph::Edge*>& edges, const EvidenceText& texts) {
  std::set<std::string> roles;
  for (const auto* edge : edges) roles.insert(texts.role(*edge));
  roles.erase("");
  std::string label;
  std::size_t shown = 0;
  for (const auto& role : roles) {
    if (shown == most_roles) {
      label += "\n+" + std::to_string(roles.size() - shown);
      break;
    }
    label += (shown++ == 0 ? "" : "\n") + wrap(role, role_columns, role_lines);
  }
  return label;
}

Drawing::Edge make_edge(const LineKey& key, std::vector<const graph::Edge*> edges, EvidenceText& texts) {
  std::sort(edges.begin(), edges.end(), [](const auto* a, const auto* b) {
    return std::tie(a->role, a->since, a->until, a->on) < std::tie(b->role, b->since, b->until, b->on);
  });
  Drawing::Edge line;
  std::tie(line.from, line.relation, line.to, line.status, line.former) = key;
  line.count = static_cast<std::uint32_t>(edges.size());
  for (const auto* edge : edges) line.parts.push_back(edge->number);
  line.label = roles_of(edges, texts);
  line.tooltip = texts.of_edges(edges, line.url);
  return line;
}

}  // namespace

PictureRequest only(const PictureRequest& request,
                    const std::function<bool(const graph::Edge&, const graph::Entity&, const graph::Entity&)>& keep) {
  std::map<graph::Node, const graph::Entity*> entities;
  for (const auto& entity : request.subgraph.entities) entities.emplace(entity.node, &entity);
  PictureRequest chosen{request.graph, request.schema, {}, request.focus, request.title, request.language};
  std::set<graph::Node> tied;
  for (const auto& edge : request.subgraph.edges) {
    const auto from = entities.find(edge.subject), to = entities.find(edge.object);
    if (from == entities.end() || to == entities.end() || !keep(edge, *from->second, *to->second)) continue;
    chosen.subgraph.edges.push_back(edge);
    for (const auto end : {from, to})
      if (tied.insert(end->first).second) chosen.subgraph.entities.push_back(*end->second);
  }
  return chosen;
}

Drawing draw_subgraph(const PictureRequest& request) {
  EvidenceText texts(request.graph, request.schema, request.language);
  std::vector<const graph::Entity*> entities;
  for (const auto& entity : request.subgraph.entities) entities.push_back(&entity);
  std::sort(entities.begin(), entities.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  entities.erase(
      std::unique(entities.begin(), entities.end(), [](const auto* a, const auto* b) { return a->id == b->id; }),
      entities.end());

  Drawing drawing;
  drawing.title = one_line(request.title, 120);
  drawing.language = request.language;
  std::map<graph::Node, std::size_t> places;
  for (const auto* entity : entities) {
    places.emplace(entity->node, drawing.nodes.size());
    drawing.nodes.push_back(make_node(*entity, request, texts));
  }
  Lines lines;
  std::set<graph::EdgeNumber> seen;
  for (const auto& edge : request.subgraph.edges) {
    const auto from = places.find(edge.subject), to = places.find(edge.object);
    if (from == places.end() || to == places.end() || !seen.insert(edge.number).second) continue;
    lines[{from->second, edge.relation, to->second, edge.status, edge.former}].push_back(&edge);
  }
  for (const auto& [key, edges] : lines) drawing.edges.push_back(make_edge(key, edges, texts));
  return drawing;
}

}  // namespace soi::drawing
