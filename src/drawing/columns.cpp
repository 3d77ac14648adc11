// SPDX-License-Identifier: Apache-2.0
#include "drawing/columns.hpp"

#include <algorithm>

namespace soi::drawing {
namespace {

constexpr double between_columns = 420, person_height = 30, event_height = 84;  // points

std::string day_of(const Drawing::Node& node) {
  for (const auto& [name, value] : node.columns)
    if (name == "date") return value;
  return "9999";  // those without a date stand last
}

}  // namespace

std::vector<Place> two_columns(const Drawing& drawing) {
  std::vector<char> right(drawing.nodes.size());
  for (const auto& edge : drawing.edges) right[edge.to] = 1;
  std::vector<std::size_t> people, events;
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) (right[i] ? events : people).push_back(i);
  std::stable_sort(events.begin(), events.end(),
                   [&](std::size_t a, std::size_t b) { return day_of(drawing.nodes[a]) < day_of(drawing.nodes[b]); });
  const double height =
      std::max(person_height * static_cast<double>(people.size()), event_height * static_cast<double>(events.size()));
  std::vector<Place> places(drawing.nodes.size());
  const auto stand = [&](const std::vector<std::size_t>& column, double x) {
    const double step = height / static_cast<double>(std::max<std::size_t>(1, column.size()));
    for (std::size_t i = 0; i < column.size(); ++i) places[column[i]] = {x, step * (static_cast<double>(i) + 0.5)};
  };
  stand(events, between_columns);
  std::vector<double> sum(drawing.nodes.size()), ties(drawing.nodes.size());
  for (const auto& edge : drawing.edges) {
    sum[edge.from] += places[edge.to].y;
    ++ties[edge.from];
  }
  std::stable_sort(people.begin(), people.end(),
                   [&](std::size_t a, std::size_t b) { return sum[a] / ties[a] < sum[b] / ties[b]; });
  stand(people, 0);
  return places;
}

}  // namespace soi::drawing
