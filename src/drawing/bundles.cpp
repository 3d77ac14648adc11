// SPDX-License-Identifier: Apache-2.0
#include "drawing/bundles.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace soi::drawing {
namespace {

constexpr std::size_t small = 40;  // nodes; all of these can be read
constexpr std::size_t fan = 12;    // leaves of one kind that still stand well
constexpr std::size_t kept = 8;    // of a larger fan
constexpr std::size_t named = 40;  // of the bundled, in the tooltip

// hub, outwards, relation, status, former, root of the leaves' type
using Fan = std::tuple<std::size_t, bool, std::string, graph::Status, bool, std::string>;

std::string root_of(const schema::Schema& schema, const std::string& type) {
  const auto* known = schema.type(type);
  return known ? known->root : type;
}

std::map<Fan, std::vector<std::size_t>> fans_of(const Drawing& drawing, const schema::Schema& schema) {
  std::vector<std::size_t> lines(drawing.nodes.size());
  for (const auto& edge : drawing.edges) ++lines[edge.from], ++lines[edge.to];
  std::map<Fan, std::vector<std::size_t>> fans;
  for (const auto& edge : drawing.edges) {
    if (edge.from == edge.to) continue;
    for (const bool outwards : {true, false}) {
      const auto leaf = outwards ? edge.to : edge.from, hub = outwards ? edge.from : edge.to;
      if (lines[leaf] != 1 || lines[hub] == 1 || drawing.nodes[leaf].focus) continue;
      fans[{hub, outwards, edge.relation, edge.status, edge.former, root_of(schema, drawing.nodes[leaf].type)}]
          .push_back(leaf);
    }
  }
  return fans;
}

std::string more(std::size_t count, const std::string& language) {
  return language == "en" ? "… and " + std::to_string(count) + " more" : "… và " + std::to_string(count) + " nữa";
}

Drawing::Node bundle_of(const Drawing& drawing, const std::vector<std::size_t>& leaves) {
  Drawing::Node node;
  const auto& first = drawing.nodes[leaves.front()];
  node.id = "bundle of " + first.id;
  node.type = first.type;
  node.title = node.label = more(leaves.size(), drawing.language);
  for (std::size_t i = 0; i < leaves.size() && i < named; ++i)
    node.tooltip += (i == 0 ? "" : "\n") + drawing.nodes[leaves[i]].title;
  if (leaves.size() > named) node.tooltip += "\n…";
  return node;
}

// Numbers anew after the nodes in `gone` are taken out.
Drawing without(const Drawing& drawing, const std::vector<char>& gone) {
  Drawing left = drawing;
  left.nodes.clear();
  left.edges.clear();
  left.measures.clear();  // their work is done: sizes and colours stand in the nodes
  std::vector<std::size_t> number(drawing.nodes.size());
  for (std::size_t i = 0; i < drawing.nodes.size(); ++i) {
    number[i] = left.nodes.size();
    if (!gone[i]) left.nodes.push_back(drawing.nodes[i]);
  }
  for (auto edge : drawing.edges) {
    if (gone[edge.from] || gone[edge.to]) continue;
    edge.from = number[edge.from];
    edge.to = number[edge.to];
    left.edges.push_back(std::move(edge));
  }
  return left;
}

}  // namespace

Drawing bundle_leaves(const Drawing& drawing, const graph::Reader& graph, const schema::Schema& schema) {
  if (drawing.nodes.size() <= small) return drawing;
  Drawing whole = drawing;
  std::vector<char> gone(drawing.nodes.size());
  const auto ties = [&](std::size_t node) {
    const auto found = graph.by_id(drawing.nodes[node].id);
    return found ? graph.degree(*found, graph::Direction::both) : 0;
  };
  for (auto& [key, leaves] : fans_of(drawing, schema)) {
    if (leaves.size() <= fan) continue;
    std::map<std::size_t, std::uint64_t> degree;
    for (const auto leaf : leaves) degree[leaf] = ties(leaf);
    std::sort(leaves.begin(), leaves.end(),
              [&](std::size_t a, std::size_t b) { return std::tuple(degree[b], a) < std::tuple(degree[a], b); });
    const std::vector<std::size_t> bundled(leaves.begin() + kept, leaves.end());
    for (const auto leaf : bundled) gone[leaf] = 1;
    gone.push_back(0);
    const auto& [hub, outwards, relation, status, former, root] = key;
    Drawing::Edge line;
    line.from = outwards ? hub : whole.nodes.size();
    line.to = outwards ? whole.nodes.size() : hub;
    line.relation = relation;
    line.status = status;
    line.former = former;
    line.count = static_cast<std::uint32_t>(bundled.size());
    whole.nodes.push_back(bundle_of(drawing, bundled));
    whole.edges.push_back(std::move(line));
  }
  return without(whole, gone);
}

Subgraph backbone(const Subgraph& part, const std::vector<graph::Node>& focus, std::size_t most,
                  const std::vector<double>& scores) {
  if (part.entities.size() <= most) return part;
  std::unordered_map<graph::Node, double> score;
  for (std::size_t i = 0; i < part.entities.size(); ++i)
    score.emplace(part.entities[i].node, scores.empty() ? 0 : scores[i]);
  for (const auto& edge : part.edges) {
    const auto from = score.find(edge.subject), to = score.find(edge.object);
    if (scores.empty() && from != score.end() && to != score.end() && from != to) ++from->second, ++to->second;
  }
  const std::set<graph::Node> asked(focus.begin(), focus.end());
  std::vector<const graph::Entity*> order;
  for (const auto& entity : part.entities) order.push_back(&entity);
  std::sort(order.begin(), order.end(), [&](const auto* a, const auto* b) {
    return std::tuple(!asked.contains(a->node), score[b->node], a->id) <
           std::tuple(!asked.contains(b->node), score[a->node], b->id);
  });
  Subgraph left;
  std::set<graph::Node> stays;
  for (const auto* entity : order) {
    if (left.entities.size() == most) break;
    left.entities.push_back(*entity);
    stays.insert(entity->node);
  }
  for (const auto& edge : part.edges)
    if (stays.contains(edge.subject) && stays.contains(edge.object)) left.edges.push_back(edge);
  return left;
}

}  // namespace soi::drawing
