// SPDX-License-Identifier: Apache-2.0
// Names of a graph in memory: each question looks at all of them, for such graphs are small.
#include <algorithm>
#include <set>
#include <tuple>

#include "graph/graph.hpp"
#include "text/fold.hpp"

namespace soi::graph {

namespace {

template <typename Take>
void each_name(const Entity& entity, const Take& take) {
  take(entity.name, true);
  for (const auto& alias : entity.aliases) {
    if (alias != entity.name) take(alias, false);
  }
}

}  // namespace

void Graph::each_named(const NameQuery& query, const std::function<bool(const Named&)>& visit) const {
  std::vector<std::pair<std::uint64_t, Named>> found;
  for (const auto& entity : entities_) {
    if (!query.types.empty() && std::find(query.types.begin(), query.types.end(), entity.type) == query.types.end()) {
      continue;
    }
    each_name(entity, [&](const std::string& name, bool main) {
      if (!answers(query, text::fold(name))) return;
      found.emplace_back(standing(degree(entity.node, Direction::both), entity.id), Named{entity.node, name, main});
    });
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.first, a.second.node, a.second.name) < std::tie(b.first, b.second.node, b.second.name);
  });
  for (const auto& [place, named] : found) {
    if (!visit(named)) return;
  }
}

void Graph::each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const {
  std::set<std::string> words;
  for (const auto& entity : entities_) {
    each_name(entity, [&](const std::string& name, bool) {
      for (auto& word : text::fold_words(name)) {
        if (word.starts_with(beginning)) words.insert(std::move(word));
      }
    });
  }
  for (const auto& word : words) {
    if (!visit(word)) return;
  }
}

void Reader::each_edge_end(Node node, Direction direction, const std::function<bool(const EdgeEnd&)>& visit) const {
  for (const auto& edge : edges(node, direction)) {
    const bool outward = edge.subject == node;
    if (!visit({edge.number, outward ? edge.object : edge.subject, outward, edge.facts, edge.relation, edge.status})) {
      return;
    }
  }
}

std::vector<Node> Reader::named(const std::vector<std::string>& words, const std::vector<std::string>& types) const {
  NameQuery query;
  query.types = types;
  query.any.emplace_back();
  for (const auto& word : words) {
    for (auto& part : text::fold_words(word)) query.any.front().push_back({{NameTerm::As::words, std::move(part)}});
  }
  std::vector<Node> nodes;
  if (query.any.front().empty()) return nodes;
  each_named(query, [&](const Named& named) {
    nodes.push_back(named.node);
    return true;
  });
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

}  // namespace soi::graph
