// SPDX-License-Identifier: Apache-2.0
#include "query/ways.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/error.hpp"
#include "graph/edge_order.hpp"

namespace soi::query {

using graph::Direction;
using graph::Edge;
using graph::Node;

Ways::Ways(const graph::Reader& reader, const PathSearch& search, Node from, Node to)
    : reader_(reader), search_(search), selection_(search.selection), from_(from), to_(to) {
  if (search.through.size() > 16) throw std::invalid_argument("too many entities to go through");
  selection_.direction = Direction::both;
  if (selection_.statuses.empty()) selection_.statuses = graph::not_denied();
}

const Ways::Place& Ways::place(Node node) {
  const auto [at, is_new] = places_.emplace(node, Place{});
  if (!is_new) return at->second;
  auto& place = at->second;
  const auto type = reader_.type(node);
  place.cost = (search_.weight ? search_.weight(type) : 1) + std::log2(std::max(degree(node), 1.0)) / 4;
  place.open = node == from_ || node == to_ || !search_.enter || search_.enter(node, type);
  for (std::size_t i = 0; i < search_.through.size(); ++i) {
    if (search_.through[i](node, type)) place.met |= 1u << i;
  }
  return place;
}

const std::vector<Node>& Ways::next(Node node) {
  const auto [at, is_new] = next_.emplace(node, std::vector<Node>{});
  auto& nodes = at->second;
  if (!is_new) return nodes;
  count_one();
  graph::each_edge_end(selection_, reader_, node, [&](const graph::EdgeEnd& end) { nodes.push_back(end.other); });
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  std::erase_if(nodes, [&](Node other) { return other == node || !place(other).open; });
  return nodes;
}

double Ways::degree(Node node) const { return static_cast<double>(reader_.degree(node, Direction::both)); }

std::vector<Edge> Ways::edges_between(Node a, Node b) const {
  if (reader_.degree(b, Direction::both) < reader_.degree(a, Direction::both)) std::swap(a, b);
  std::vector<Edge> found;
  graph::each_edge_end(selection_, reader_, a, [&](const graph::EdgeEnd& end) {
    if (end.other == b) found.push_back(reader_.edge(end.number));
  });
  std::sort(found.begin(), found.end(), graph::before);
  return found;
}

void Ways::count_one() {
  if (++seen_ <= search_.most) return;
  throw base::Error(base::Failure::limit, "the two are further apart than the search goes",
                    "name the relations to follow with --relation, or what to avoid with --avoid");
}

}  // namespace soi::query
