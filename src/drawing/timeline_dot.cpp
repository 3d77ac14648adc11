// SPDX-License-Identifier: Apache-2.0
#include "drawing/timeline_dot.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "drawing/dot_looks.hpp"
#include "drawing/label.hpp"
#include "drawing/legend.hpp"

namespace soi::drawing {
namespace {

// Points.
constexpr double column_width = 132, lane_height = 22, name_width = 190, event_height = 96, mark_step = 11;
constexpr std::size_t event_columns = 19, event_lines = 5, name_columns = 30;

using Attributes = DotWriter::Attributes;

struct Board {
  std::vector<std::size_t> events;  // node numbers, by day
  std::vector<std::size_t> lanes;   // node numbers, top down
  std::vector<Place> places;        // of each node
};

std::string day_of(const Drawing::Node& node) {
  for (const auto& [name, value] : node.columns)
    if (name == "date") return value;
  return {};
}

std::vector<char> is_event(const Drawing& drawing) {
  std::vector<char> found(drawing.nodes.size());
  for (const auto& edge : drawing.edges) found[edge.to] = 1;
  return found;
}

Board make_board(const Drawing& drawing) {
  Board board;
  const auto event = is_event(drawing);
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) (event[i] ? board.events : board.lanes).push_back(i);
  std::stable_sort(board.events.begin(), board.events.end(),
                   [&](std::size_t a, std::size_t b) { return day_of(drawing.nodes[a]) < day_of(drawing.nodes[b]); });
  std::vector<std::size_t> column(drawing.nodes.size());
  for (std::size_t i = 0; i < board.events.size(); ++i) column[board.events[i]] = i;
  // Who comes first stands above, among them who comes most often.
  std::map<std::size_t, std::pair<std::size_t, std::size_t>> seen;  // lane → first column, times
  for (const auto& edge : drawing.edges) {
    auto& [first, times] = seen.try_emplace(edge.from, drawing.nodes.size(), 0).first->second;
    first = std::min(first, column[edge.to]);
    ++times;
  }
  std::stable_sort(board.lanes.begin(), board.lanes.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(seen[a].first, seen[b].second) < std::tuple(seen[b].first, seen[a].second);
  });
  board.places.resize(drawing.nodes.size());
  for (std::size_t i = 0; i < board.events.size(); ++i)
    board.places[board.events[i]] = {name_width + column_width * (static_cast<double>(i) + 0.5), -event_height / 2};
  for (std::size_t i = 0; i < board.lanes.size(); ++i)
    board.places[board.lanes[i]] = {name_width / 2, lane_height * (static_cast<double>(i) + 0.8)};
  return board;
}

std::string position(const Place& place) { return dot_number(place.x) + "," + dot_number(-place.y); }

std::string inches(double points) { return dot_number(points / 72); }

void add_nodes(DotWriter& dot, const Drawing& drawing, const Style& style, const Board& board) {
  for (const auto node : board.events) {
    auto look = node_look(drawing, node, style, false);
    look.insert(look.end(), {{"pos", position(board.places[node])},
                             {"label", literal(wrap(drawing.nodes[node].title, event_columns, event_lines) + "\n" +
                                               day_of(drawing.nodes[node]))},
                             {"fontsize", "9.5"},
                             {"fixedsize", "true"},
                             {"width", inches(column_width - 8)},
                             {"height", inches(event_height - 8)}});
    dot.node(node, look);
  }
  for (const auto node : board.lanes) {
    auto look = node_look(drawing, node, style, false);
    look.insert(look.end(), {{"pos", position(board.places[node])},
                             {"label", literal(one_line(drawing.nodes[node].title, name_columns)) + "\\r"},
                             {"shape", "plaintext"},
                             {"style", ""},
                             {"fixedsize", "true"},
                             {"width", inches(name_width - 6)},
                             {"height", inches(lane_height)}});
    dot.node(node, look);
  }
}

// A mark for each tie; where one took part in several ways the marks stand side by side.
std::vector<std::size_t> add_marks(DotWriter& dot, const Drawing& drawing, const Style& style, const Board& board) {
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> at_crossing, drawn;
  for (const auto& edge : drawing.edges) ++at_crossing[{edge.from, edge.to}];
  std::vector<std::size_t> marks;
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const auto& edge = drawing.edges[i];
    const auto crossing = std::pair(edge.from, edge.to);
    const double aside = static_cast<double>(drawn[crossing]++) - (static_cast<double>(at_crossing[crossing]) - 1) / 2;
    auto look = edge_look(drawing, i, style);
    const auto& line = style.edge(edge.relation);
    const Place place{board.places[edge.to].x + aside * mark_step, board.places[edge.from].y};
    look.insert(look.end(), {{"shape", "circle"},
                             {"class", "edge"},
                             {"label", " "},
                             {"style", edge.status == graph::Status::stated ? "filled" : "dashed"},
                             {"fillcolor", line.line},
                             {"fixedsize", "true"},
                             {"width", line.width >= 1.8 ? "0.15" : "0.11"},
                             {"height", line.width >= 1.8 ? "0.15" : "0.11"},
                             {"pos", position(place)}});
    marks.push_back(dot.extra("mark" + std::to_string(i), look));
  }
  return marks;
}

void add_rules(DotWriter& dot, const Drawing& drawing, const Style& style, const Board& board,
               const std::vector<std::size_t>& marks) {
  std::map<std::size_t, std::size_t> last_of_lane, lowest_of_event;  // node → tie
  for (std::size_t i = 0; i < drawing.edges.size(); ++i) {
    const auto& edge = drawing.edges[i];
    const auto lane = last_of_lane.try_emplace(edge.from, i).first;
    if (board.places[edge.to].x > board.places[drawing.edges[lane->second].to].x) lane->second = i;
    const auto event = lowest_of_event.try_emplace(edge.to, i).first;
    if (board.places[edge.from].y > board.places[drawing.edges[event->second].from].y) event->second = i;
  }
  const Attributes rule = {{"color", style.rule()}, {"arrowhead", "none"}, {"penwidth", "0.8"}};
  for (const auto& [lane, tie] : last_of_lane) dot.edge(lane, marks[tie], rule);
  for (const auto& [event, tie] : lowest_of_event) dot.edge(event, marks[tie], rule);
}

}  // namespace

std::string timeline_dot(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                         const DotOptions& options) {
  const auto board = make_board(drawing);
  DotWriter dot;
  set_defaults(dot, style, {{"splines", "line"}});
  if (const auto html = options.legend ? legend(drawing, style, schema) : ""; !html.empty())
    dot.graph_html("label", html);
  add_nodes(dot, drawing, style, board);
  const auto marks = add_marks(dot, drawing, style, board);
  add_rules(dot, drawing, style, board, marks);
  if (!drawing.title.empty())
    dot.extra("title", {{"label", literal(drawing.title) + "\\l"},
                        {"shape", "plaintext"},
                        {"style", ""},
                        {"fontsize", "18"},
                        {"pos", position({name_width / 2 + 150, -event_height - 24})},
                        {"fixedsize", "true"},
                        {"width", inches(name_width + 300)}});
  return dot.text();
}

}  // namespace soi::drawing
