// SPDX-License-Identifier: Apache-2.0
#include "graph/selected.hpp"

#include <algorithm>
#include <set>

namespace soi::graph {

Selected::Selected(const Reader& whole, const schema::Schema& schema, Selection selection,
                   const std::optional<std::vector<Node>>& nodes)
    : whole_(whole), selection_(std::move(selection)) {
  const auto keep = [&](const Entity& entity) {
    if (entity.node >= kept_.size()) kept_.resize(entity.node + std::size_t{1});
    kept_[entity.node] = nodes || graph::passes(selection_, entity, schema);
    return true;
  };
  if (nodes) {
    for (const auto node : *nodes) keep(whole.entity(node));
    return;
  }
  whole.each_entity(keep);
  if (!selection_.chooses_edges()) return;
  std::vector<bool> tied(kept_.size());
  each_edge([&](const Edge& edge) {
    tied[edge.subject] = tied[edge.object] = true;
    return true;
  });
  kept_ = std::move(tied);
}

bool Selected::passes(const Edge& edge) const {
  return kept(edge.subject) && kept(edge.object) && graph::passes(selection_, edge, whole_);
}

Counts Selected::counts() const {
  Counts counts;
  counts.entities = static_cast<std::uint64_t>(std::count(kept_.begin(), kept_.end(), true));
  each_edge([&](const Edge& edge) {
    ++counts.edges;
    counts.facts += edge.facts;
    return true;
  });
  each_document([&](const Document&) {
    ++counts.documents;
    return true;
  });
  return counts;
}

std::vector<Edge> Selected::edges(Node node, Direction direction) const {
  auto found = whole_.edges(node, direction);
  std::erase_if(found, [&](const Edge& edge) { return !passes(edge); });
  return found;
}

void Selected::each_entity(const std::function<bool(const Entity&)>& visit) const {
  whole_.each_entity([&](const Entity& entity) { return !kept(entity.node) || visit(entity); });
}

void Selected::each_edge(const std::function<bool(const Edge&)>& visit) const {
  whole_.each_edge([&](const Edge& edge) { return !passes(edge) || visit(edge); });
}

void Selected::each_document(const std::function<bool(const Document&)>& visit) const {
  std::set<std::string, std::less<>> names;
  each_entity([&](const Entity& entity) {
    names.insert(entity.members.begin(), entity.members.end());
    return true;
  });
  std::set<std::string, std::less<>> speaking;
  each_edge([&](const Edge& edge) {
    for (const auto& fact : whole_.facts(edge.number)) speaking.insert(fact.document);
    return true;
  });
  whole_.each_document([&](const Document& document) {
    const auto prefix = document.key + '#';
    const auto member = names.lower_bound(prefix);
    const bool names_one = member != names.end() && member->starts_with(prefix);
    return !(names_one || speaking.contains(document.key)) || visit(document);
  });
}

std::optional<Node> Selected::by_id(std::string_view id) const {
  const auto node = whole_.by_id(id);
  return node && kept(*node) ? node : std::nullopt;
}

void Selected::each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const {
  whole_.each_named(query, [&](const Named& named) { return !kept(named.node) || visit(named); });
}

}  // namespace soi::graph
