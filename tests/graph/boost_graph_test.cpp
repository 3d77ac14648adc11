// SPDX-License-Identifier: Apache-2.0
#include "graph/boost_graph.hpp"

#include <boost/concept/assert.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <boost/graph/graph_concepts.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>
#include <deque>

#include "support/random_documents.hpp"

namespace soi::graph {
namespace {

template <typename G>
void check_concepts() {
  BOOST_CONCEPT_ASSERT((boost::VertexListGraphConcept<G>));
  BOOST_CONCEPT_ASSERT((boost::EdgeListGraphConcept<G>));
  BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<G>));
  BOOST_CONCEPT_ASSERT((boost::BidirectionalGraphConcept<G>));
  BOOST_CONCEPT_ASSERT((boost::AdjacencyGraphConcept<G>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<G, Node, boost::vertex_index_t>));
  BOOST_CONCEPT_ASSERT((boost::ReadablePropertyGraphConcept<G, Arc, boost::edge_index_t>));
}

constexpr int unreached = 1'000'000;

// The plain way, to compare with: distances along edges from one node.
std::vector<int> distances(const Graph& graph, Node start) {
  std::vector<int> found(graph.entities().size(), unreached);
  std::deque<Node> open = {start};
  found[start] = 0;
  while (!open.empty()) {
    const auto here = open.front();
    open.pop_front();
    for (const auto& edge : graph.edges(here, Direction::out)) {
      if (found[edge.object] != unreached) continue;
      found[edge.object] = found[here] + 1;
      open.push_back(edge.object);
    }
  }
  return found;
}

template <typename G>
std::vector<int> bfs_distances(const G& graph, std::size_t nodes, Node start) {
  std::vector<int> found(nodes, unreached);
  found[start] = 0;
  std::vector<boost::default_color_type> colors(nodes, boost::white_color);
  boost::queue<Node> open;
  const auto map = boost::make_iterator_property_map(found.begin(), VertexIndexMap());
  boost::breadth_first_visit(graph, start, open,
                             boost::make_bfs_visitor(boost::record_distances(map, boost::on_tree_edge())),
                             boost::make_iterator_property_map(colors.begin(), VertexIndexMap()));
  return found;
}

Graph random_graph(unsigned seed) {
  std::mt19937 random(seed);
  auto documents = test::random_documents(random, 8);
  const auto partition = test::random_partition(random, documents);
  return Graph("dan-van", std::move(documents), partition);
}

template <typename G>
void check_algorithms(const G& g, const Graph& graph) {
  const auto nodes = graph.entities().size();
  const std::vector<int> ones(graph.edges().size(), 1);
  for (Node start = 0; start < nodes; ++start) {
    const auto expected = distances(graph, start);
    CHECK(bfs_distances(g, nodes, start) == expected);

    std::vector<int> found(nodes, unreached);
    boost::dijkstra_shortest_paths(
        g, start,
        boost::weight_map(boost::make_iterator_property_map(ones.begin(), get(boost::edge_index, g)))
            .distance_map(boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, g)))
            .distance_inf(unreached));
    CHECK(found == expected);
  }

  std::vector<int> component(nodes);
  boost::strong_components(g, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, g)));
  for (Node a = 0; a < nodes; ++a) {
    const auto from_a = distances(graph, a);
    for (Node b = 0; b < nodes; ++b) {
      const bool both_ways = from_a[b] != unreached && distances(graph, b)[a] != unreached;
      CHECK((component[a] == component[b]) == both_ways);
    }
  }
}

TEST_CASE("the graph in memory and the frozen graph model Boost.Graph's concepts") {
  check_concepts<Graph>();
  check_concepts<Csr>();
  BOOST_CONCEPT_ASSERT((boost::IncidenceGraphConcept<ReaderGraph>));
  const auto graph = random_graph(40);
  const Csr csr(graph);
  CHECK(num_vertices(csr) == num_vertices(graph));
  CHECK(num_edges(csr) == graph.edges().size());
  CHECK(std::equal(edges(csr).first, edges(csr).second, edges(graph).first));
}

TEST_CASE("Boost.Graph's breadth-first search, shortest paths and strong components run unchanged") {
  for (unsigned seed = 41; seed < 46; ++seed) {
    const auto graph = random_graph(seed);
    check_algorithms(graph, graph);
    check_algorithms(Csr(graph), graph);
  }
}

TEST_CASE("Boost.Graph's betweenness is the same on the graph in memory and the frozen graph") {
  const auto graph = random_graph(50);
  const Csr csr(graph);
  const auto betweenness = [](const auto& g) {
    std::vector<double> found(num_vertices(g));
    boost::brandes_betweenness_centrality(
        g, boost::make_iterator_property_map(found.begin(), get(boost::vertex_index, g)));
    return found;
  };
  const auto found = betweenness(csr);
  CHECK(found == betweenness(graph));
  CHECK(*std::max_element(found.begin(), found.end()) > 0);
}

TEST_CASE("a reader is walked as an incidence graph") {
  const auto graph = random_graph(60);
  const ReaderGraph walked(graph);
  for (Node start = 0; start < graph.entities().size(); ++start) {
    CHECK(bfs_distances(walked, graph.entities().size(), start) == distances(graph, start));
    CHECK(out_degree(start, walked) == graph.degree(start, Direction::out));
  }
}

}  // namespace
}  // namespace soi::graph
