// SPDX-License-Identifier: Apache-2.0
#include "graph/part.hpp"

#include <algorithm>
#include <set>

#include "graph/edge_order.hpp"

namespace soi::graph {

Part::Part(const Reader& whole, std::vector<Entity> entities, std::vector<Edge> edges)
    : whole_(whole), entities_(std::move(entities)) {
  std::sort(entities_.begin(), entities_.end(), [](const Entity& a, const Entity& b) { return a.id < b.id; });
  for (Node place = 0; place < entities_.size(); ++place) {
    places_.emplace(entities_[place].node, place);
    entities_[place].node = place;
  }
  std::sort(edges.begin(), edges.end(), before);
  for (auto& edge : edges) {
    const auto subject = places_.find(edge.subject), object = places_.find(edge.object);
    if (subject == places_.end() || object == places_.end()) continue;
    number_in_whole_.push_back(edge.number);
    edge.number = static_cast<EdgeNumber>(edges_.size());
    edge.subject = subject->second;
    edge.object = object->second;
    edges_.push_back(std::move(edge));
  }
}

std::vector<std::string> Part::document_keys() const {
  std::set<std::string> keys;
  for (const auto& edge : edges_) {
    for (const auto& fact : facts(edge.number)) keys.insert(fact.document);
  }
  return {keys.begin(), keys.end()};
}

Counts Part::counts() const {
  Counts counts{entities_.size(), edges_.size(), 0, document_keys().size()};
  for (const auto& edge : edges_) counts.facts += edge.facts;
  return counts;
}

std::vector<Edge> Part::edges(Node node, Direction direction) const {
  std::vector<Edge> found;
  for (const auto& edge : edges_) {
    const bool out = direction != Direction::in && edge.subject == node;
    const bool in = direction != Direction::out && edge.object == node;
    if (out || in) found.push_back(edge);
  }
  return found;
}

void Part::each_entity(const std::function<bool(const Entity&)>& visit) const {
  for (const auto& entity : entities_) {
    if (!visit(entity)) return;
  }
}

void Part::each_edge(const std::function<bool(const Edge&)>& visit) const {
  for (const auto& edge : edges_) {
    if (!visit(edge)) return;
  }
}

void Part::each_document(const std::function<bool(const Document&)>& visit) const {
  for (const auto& key : document_keys()) {
    const auto document = whole_.document(key);
    if (document && !visit(*document)) return;
  }
}

std::optional<Node> Part::by_id(std::string_view id) const {
  const auto node = whole_.by_id(id);
  const auto place = node ? places_.find(*node) : places_.end();
  if (place == places_.end()) return std::nullopt;
  return place->second;
}

void Part::each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const {
  whole_.each_named(query, [&](const Named& named) {
    const auto place = places_.find(named.node);
    return place == places_.end() || visit({place->second, named.name, named.main});
  });
}

}  // namespace soi::graph
