// SPDX-License-Identifier: Apache-2.0
#include "drawing/places.hpp"

#include <charconv>
#include <set>
#include <string_view>
#include <utility>

#include "base/error.hpp"
#include "drawing/dot_writer.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t most_apart = 5000;  // prism takes 13 s for these
constexpr double points_per_inch = 72;

std::string skeleton(const Drawing& drawing) {
  DotWriter dot;
  dot.defaults({{"overlap", drawing.nodes.size() <= most_apart ? "prism" : "true"}, {"splines", "false"}},
               {{"shape", "circle"}, {"label", ""}, {"fixedsize", "true"}, {"width", "0.25"}}, {});
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) dot.node(i, {});
  std::set<std::pair<std::size_t, std::size_t>> drawn;  // parallel lines pull no harder
  for (const auto& edge : drawing.edges)
    if (edge.from != edge.to && drawn.insert(std::minmax(edge.from, edge.to)).second) dot.edge(edge.from, edge.to, {});
  return dot.text();
}

// The next word of a line of Graphviz' plain format; names and numbers have no spaces here.
std::string_view next_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

double number(std::string_view word) {
  double value = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), value);
  if (read.ec != std::errc()) throw base::Error(base::Failure::limit, "the layout named no place for a node");
  return value;
}

}  // namespace

std::vector<Place> read_places(const std::string& plain, std::size_t nodes) {
  std::vector<Place> places(nodes);
  std::string_view rest = plain;
  while (!rest.empty()) {
    auto line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (next_word(line) != "node") continue;
    const auto name = next_word(line);
    std::size_t node = places.size();
    std::from_chars(name.data() + 1, name.data() + name.size(), node);
    if (node >= places.size()) continue;
    places[node].x = number(next_word(line)) * points_per_inch;
    places[node].y = -number(next_word(line)) * points_per_inch;
  }
  return places;
}

std::vector<Place> place_nodes(const Drawing& drawing, const LayoutOptions& options) {
  return read_places(lay_out(skeleton(drawing), "sfdp", Format::plain, options), drawing.nodes.size());
}

}  // namespace soi::drawing
