// SPDX-License-Identifier: Apache-2.0
#include "query/company.hpp"

#include <algorithm>
#include <set>
#include <tuple>

#include "graph/as_of.hpp"

namespace soi::query {
namespace {

using graph::Edge;
using graph::Node;
using graph::Reader;

Node other_end(const Edge& edge, Node node) { return edge.subject == node ? edge.object : edge.subject; }

std::string root_of(const Reader& reader, const schema::Schema& schema, Node node) {
  const auto name = reader.type(node);
  const auto* type = schema.type(name);
  return type == nullptr ? name : type->root;
}

// An entity's events, those with most facts first.
std::vector<Node> events_of(const Reader& reader, const schema::Schema& schema, Node node,
                            const graph::Selection& selection) {
  auto edges = graph::edges(selection, reader, node);
  std::stable_sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) { return a.facts > b.facts; });
  std::vector<Node> events;
  std::set<Node> known = {node};
  for (const auto& edge : edges) {
    const auto other = other_end(edge, node);
    if (known.insert(other).second && root_of(reader, schema, other) == "event") events.push_back(other);
  }
  return events;
}

struct Candidate {
  Node node;
  std::vector<Node> events;
  base::Date last;
};

bool before(const Candidate& a, const Candidate& b) {
  const auto key = [](const Candidate& one) { return std::tuple(one.events.size(), latest(one.last)); };
  return key(a) != key(b) ? key(a) > key(b) : a.node < b.node;
}

}  // namespace

Company company_of(const Reader& reader, const schema::Schema& schema, Node node, const graph::Selection& chosen,
                   std::size_t list, std::size_t most) {
  auto selection = chosen;
  if (selection.statuses.empty()) selection.statuses = graph::not_denied();
  Company company;
  std::map<Node, Candidate> met;
  std::size_t seen = 0;
  for (const auto event : events_of(reader, schema, node, selection)) {
    if (seen > most) {
      company.whole = false;
      break;
    }
    ++company.events;
    const auto date = graph::date_of(reader.entity(event));
    for (const auto& edge : graph::edges(selection, reader, event)) {
      ++seen;
      const auto other = other_end(edge, event);
      if (other == node || other == event) continue;
      auto& candidate = met.emplace(other, Candidate{other, {}, {}}).first->second;
      if (!candidate.events.empty() && candidate.events.back() == event) continue;
      candidate.events.push_back(event);
      if (date.known() && (!candidate.last.known() || latest(candidate.last) < latest(date))) candidate.last = date;
    }
  }
  std::map<std::string, std::vector<Candidate>> by_root;
  for (auto& [other, candidate] : met) {
    std::sort(candidate.events.begin(), candidate.events.end());
    by_root[root_of(reader, schema, other)].push_back(std::move(candidate));
  }
  for (auto& [root, candidates] : by_root) {
    std::sort(candidates.begin(), candidates.end(), before);
    if (candidates.size() > list) candidates.resize(list);
    auto& found = company.by_root[root];
    for (auto& one : candidates) found.push_back({reader.entity(one.node), std::move(one.events), one.last});
  }
  return company;
}

}  // namespace soi::query
