// SPDX-License-Identifier: Apache-2.0
// Boost.Graph's own algorithms on its compressed_sparse_row_graph, both arcs of an edge stored: boost_peer EDGES PAIRS
#include <algorithm>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/core_numbers.hpp>
#include <boost/graph/incremental_components.hpp>
#include <boost/graph/page_rank.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <charconv>
#include <fstream>
#include <iterator>

#include "peer.hpp"

namespace {

using namespace boost;
using Graph =
    compressed_sparse_row_graph<directedS, no_property, no_property, no_property, std::uint32_t, std::uint32_t>;

Graph read(const char* path) {
  std::ifstream in(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> arcs;
  std::uint32_t nodes = 0;
  for (const char *at = text.data(), *end = at + text.size(); at < end;) {
    std::uint32_t a = 0, b = 0;
    at = std::from_chars(at, end, a).ptr + 1;
    at = std::from_chars(at, end, b).ptr + 1;
    arcs.emplace_back(a, b);
    arcs.emplace_back(b, a);
    nodes = std::max({nodes, a + 1, b + 1});
  }
  return Graph(edges_are_unsorted_multi_pass, arcs.begin(), arcs.end(), nodes);
}

struct Found {};
struct UntilTarget : default_bfs_visitor {
  UntilTarget(std::uint32_t target_, std::uint32_t* steps_) : wanted(target_), steps(steps_) {}
  template <typename Edge>
  void tree_edge(Edge edge, const Graph& graph) {
    steps[target(edge, graph)] = steps[source(edge, graph)] + 1;
    if (target(edge, graph) == wanted) throw Found{};
  }
  std::uint32_t wanted;
  std::uint32_t* steps;
};

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  const auto graph = read(words[1]);
  const auto pairs = peer::read_pairs(words[2]);
  const auto nodes = num_vertices(graph);
  const auto index = get(vertex_index, graph);
  std::size_t at = 0;
  return peer::serve({
      {"load", [&](peer::Clock&) { return num_edges(read(words[1])) / 2.0; }},
      {"bfs",
       [&](peer::Clock& clock) {
         std::vector<std::uint32_t> steps(nodes, ~0u);
         std::vector<default_color_type> colors(nodes);
         const auto from = pairs[at++ % pairs.size()].first;
         steps[from] = 0;
         breadth_first_search(graph, from,
                              visitor(make_bfs_visitor(record_distances(
                                          make_iterator_property_map(steps.begin(), index), on_tree_edge())))
                                  .color_map(make_iterator_property_map(colors.begin(), index)));
         clock.stop();
         return static_cast<double>(steps.size()) - static_cast<double>(std::count(steps.begin(), steps.end(), ~0u));
       }},
      {"components",
       [&](peer::Clock& clock) {
         std::vector<std::uint32_t> rank(nodes), parent(nodes);
         const auto ranks = make_iterator_property_map(rank.begin(), index);
         const auto parents = make_iterator_property_map(parent.begin(), index);
         disjoint_sets<decltype(ranks), decltype(parents)> sets(ranks, parents);
         initialize_incremental_components(graph, sets);
         incremental_components(graph, sets);
         sets.compress_sets(vertices(graph).first, vertices(graph).second);
         clock.stop();
         std::vector<std::uint32_t> size(nodes);
         for (const auto p : parent) ++size[p];
         return static_cast<double>(*std::max_element(size.begin(), size.end()));
       }},
      {"pagerank",
       [&](peer::Clock& clock) {
         std::vector<double> rank(nodes), other(nodes);
         graph::page_rank(graph, make_iterator_property_map(rank.begin(), index), graph::n_iterations(20), 0.85,
                          static_cast<std::size_t>(nodes), make_iterator_property_map(other.begin(), index));
         clock.stop();
         return *std::max_element(rank.begin(), rank.end());
       }},
      {"core",
       [&](peer::Clock&) {
         std::vector<std::size_t> cores(nodes);
         return static_cast<double>(core_numbers(graph, make_iterator_property_map(cores.begin(), index)));
       }},
      {"pairs",
       [&](peer::Clock&) {
         std::vector<std::uint32_t> steps(nodes);
         std::vector<default_color_type> colors(nodes);
         double sum = 0;
         for (const auto& [from, to] : pairs) {
           std::fill(colors.begin(), colors.end(), white_color);
           steps[from] = 0;
           boost::queue<std::uint32_t> open;
           try {
             breadth_first_visit(graph, from, open, UntilTarget(to, steps.data()),
                                 make_iterator_property_map(colors.begin(), index));
           } catch (const Found&) {
           }
           sum += steps[to];
         }
         return sum;
       }},
      {"betweenness",
       [&](peer::Clock& clock) {
         std::vector<double> found(nodes);
         brandes_betweenness_centrality(graph, make_iterator_property_map(found.begin(), index));
         clock.stop();
         return *std::max_element(found.begin(), found.end()) / 2;
       }},
      {"strong",
       [&](peer::Clock&) {
         std::vector<std::uint32_t> part(nodes);
         return static_cast<double>(strong_components(graph, make_iterator_property_map(part.begin(), index)));
       }},
  });
}
