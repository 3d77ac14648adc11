// SPDX-License-Identifier: Apache-2.0
#include "graph/csr.hpp"

#include <numeric>

namespace soi::graph {

// A counting sort, stable: the edges of a row stay in key order.
void Csr::Rows::fill(std::size_t nodes, const std::vector<Node>& from, const std::vector<Node>& to) {
  begin.assign(nodes + 1, 0);
  for (const auto node : from) ++begin[node + 1];
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  ends.resize(from.size());
  places.resize(from.size());
  auto next = begin;
  for (std::uint32_t place = 0; place < from.size(); ++place) {
    const auto at = next[from[place]]++;
    ends[at] = to[place];
    places[at] = place;
  }
}

Csr::Csr(const Reader& reader, const std::function<bool(const Edge&)>& keep) {
  const auto counts = reader.counts();
  if (!keep) {
    sources_.reserve(counts.edges);
    targets_.reserve(counts.edges);
    numbers_.reserve(counts.edges);
  }
  reader.each_edge([&](const Edge& edge) {
    if (keep && !keep(edge)) return true;
    sources_.push_back(edge.subject);
    targets_.push_back(edge.object);
    numbers_.push_back(edge.number);
    return true;
  });
  out_.fill(counts.entities, sources_, targets_);
  in_.fill(counts.entities, targets_, sources_);
}

}  // namespace soi::graph
