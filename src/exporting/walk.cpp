// SPDX-License-Identifier: Apache-2.0
#include "exporting/walk.hpp"

#include <ostream>

#include "base/digest.hpp"
#include "text/fold.hpp"

namespace soi::exporting {

std::string edge_id(const graph::Edge& edge, const std::string& source, const std::string& target) {
  std::string key = source;
  for (const auto& part :
       {edge.relation, target, std::string(graph::to_string(edge.status)), std::string(edge.former ? "former" : ""),
        edge.role.empty() ? edge.role : text::lower(edge.role)}) {
    key += '\0';
    key += part;
  }
  return "e" + base::sha256_hex(key).substr(0, 16);
}

void Walk::nodes(const std::function<void(const graph::Entity&)>& visit) {
  what_.graph.each_entity([&](const graph::Entity& entity) {
    if (entity.node >= ids_.size()) ids_.resize(entity.node + std::size_t{1});
    ids_[entity.node] = entity.id;
    visit(entity);
    return out_.good();
  });
}

void Walk::links(Facts facts, const std::function<void(const Link&)>& visit) {
  if (!out_.good()) return;
  const std::vector<graph::EdgeFact> none;
  what_.graph.each_edge([&](const graph::Edge& edge) {
    const auto& source = ids_[edge.subject];
    const auto& target = ids_[edge.object];
    const auto id = edge_id(edge, source, target);
    if (facts == Facts::none) {
      visit({edge, id, source, target, none});
    } else {
      visit({edge, id, source, target, what_.graph.facts(edge.number)});
    }
    return out_.good();
  });
}

void Walk::documents(const std::function<void(const graph::Document&)>& visit) const {
  if (!out_.good()) return;
  what_.graph.each_document([&](const graph::Document& document) {
    visit(document);
    return out_.good();
  });
}

}  // namespace soi::exporting
