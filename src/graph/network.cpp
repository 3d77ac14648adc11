// SPDX-License-Identifier: Apache-2.0
#include "graph/network.hpp"

#include <algorithm>
#include <numeric>

#include "base/error.hpp"

namespace soi::graph {

double Network::Rows::strength(Node node) const {
  const auto all = weight_row(node);
  return weights.empty() ? static_cast<double>(begin[node + 1] - begin[node])
                         : std::accumulate(all.begin(), all.end(), 0.0);
}

// First scatter: who has an arc to each node, in no order.
Network::Rows Network::by_target(const Links& links, bool both_ways) {
  const std::uint64_t arcs = std::uint64_t{links.from.size()} * (both_ways ? 2 : 1);
  if (arcs > 0xfffffffe) {
    throw base::Error(base::Failure::limit, "a network of " + std::to_string(arcs) + " arcs is too large",
                      "4,294,967,294 are the most");
  }
  Rows rows;
  rows.begin.assign(std::size_t{links.nodes} + 1, 0);
  for (std::size_t i = 0; i < links.from.size(); ++i) {
    if (links.from[i] == links.to[i]) continue;
    ++rows.begin[links.to[i] + 1];
    if (both_ways) ++rows.begin[links.from[i] + 1];
  }
  std::partial_sum(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
  rows.ends.resize(rows.begin.back());
  if (!links.weights.empty()) rows.weights.resize(rows.begin.back());
  auto next = rows.begin;
  const auto put = [&](Node row, Node end, std::size_t i) {
    const auto at = next[row]++;
    rows.ends[at] = end;
    if (!links.weights.empty()) rows.weights[at] = links.weights[i];
  };
  for (std::size_t i = 0; i < links.from.size(); ++i) {
    if (links.from[i] == links.to[i]) continue;
    put(links.to[i], links.from[i], i);
    if (both_ways) put(links.from[i], links.to[i], i);
  }
  return rows;
}

// Second scatter: walking the nodes in order fills the rows it turns to in ascending order, without sorting.
Network::Rows Network::Rows::turned() const {
  Rows rows;
  rows.begin.assign(begin.size(), 0);
  for (const auto end : ends) ++rows.begin[end + 1];
  std::partial_sum(rows.begin.begin(), rows.begin.end(), rows.begin.begin());
  rows.ends.resize(ends.size());
  rows.weights.resize(weights.size());
  auto next = rows.begin;
  for (Node node = 0; node + 1 < begin.size(); ++node) {
    for (auto i = begin[node]; i < begin[node + 1]; ++i) {
      const auto at = next[ends[i]]++;
      rows.ends[at] = node;
      if (!weights.empty()) rows.weights[at] = weights[i];
    }
  }
  return rows;
}

void Network::Rows::merge_parallel() {
  bool parallel = false;
  for (Node node = 0; node + 1 < begin.size() && !parallel; ++node) {
    const auto all = row(node);
    parallel = std::adjacent_find(all.begin(), all.end()) != all.end();
  }
  if (!parallel) return;
  if (weights.empty()) weights.assign(ends.size(), 1.0);
  std::uint32_t kept = 0;
  for (Node node = 0; node + 1 < begin.size(); ++node) {
    const auto from = begin[node], to = begin[node + 1];
    begin[node] = kept;
    for (auto i = from; i < to; ++i) {
      if (kept > begin[node] && ends[kept - 1] == ends[i]) {
        weights[kept - 1] += weights[i];
      } else {
        ends[kept] = ends[i];
        weights[kept++] = weights[i];
      }
    }
  }
  begin.back() = kept;
  ends.resize(kept);
  weights.resize(kept);
}

Network::Network(const Links& links, bool directed) : directed_(directed), out_(by_target(links, !directed).turned()) {
  out_.merge_parallel();
  if (std::all_of(out_.weights.begin(), out_.weights.end(), [](double weight) { return weight == 1; })) {
    out_.weights.clear();
  }
  if (directed) in_ = out_.turned();
}

std::uint32_t Network::arc(Node from, Node to) const {
  const auto all = out(from);
  const auto at = std::lower_bound(all.begin(), all.end(), to);
  return at == all.end() || *at != to ? arc_count() : first_arc(from) + static_cast<std::uint32_t>(at - all.begin());
}

std::vector<Node> renumber_by_degree(Links& links) {
  std::vector<std::uint32_t> degree(links.nodes, 0);
  for (const auto* ends : {&links.from, &links.to}) {
    for (const auto end : *ends) ++degree[end];
  }
  const auto most = degree.empty() ? 0 : *std::max_element(degree.begin(), degree.end());
  std::vector<std::uint32_t> next(std::size_t{most} + 2, 0);  // by how much a degree falls short of the largest
  for (const auto d : degree) ++next[most - d + 1];
  std::partial_sum(next.begin(), next.end(), next.begin());
  std::vector<Node> order(links.nodes);
  auto& rank = degree;
  for (Node node = 0; node < links.nodes; ++node) {
    const auto place = next[most - degree[node]]++;
    order[place] = node;
    rank[node] = place;
  }
  for (auto* ends : {&links.from, &links.to}) {
    for (auto& end : *ends) end = rank[end];
  }
  return order;
}

Links links_of(const Reader& reader, const std::function<bool(const Edge&)>& keep) {
  Links links;
  const auto counts = reader.counts();
  links.nodes = static_cast<std::uint32_t>(counts.entities);
  if (!keep) {
    links.from.reserve(counts.edges);
    links.to.reserve(counts.edges);
  }
  reader.each_edge([&](const Edge& edge) {
    if (keep && !keep(edge)) return true;
    links.from.push_back(edge.subject);
    links.to.push_back(edge.object);
    return true;
  });
  return links;
}

Network both_ways(const Network& network) {
  if (!network.directed()) return network;
  Links links;
  links.nodes = network.node_count();
  for (Node node = 0; node < network.node_count(); ++node) {
    const auto ends = network.out(node);
    const auto weights = network.out_weights(node);
    links.from.insert(links.from.end(), ends.size(), node);
    links.to.insert(links.to.end(), ends.begin(), ends.end());
    links.weights.insert(links.weights.end(), weights.begin(), weights.end());
  }
  return Network(links, false);
}

}  // namespace soi::graph
