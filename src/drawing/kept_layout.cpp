// SPDX-License-Identifier: Apache-2.0
#include "drawing/kept_layout.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <sstream>

#include "base/display_width.hpp"
#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "base/yaml_file.hpp"

namespace soi::drawing {
namespace {

// Generous: an ellipse needs more than its text, a hub is set in bold.
constexpr double points_per_column = 9.5, points_per_line = 19, air = 22;
constexpr std::size_t most_spots = 4000;  // tried for one node before it may overlap others
constexpr double farthest = 1e6;          // points; anything beyond is no picture

struct Box {
  double x, y, width, height;
  bool meets(const Box& other) const {
    return std::abs(x - other.x) * 2 < width + other.width && std::abs(y - other.y) * 2 < height + other.height;
  }
};

Box box_of(const Drawing::Node& node, const Place& place) {
  std::size_t columns = 4, lines = 0;
  std::istringstream label(node.label);
  for (std::string line; std::getline(label, line); ++lines) columns = std::max(columns, base::display_width(line));
  return {place.x, place.y, static_cast<double>(columns) * points_per_column + air,
          static_cast<double>(std::max<std::size_t>(1, lines)) * points_per_line + air};
}

// Boxes by coarse cells, so that a spot is compared with what is near it only.
class Board {
 public:
  bool free(const Box& box) const {
    bool all_free = true;
    each_cell(box, [&](long long cell) {
      const auto found = cells_.find(cell);
      if (found == cells_.end()) return;
      for (const auto& other : found->second) all_free = all_free && !box.meets(other);
    });
    return all_free;
  }
  void add(const Box& box) {
    each_cell(box, [&](long long cell) { cells_[cell].push_back(box); });
  }

 private:
  template <class Visit>
  static void each_cell(const Box& box, const Visit& visit) {
    constexpr double size = 200;
    const auto cell = [](double at) { return static_cast<long long>(std::floor(at / size)); };
    for (auto x = cell(box.x - box.width / 2); x <= cell(box.x + box.width / 2); ++x)
      for (auto y = cell(box.y - box.height / 2); y <= cell(box.y + box.height / 2); ++y) visit(x * 1'000'003 + y);
  }
  std::map<long long, std::vector<Box>> cells_;
};

// Sunflower spots around the middle: even, dense, the same every time.
Place free_spot(const Drawing::Node& node, const Place& middle, const Board& board) {
  const double turn = std::numbers::pi * (3 - std::sqrt(5.0));
  for (std::size_t i = 0; i < most_spots; ++i) {
    const double far = 24 * std::sqrt(static_cast<double>(i)), angle = turn * static_cast<double>(i);
    const Place spot{std::round(middle.x + far * std::cos(angle)), std::round(middle.y + far * std::sin(angle))};
    if (board.free(box_of(node, spot))) return spot;
  }
  return middle;
}

std::optional<Place> known_place(const Drawing::Node& node, const KeptLayout& layout) {
  for (const auto& member : node.members)
    if (const auto found = layout.find(member); found != layout.end()) return found->second;
  return std::nullopt;
}

Place middle_of(const std::vector<std::size_t>& around, const std::vector<std::optional<Place>>& places,
                const Place& otherwise) {
  Place sum;
  double count = 0;
  for (const auto other : around) {
    if (!places[other]) continue;
    sum.x += places[other]->x;
    sum.y += places[other]->y;
    ++count;
  }
  return count == 0 ? otherwise : Place{sum.x / count, sum.y / count};
}

double coordinate(const base::YamlFile& file, const base::YamlNode& node, std::vector<base::Problem>& problems) {
  double value = 0;
  const auto* end = node.text.data() + node.text.size();
  const auto read = std::from_chars(node.text.data(), end, value);
  if (node.is_scalar() && read.ec == std::errc() && read.ptr == end && std::abs(value) <= farthest) return value;
  problems.push_back(file.problem(node, "expected a number of points", "let soi write the file anew: move it away"));
  return 0;
}

}  // namespace

KeptLayout read_layout(const std::string& path, const std::string& text) {
  const auto file = base::YamlFile::parse(path, text);
  KeptLayout layout;
  std::vector<base::Problem> problems;
  for (const auto& [key, places] : file.root().entries) {
    if (key.text != "places") continue;
    for (const auto& [member, place] : places.entries) {
      if (place.items.size() != 2) {
        problems.push_back(file.problem(place, "expected two numbers, [x, y]"));
        continue;
      }
      layout[member.text] = {coordinate(file, place.items[0], problems), coordinate(file, place.items[1], problems)};
    }
  }
  if (layout.empty() && problems.empty())
    problems.push_back(file.problem(file.root(), "this is no layout that soi kept: it has no `places`"));
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return layout;
}

std::string write_layout(const KeptLayout& layout) {
  std::ostringstream out;
  base::JsonWriter json(out);
  json.begin_object().key("places").begin_object();
  for (const auto& [member, place] : layout)
    json.key(member).begin_array(true).value(std::lround(place.x)).value(std::lround(place.y)).end_array();
  json.end_object().end_object();
  return out.str() + "\n";
}

std::vector<Place> keep_places(const Drawing& drawing, const std::vector<Place>& fresh, KeptLayout& layout) {
  std::vector<std::vector<std::size_t>> around(drawing.nodes.size());
  for (const auto& edge : drawing.edges) {
    around[edge.from].push_back(edge.to);
    around[edge.to].push_back(edge.from);
  }
  Board board;
  std::vector<std::optional<Place>> places(drawing.nodes.size());
  Place rest;  // where those stand whom nothing ties to what is known: below all
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!(places[i] = layout.empty() ? std::optional(fresh[i]) : known_place(drawing.nodes[i], layout))) continue;
    board.add(box_of(drawing.nodes[i], *places[i]));
    rest.y = std::max(rest.y, places[i]->y + 120);
  }
  // Those with known neighbours first, so that their own neighbours find them.
  for (bool placed = true; placed;) {
    placed = false;
    for (std::size_t i = 0; i < places.size(); ++i) {
      const bool tied =
          std::any_of(around[i].begin(), around[i].end(), [&](std::size_t other) { return places[other].has_value(); });
      if (places[i] || !tied) continue;
      places[i] = free_spot(drawing.nodes[i], middle_of(around[i], places, rest), board);
      board.add(box_of(drawing.nodes[i], *places[i]));
      placed = true;
    }
    if (placed) continue;
    const auto left = std::find(places.begin(), places.end(), std::nullopt);
    if (left == places.end()) break;
    const auto i = static_cast<std::size_t>(left - places.begin());
    places[i] = free_spot(drawing.nodes[i], rest, board);
    board.add(box_of(drawing.nodes[i], *places[i]));
    placed = true;
  }
  std::vector<Place> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    all.push_back({std::round(places[i]->x), std::round(places[i]->y)});
    for (const auto& member : drawing.nodes[i].members) layout[member] = all.back();
  }
  return all;
}

}  // namespace soi::drawing
