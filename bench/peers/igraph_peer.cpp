// SPDX-License-Identifier: Apache-2.0
// igraph's C library as one of the peers: igraph_peer EDGES PAIRS
#include <algorithm>
#include <igraph/igraph.h>

#include "peer.hpp"

namespace {

igraph_t read(const char* path) {
  igraph_t graph;
  std::FILE* file = std::fopen(path, "r");
  igraph_read_graph_edgelist(&graph, file, 0, IGRAPH_UNDIRECTED);
  std::fclose(file);
  return graph;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  igraph_rng_seed(igraph_rng_default(), 42);
  auto graph = read(words[1]);
  const auto pairs = peer::read_pairs(words[2]);
  igraph_vector_t reals;
  igraph_vector_int_t a, b, c;
  igraph_vector_init(&reals, 0);
  igraph_vector_int_init(&a, 0);
  igraph_vector_int_init(&b, 0);
  igraph_vector_int_init(&c, 0);
  std::size_t at = 0;
  return peer::serve({
      {"load",
       [&](peer::Clock& clock) {
         auto again = read(words[1]);
         clock.stop();
         const double edges = static_cast<double>(igraph_ecount(&again));
         igraph_destroy(&again);
         return edges;
       }},
      {"bfs",
       [&](peer::Clock&) {
         igraph_bfs_simple(&graph, pairs[at++ % pairs.size()].first, IGRAPH_ALL, &a, &b, &c);
         return static_cast<double>(igraph_vector_int_size(&a));
       }},
      {"components",
       [&](peer::Clock&) {
         igraph_integer_t number = 0;
         igraph_connected_components(&graph, &a, &b, &number, IGRAPH_WEAK);
         return static_cast<double>(igraph_vector_int_max(&b));
       }},
      {"pagerank",  // PRPACK has no number of iterations: it runs to its own 1e-10
       [&](peer::Clock&) {
         igraph_real_t value = 0;
         igraph_pagerank(&graph, IGRAPH_PAGERANK_ALGO_PRPACK, &reals, &value, igraph_vss_all(), false, 0.85, nullptr,
                         nullptr);
         return igraph_vector_max(&reals);
       }},
      {"core",
       [&](peer::Clock&) {
         igraph_coreness(&graph, &a, IGRAPH_ALL);
         return static_cast<double>(igraph_vector_int_max(&a));
       }},
      {"triangles",
       [&](peer::Clock&) {
         igraph_adjacent_triangles(&graph, &reals, igraph_vss_all());
         return igraph_vector_sum(&reals) / 3;
       }},
      {"pairs",
       [&](peer::Clock&) {
         double steps = 0;
         for (const auto& [from, to] : pairs) {
           igraph_get_shortest_path(&graph, &a, &b, from, to, IGRAPH_ALL);
           steps += static_cast<double>(igraph_vector_int_size(&b));
         }
         return steps;
       }},
      {"betweenness",
       [&](peer::Clock&) {
         igraph_betweenness(&graph, &reals, igraph_vss_all(), false, nullptr);
         return igraph_vector_max(&reals);
       }},
      {"leiden",  // two iterations, its default
       [&](peer::Clock& clock) {
         igraph_vector_t strength;
         igraph_vector_init(&strength, 0);
         igraph_strength(&graph, &strength, igraph_vss_all(), IGRAPH_ALL, true, nullptr);
         igraph_integer_t number = 0;
         igraph_real_t quality = 0;
         igraph_community_leiden(&graph, nullptr, &strength, 1.0 / (2.0 * static_cast<double>(igraph_ecount(&graph))),
                                 0.01, false, 2, &a, &number, &quality);
         clock.stop();
         igraph_vector_destroy(&strength);
         igraph_modularity(&graph, &a, nullptr, 1.0, false, &quality);
         return quality;
       }},
      {"labels",
       [&](peer::Clock& clock) {
         igraph_real_t quality = 0;
         igraph_community_label_propagation(&graph, &a, IGRAPH_ALL, nullptr, nullptr, nullptr);
         clock.stop();
         igraph_modularity(&graph, &a, nullptr, 1.0, false, &quality);
         return quality;
       }},
  });
}
