// SPDX-License-Identifier: Apache-2.0
#include "query/company.hpp"

#include <algorithm>
#include <tsl/robin_set.h>
#include <tuple>

#include "graph/as_of.hpp"

namespace soi::query {
namespace {

using graph::Node;
using graph::Reader;

std::string root_of(const Reader& reader, const schema::Schema& schema, Node node) {
  const auto name = reader.type(node);
  const auto* type = schema.type(name);
  return type == nullptr ? name : type->root;
}

// Whatever an entity has edges with, of one edge most facts first.
std::vector<Node> others_of(const Reader& reader, Node node, const graph::Selection& selection) {
  std::vector<std::pair<std::uint32_t, Node>> ends;
  graph::each_edge_end(selection, reader, node,
                       [&](const graph::EdgeEnd& end) { ends.emplace_back(end.facts, end.other); });
  std::sort(ends.begin(), ends.end(),
            [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });
  std::vector<Node> others;
  tsl::robin_set<Node> known = {node};
  for (const auto& [facts, other] : ends) {
    if (known.insert(other).second) others.push_back(other);
  }
  return others;
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
  for (const auto event : others_of(reader, node, selection)) {
    if (root_of(reader, schema, event) != "event") continue;
    if (seen > most) {
      company.whole = false;
      break;
    }
    ++company.events;
    const auto date = graph::date_of(reader.brief(event));
    std::vector<Node> others;
    graph::each_edge_end(selection, reader, event, [&](const graph::EdgeEnd& end) { others.push_back(end.other); });
    for (const auto other : others) {
      ++seen;
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
    for (auto& one : candidates) found.push_back({reader.brief(one.node), std::move(one.events), one.last});
  }
  return company;
}

}  // namespace soi::query
