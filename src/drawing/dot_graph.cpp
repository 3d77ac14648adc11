// SPDX-License-Identifier: Apache-2.0
#include "drawing/dot_graph.hpp"

#include "drawing/arrangement.hpp"
#include "drawing/dot_writer.hpp"
#include "drawing/evidence_text.hpp"
#include "drawing/legend.hpp"

namespace soi::drawing {
namespace {

using Attributes = DotWriter::Attributes;

constexpr const char* font = "DejaVu Sans";  // free, in Debian, with all of Vietnamese
constexpr const char* bold_font = "DejaVu Sans Bold";
constexpr std::size_t ties_of_a_hub = 3;
constexpr std::size_t small = 150;  // nodes, or lines with labels: labels cost dot five times the time

struct Context {
  const Drawing& drawing;
  const Style& style;
  const Arrangement& arrangement;
  bool ranked;    // dot's columns
  bool labelled;  // roles beside the lines
};

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text + "0" : text;
}

void set_defaults(DotWriter& dot, std::string_view engine, std::size_t nodes) {
  Attributes graph = {{"charset", "UTF-8"},         {"bgcolor", "#ffffff"}, {"pad", "0.3"},
                      {"fontname", font},           {"fontsize", "10.5"},   {"labelloc", "b"},
                      {"outputorder", "edgesfirst"}};
  if (engine == "dot") {
    graph.insert(graph.end(), {{"rankdir", "LR"}, {"nodesep", "0.12"}, {"ranksep", "0.65"}});
    if (nodes <= small) graph.push_back({"mclimit", "8"});  // a longer search halves the crossings
  } else {
    graph.insert(graph.end(), {{"overlap", "prism"}, {"splines", "line"}, {"sep", "+6"}});
  }
  const Attributes node = {{"fontname", font}, {"fontsize", "11"},      {"fontcolor", "#1a1a1a"}, {"style", "filled"},
                           {"penwidth", "1"},  {"margin", "0.12,0.05"}, {"height", "0.3"},        {"label", ""}};
  const Attributes edge = {{"fontname", font}, {"fontsize", "9"}, {"arrowsize", "0.6"}, {"label", ""}};
  dot.defaults(graph, node, edge);
}

void add_link(Attributes& attributes, const std::string& tooltip, const std::string& url) {
  attributes.push_back({"tooltip", literal(tooltip)});
  if (!url.empty()) attributes.push_back({"URL", literal(url)});
}

// Hexagons and octagons are drawn around the text's box with much room of their own.
bool roomy(const std::string& shape) { return shape == "hexagon" || shape == "octagon"; }

Attributes node_attributes(const Context& context, std::size_t index) {
  const auto& node = context.drawing.nodes[index];
  const auto& look = context.style.node(node.type);
  const bool hub = look.strong && context.arrangement.degree[index] >= ties_of_a_hub;
  Attributes attributes = {{"id", "n" + std::to_string(index)},
                           {"entity", literal(node.id)},
                           {"label", literal(node.label)},
                           {"shape", look.shape},
                           {"fillcolor", hub ? look.line : look.fill},
                           {"color", look.line}};
  if (look.rounded) attributes.push_back({"style", "filled,rounded"});
  if (roomy(look.shape)) attributes.push_back({"margin", "0.01,0.01"});
  if (hub)
    attributes.insert(attributes.end(),
                      {{"fontname", bold_font}, {"fontsize", "13"}, {"fontcolor", "#ffffff"}, {"margin", "0.2,0.12"}});
  if (node.focus)
    attributes.insert(attributes.end(), {{"penwidth", "3"}, {"peripheries", "2"}, {"fontname", bold_font}});
  add_link(attributes, node.tooltip, node.url);
  return attributes;
}

const char* arrow_of(graph::Status status) {
  switch (status) {
    case graph::Status::planned: return "onormal";
    case graph::Status::denied: return "tee";
    case graph::Status::reported: return "odot";
    case graph::Status::stated: break;
  }
  return "normal";
}

std::string label_of(const Drawing::Edge& edge, const std::string& language) {
  std::string label = edge.label;
  if (label.empty() && edge.count > 1) label = "×" + std::to_string(edge.count);
  const std::string status(status_word(edge.status, language));
  if (status.empty()) return label;
  return label.empty() ? "(" + status + ")" : label + "\n(" + status + ")";
}

Attributes edge_attributes(const Context& context, std::size_t index) {
  const auto& edge = context.drawing.edges[index];
  const auto& look = context.style.edge(edge.relation);
  const bool stated = edge.status == graph::Status::stated;
  Attributes attributes = {{"id", "e" + std::to_string(index)},
                           {"color", look.line},
                           {"style", stated ? look.style : "dashed"},
                           {"penwidth", number(look.width)},
                           {"relation", literal(edge.relation)}};
  if (!stated) attributes.push_back({"arrowhead", arrow_of(edge.status)});
  if (context.ranked) attributes.push_back({"weight", look.width >= 1.8 ? "3" : look.width >= 1 ? "2" : "1"});
  if (context.ranked && context.arrangement.far[index]) attributes.push_back({"minlen", "2"});
  if (const auto label = label_of(edge, context.drawing.language); context.labelled && !label.empty())
    attributes.insert(attributes.end(), {{"label", literal(label)}, {"fontcolor", look.line}});
  add_link(attributes, edge.tooltip, edge.url);
  return attributes;
}

}  // namespace

std::string to_dot(const Drawing& drawing, const Style& style, const schema::Schema& schema, std::string_view engine,
                   bool with_legend) {
  const auto arrangement = arrange(drawing);
  const bool ranked = engine == "dot";
  const Context context{drawing, style, arrangement, ranked, ranked && drawing.edges.size() <= small};
  DotWriter dot;
  set_defaults(dot, engine, drawing.nodes.size());
  if (const auto html = with_legend ? legend(drawing, style, schema) : ""; !html.empty()) dot.graph_html("label", html);
  if (ranked && !drawing.title.empty())
    dot.frame({{"label", literal(drawing.title)},
               {"fontsize", "18"},
               {"labelloc", "t"},
               {"labeljust", "l"},
               {"pencolor", "#ffffff"}});
  for (const auto node : arrangement.order) dot.node(node, node_attributes(context, node));
  for (std::size_t i = 0; i < drawing.edges.size(); ++i)
    dot.edge(drawing.edges[i].from, drawing.edges[i].to, edge_attributes(context, i));
  if (ranked)
    for (const auto& [from, to] : arrangement.unseen) dot.edge(from, to, {{"style", "invis"}, {"weight", "10"}});
  return dot.text();
}

}  // namespace soi::drawing
