// SPDX-License-Identifier: Apache-2.0
#include "drawing/dot_looks.hpp"

#include <cmath>

#include "drawing/evidence_text.hpp"

namespace soi::drawing {
namespace {

using Attributes = DotWriter::Attributes;

constexpr double least_font = 9, most_font = 26;  // points, of the least and the greatest measure

// Hexagons and octagons are drawn around the text's box with much room of their own.
bool roomy(const std::string& shape) { return shape == "hexagon" || shape == "octagon"; }

const char* arrow_of(graph::Status status) {
  switch (status) {
    case graph::Status::planned: return "onormal";
    case graph::Status::denied: return "tee";
    case graph::Status::reported: return "odot";
    case graph::Status::stated: break;
  }
  return "normal";
}

}  // namespace

std::string dot_number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text + "0" : text;
}

void set_defaults(DotWriter& dot, const Style& style, Attributes graph) {
  Attributes all = {{"charset", "UTF-8"}, {"bgcolor", style.paper()}, {"pad", "0.3"},    {"fontname", font},
                    {"fontsize", "10.5"}, {"fontcolor", style.ink()}, {"labelloc", "b"}, {"outputorder", "edgesfirst"}};
  all.insert(all.end(), graph.begin(), graph.end());
  const Attributes node = {{"fontname", font}, {"fontsize", "11"},      {"fontcolor", style.ink()}, {"style", "filled"},
                           {"penwidth", "1"},  {"margin", "0.12,0.05"}, {"height", "0.3"},          {"label", ""}};
  const Attributes edge = {{"fontname", font}, {"fontsize", "9"}, {"arrowsize", "0.6"}, {"label", ""}};
  dot.defaults(all, node, edge);
}

void add_link(Attributes& attributes, const std::string& tooltip, const std::string& url) {
  attributes.push_back({"tooltip", literal(tooltip)});
  if (!url.empty()) attributes.push_back({"URL", literal(url)});
}

Attributes node_look(const Drawing& drawing, std::size_t index, const Style& style, bool hub) {
  const auto& node = drawing.nodes[index];
  const auto& look = style.node(node.type);
  const bool full = hub && look.strong && !node.group;
  Attributes attributes = {{"id", "n" + std::to_string(index)},
                           {"entity", literal(node.id)},
                           {"label", literal(node.label)},
                           {"shape", look.shape},
                           {"fillcolor", node.group ? style.group_fill(*node.group)
                                         : full     ? look.line
                                                    : look.fill},
                           {"color", look.line}};
  if (look.rounded) attributes.push_back({"style", "filled,rounded"});
  if (roomy(look.shape)) attributes.push_back({"margin", "0.01,0.01"});
  if (full)
    attributes.insert(
        attributes.end(),
        {{"fontname", bold_font}, {"fontsize", "13"}, {"fontcolor", style.ink_on_strong()}, {"margin", "0.2,0.12"}});
  if (node.group) attributes.push_back({"fontcolor", "#1a1a1a"});
  if (node.size) {  // the area of the text grows with the measure
    const double points = least_font + (most_font - least_font) * std::sqrt(*node.size);
    attributes.push_back({"fontsize", dot_number(points)});
  }
  if (node.focus)
    attributes.insert(attributes.end(), {{"penwidth", "3"}, {"peripheries", "2"}, {"fontname", bold_font}});
  add_link(attributes, node.tooltip, node.url);
  return attributes;
}

std::string edge_label(const Drawing::Edge& edge, std::string_view language) {
  std::string label = edge.label;
  if (label.empty() && edge.count > 1) label = "×" + std::to_string(edge.count);
  const std::string status(status_word(edge.status, language));
  if (status.empty()) return label;
  return label.empty() ? "(" + status + ")" : label + "\n(" + status + ")";
}

Attributes edge_look(const Drawing& drawing, std::size_t index, const Style& style) {
  const auto& edge = drawing.edges[index];
  const auto& look = style.edge(edge.relation);
  const bool stated = edge.status == graph::Status::stated;
  Attributes attributes = {{"id", "e" + std::to_string(index)},
                           {"color", look.line},
                           {"style", stated ? look.style : "dashed"},
                           {"penwidth", dot_number(look.width)},
                           {"relation", literal(edge.relation)}};
  if (!stated) attributes.push_back({"arrowhead", arrow_of(edge.status)});
  add_link(attributes, edge.tooltip, edge.url);
  return attributes;
}

}  // namespace soi::drawing
