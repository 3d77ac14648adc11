// SPDX-License-Identifier: Apache-2.0
#include "drawing/dot_graph.hpp"

#include <algorithm>
#include <map>

#include "drawing/arrangement.hpp"
#include "drawing/dot_looks.hpp"
#include "drawing/dot_writer.hpp"
#include "drawing/label.hpp"
#include "drawing/legend.hpp"
#include "drawing/timeline_dot.hpp"

namespace soi::drawing {
namespace {

using Attributes = DotWriter::Attributes;

constexpr std::size_t ties_of_a_hub = 3;
constexpr std::size_t small = 150;  // nodes, or lines with labels: labels cost dot five times the time
constexpr std::size_t brief_columns = 18;
constexpr std::size_t label_budget = 40;  // names beside nodes where only the most tied get one

struct Context {
  const Drawing& drawing;
  const Style& style;
  const Arrangement& arrangement;
  const DotOptions& options;
  bool ranked;    // dot's columns
  bool labelled;  // roles beside the lines
};

Attributes graph_look(const Drawing& drawing, const DotOptions& options) {
  if (options.engine == "dot") {
    Attributes look = {
        {"rankdir", options.rankdir.empty() ? "LR" : options.rankdir}, {"nodesep", "0.12"}, {"ranksep", "0.65"}};
    if (drawing.nodes.size() <= small) look.push_back({"mclimit", "8"});  // a longer search halves the crossings
    return look;
  }
  if (!options.places.empty()) return {{"splines", "line"}};
  return {{"overlap", "prism"}, {"splines", "line"}, {"sep", "+6"}};
}

// The nodes that keep their names where only some may.
std::vector<char> named(const Drawing& drawing, const Arrangement& arrangement) {
  std::vector<std::size_t> order(drawing.nodes.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(drawing.nodes[b].focus, arrangement.degree[b]) <
           std::pair(drawing.nodes[a].focus, arrangement.degree[a]);
  });
  std::vector<char> chosen(order.size());
  for (std::size_t i = 0; i < order.size() && i < label_budget; ++i) chosen[order[i]] = 1;
  return chosen;
}

void label_as_asked(Drawing& drawing, const Arrangement& arrangement, Labels labels) {
  if (labels == Labels::full) return;
  const auto keep = named(drawing, arrangement);
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    auto& node = drawing.nodes[i];
    node.label = labels == Labels::brief || keep[i] ? one_line(node.title, brief_columns) : "";
  }
}

void add_place(Attributes& attributes, const Place& place) {
  attributes.push_back({"pos", dot_number(place.x) + "," + dot_number(-place.y)});
}

void add_node(DotWriter& dot, const Context& context, std::size_t node) {
  auto look = node_look(context.drawing, node, context.style, context.arrangement.degree[node] >= ties_of_a_hub);
  if (!context.options.places.empty()) add_place(look, context.options.places[node]);
  dot.node(node, look);
}

// Boxes around what belongs together, named; in order of their names.
void add_groups(DotWriter& dot, const Context& context) {
  std::map<std::string, std::vector<std::size_t>> groups;
  for (const auto node : context.arrangement.order) groups[context.options.groups[node]].push_back(node);
  std::size_t number = 0;
  for (const auto& [name, nodes] : groups) {
    const bool nameless = name.empty();
    dot.group(number++, {{"label", literal(name)},
                         {"labeljust", "l"},
                         {"pencolor", nameless ? context.style.paper() : "#999999"},
                         {"style", "rounded"}});
    for (const auto node : nodes) add_node(dot, context, node);
  }
}

void add_edge(DotWriter& dot, const Context& context, std::size_t index) {
  const auto& edge = context.drawing.edges[index];
  auto look = edge_look(context.drawing, index, context.style);
  const auto& line = context.style.edge(edge.relation);
  const bool backwards = context.drawing.plan == Plan::hierarchy;  // what contains stands before what it contains
  if (backwards) look.push_back({"dir", "back"});
  if (context.ranked) look.push_back({"weight", line.width >= 1.8 ? "3" : line.width >= 1 ? "2" : "1"});
  if (context.ranked && context.arrangement.far[index]) look.push_back({"minlen", "2"});
  if (const auto label = edge_label(edge, context.drawing.language); context.labelled && !label.empty())
    look.insert(look.end(), {{"label", literal(label)}, {"fontcolor", line.line}});
  if (backwards) {
    dot.edge(edge.to, edge.from, look);
  } else {
    dot.edge(edge.from, edge.to, look);
  }
}

}  // namespace

std::string to_dot(const Drawing& whole, const Style& style, const schema::Schema& schema, const DotOptions& options) {
  if (whole.plan == Plan::timeline) return timeline_dot(whole, style, schema, options);
  Drawing drawing = whole;
  const auto arrangement = arrange(drawing);
  label_as_asked(drawing, arrangement, options.labels);
  const bool ranked = options.engine == "dot";
  const bool labelled = ranked && drawing.edges.size() <= small && options.labels != Labels::none;
  const Context context{drawing, style, arrangement, options, ranked, labelled};
  DotWriter dot;
  set_defaults(dot, style, graph_look(drawing, options));
  if (const auto html = options.legend ? legend(drawing, style, schema) : ""; !html.empty())
    dot.graph_html("label", html);
  if (ranked && !drawing.title.empty())
    dot.frame({{"label", literal(drawing.title)},
               {"fontsize", "18"},
               {"labelloc", "t"},
               {"labeljust", "l"},
               {"pencolor", style.paper()}});
  if (options.groups.empty()) {
    for (const auto node : arrangement.order) add_node(dot, context, node);
  } else {
    add_groups(dot, context);
  }
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) add_edge(dot, context, i);
  if (ranked && options.groups.empty())
    for (const auto& [from, to] : arrangement.unseen) dot.edge(from, to, {{"style", "invis"}, {"weight", "10"}});
  return dot.text();
}

}  // namespace soi::drawing
