// SPDX-License-Identifier: Apache-2.0
// soi as one of the peers: soi_peer EDGES PAIRS
#include <algorithm>
#include <numeric>
#include <tbb/global_control.h>

#include "analytics/betweenness.hpp"
#include "analytics/cohesion.hpp"
#include "analytics/communities.hpp"
#include "analytics/components.hpp"
#include "analytics/ranks.hpp"
#include "analytics/walks.hpp"
#include "peer.hpp"
#include "reading/edge_list.hpp"

int main(int count, char** words) {
  using namespace soi;
  if (count < 3) return 2;
  const auto threads = std::getenv("SOI_BENCH_THREADS");
  const tbb::global_control one(tbb::global_control::max_allowed_parallelism,
                                threads == nullptr ? 1 : static_cast<std::size_t>(std::atoi(threads)));
  const std::string path = words[1];
  auto list = reading::read_edge_list(path);
  const auto order = graph::renumber_by_degree(list.links);
  const graph::Network network(list.links, false);
  std::map<std::uint32_t, graph::Node> place;
  for (graph::Node node = 0; node < order.size(); ++node) place[list.numbers[order[node]]] = node;
  auto pairs = peer::read_pairs(words[2]);
  for (auto& [a, b] : pairs) {
    a = place.at(a);
    b = place.at(b);
  }
  analytics::PairSearch search(network);
  std::size_t source = 0;
  return peer::serve({
      {"load",
       [&](peer::Clock&) {
         auto again = reading::read_edge_list(path);
         graph::renumber_by_degree(again.links);
         const graph::Network loaded(again.links, false);
         return static_cast<double>(loaded.edge_count());
       }},
      {"bfs",
       [&](peer::Clock& clock) {
         const auto steps = analytics::distances(network, pairs[source++ % pairs.size()].first);
         clock.stop();
         return static_cast<double>(
             steps.size() - static_cast<std::size_t>(std::count(steps.begin(), steps.end(), analytics::unreached)));
       }},
      {"components", [&](peer::Clock&) { return static_cast<double>(analytics::components(network).sizes[0]); }},
      {"pagerank",
       [&](peer::Clock& clock) {
         const auto rank = analytics::pagerank(network, {0.85, 0, 20, {}});
         clock.stop();
         return *std::max_element(rank.begin(), rank.end());
       }},
      {"core",
       [&](peer::Clock& clock) {
         const auto cores = analytics::core_numbers(network);
         clock.stop();
         return static_cast<double>(*std::max_element(cores.begin(), cores.end()));
       }},
      {"triangles",
       [&](peer::Clock& clock) {
         const auto found = analytics::triangles(network);
         clock.stop();
         return static_cast<double>(std::accumulate(found.begin(), found.end(), std::uint64_t{0}) / 3);
       }},
      {"pairs",
       [&](peer::Clock&) {
         double steps = 0;
         for (const auto& [a, b] : pairs) steps += static_cast<double>(search.path(a, b)->size() - 1);
         return steps;
       }},
      {"betweenness",
       [&](peer::Clock& clock) {
         const auto found = analytics::betweenness(network);
         clock.stop();
         return *std::max_element(found.nodes.begin(), found.nodes.end());
       }},
      {"betweenness200",
       [&](peer::Clock& clock) {
         const auto found = analytics::betweenness(network, {200, false});
         clock.stop();
         return *std::max_element(found.nodes.begin(), found.nodes.end());
       }},
      {"leiden",
       [&](peer::Clock& clock) {
         const auto found = analytics::leiden(network);
         clock.stop();
         return analytics::modularity(network, found.part);
       }},
      {"labels",
       [&](peer::Clock& clock) {
         const auto found = analytics::label_propagation(network);
         clock.stop();
         return analytics::modularity(network, found.part);
       }},
      {"closeness",
       [&](peer::Clock& clock) {
         const auto found = analytics::closeness(analytics::farness(network));
         clock.stop();
         return *std::max_element(found.begin(), found.end());
       }},
      {"strong", [&](peer::Clock&) { return static_cast<double>(analytics::strong_components(network).sizes.size()); }},
      {"constraint",
       [&](peer::Clock& clock) {
         const auto found = analytics::constraint(network);
         clock.stop();
         double sum = 0;
         for (const auto value : found) sum += value == value ? value : 0;
         return sum;
       }},
      {"diameter", [&](peer::Clock&) { return static_cast<double>(analytics::diameter(network)); }},
      {"cuts",
       [&](peer::Clock& clock) {
         const auto found = analytics::cut_points(network);
         clock.stop();
         return static_cast<double>(std::count(found.articulation.begin(), found.articulation.end(), true));
       }},
  });
}
