// SPDX-License-Identifier: Apache-2.0
#include "graph/projected.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace soi::graph {

namespace {

std::vector<Entity> ends_of(const Reader& whole, const Projection& network) {
  std::set<Node> nodes;
  for (const auto& tie : network.ties) nodes.insert({tie.a, tie.b});
  std::vector<Entity> entities;
  for (const auto node : nodes) entities.push_back(whole.entity(node));
  return entities;
}

std::vector<Edge> edges_of(const Projection& network, const std::string& through) {
  std::vector<Edge> edges;
  for (const auto& tie : network.ties) {
    Edge edge;
    edge.number = static_cast<EdgeNumber>(edges.size());
    edge.subject = tie.a;
    edge.object = tie.b;
    edge.relation = "shares_" + through;
    edge.facts = tie.shared;
    edges.push_back(std::move(edge));
  }
  return edges;
}

}  // namespace

Projected::Projected(const Reader& whole, const Projection& network, const std::vector<Touch>& touches,
                     const ProjectionRequest& request)
    : Part(whole, ends_of(whole, network), edges_of(network, request.through)),
      selection_(request.selection),
      by_way_(!request.by.empty()),
      ties_(network.ties) {
  const Sharing sharing(touches);
  for (const auto& tie : ties_) shared_.push_back(sharing.shared_by(tie.a, tie.b));
}

std::vector<EdgeFact> Projected::facts(EdgeNumber edge) const {
  const auto& tie = ties_.at(edge);
  const std::set<Node> shared(shared_.at(edge).begin(), shared_.at(edge).end());
  std::set<EdgeNumber> ways;
  for (const auto end : {tie.a, tie.b}) {
    for (const auto& way : graph::edges(selection_, whole(), end)) {
      const auto met = way.other_end(end);
      if (!by_way_) {
        if (shared.contains(met)) ways.insert(way.number);
        continue;
      }
      for (const auto& onward : graph::edges(selection_, whole(), met)) {
        if (shared.contains(onward.other_end(met))) ways.insert({way.number, onward.number});
      }
    }
  }
  std::vector<EdgeFact> found;
  for (const auto way : ways) {
    for (auto& fact : whole().facts(way)) found.push_back(std::move(fact));
  }
  std::stable_sort(found.begin(), found.end(), [](const EdgeFact& a, const EdgeFact& b) {
    return std::tie(a.document, a.subject, a.object) < std::tie(b.document, b.subject, b.object);
  });
  return found;
}

}  // namespace soi::graph
