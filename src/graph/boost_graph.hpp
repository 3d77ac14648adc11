// SPDX-License-Identifier: Apache-2.0
// Lets any Boost.Graph algorithm run on Graph and Csr (vertex list, edge list, incidence, bidirectional and adjacency
// graphs) and, through ReaderGraph, on a store (incidence graph: an edge is read when it is walked). The only door to
// Boost.Graph besides the files that call its algorithms.
#pragma once

#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/property_map/property_map.hpp>
#include <concepts>
#include <memory>
#include <utility>

#include "graph/csr.hpp"
#include "graph/graph.hpp"

namespace soi::graph {

// An edge as Boost.Graph holds it. `edge` counts the graph's edges from 0: an edge's number, in a Csr its place.
struct Arc {
  Node source = 0;
  Node target = 0;
  std::uint32_t edge = 0;
  auto operator<=>(const Arc&) const = default;
};

inline std::uint32_t size_of(const Csr& graph) { return graph.node_count(); }
inline std::uint32_t size_of(const Graph& graph) { return static_cast<std::uint32_t>(graph.entities().size()); }
inline std::uint32_t edges_of(const Csr& graph) { return graph.edge_count(); }
inline std::uint32_t edges_of(const Graph& graph) { return static_cast<std::uint32_t>(graph.edges().size()); }
inline Arc arc_of(const Csr& graph, std::uint32_t edge) { return {graph.source(edge), graph.target(edge), edge}; }
inline Arc arc_of(const Graph& graph, std::uint32_t edge) {
  const auto& found = graph.edges()[edge];
  return {found.subject, found.object, edge};
}
inline const std::uint32_t* row_of(const Csr& graph, Node node, bool out, std::uint32_t& size) {
  const auto row = out ? graph.out_places(node) : graph.in_places(node);
  size = static_cast<std::uint32_t>(row.size());
  return row.data();
}
inline const std::uint32_t* row_of(const Graph& graph, Node node, bool out, std::uint32_t& size) {
  const auto& row = graph.edge_numbers(node, out ? Direction::out : Direction::in);
  size = static_cast<std::uint32_t>(row.size());
  return row.data();
}

template <typename G>
concept Frozen = std::same_as<G, Csr> || std::same_as<G, Graph>;

// Functors with a default constructor and assignment, as iterators need them.
template <Frozen G>
struct ToArc {
  const G* graph = nullptr;
  Arc operator()(std::uint32_t edge) const { return arc_of(*graph, edge); }
};
template <Frozen G>
struct ToTarget {
  const G* graph = nullptr;
  Node operator()(std::uint32_t edge) const { return arc_of(*graph, edge).target; }
};

struct TraversalCategory : boost::bidirectional_graph_tag,
                           boost::adjacency_graph_tag,
                           boost::vertex_list_graph_tag,
                           boost::edge_list_graph_tag {};

template <Frozen G>
struct BoostTraits {
  using vertex_descriptor = Node;
  using edge_descriptor = Arc;
  using directed_category = boost::bidirectional_tag;
  using edge_parallel_category = boost::allow_parallel_edge_tag;
  using traversal_category = TraversalCategory;
  using vertices_size_type = std::uint32_t;
  using edges_size_type = std::uint32_t;
  using degree_size_type = std::uint32_t;
  using vertex_iterator = boost::counting_iterator<Node>;
  using edge_iterator = boost::transform_iterator<ToArc<G>, boost::counting_iterator<std::uint32_t>, Arc, Arc>;
  using out_edge_iterator = boost::transform_iterator<ToArc<G>, const std::uint32_t*, Arc, Arc>;
  using in_edge_iterator = out_edge_iterator;
  using adjacency_iterator = boost::transform_iterator<ToTarget<G>, const std::uint32_t*, Node, Node>;
  static vertex_descriptor null_vertex() { return 0xffffffff; }
};

template <typename Iterator, Frozen G, typename Functor>
std::pair<Iterator, Iterator> row_between(Node node, const G& graph, bool out, Functor functor) {
  std::uint32_t size = 0;
  const auto* row = row_of(graph, node, out, size);
  return {Iterator(row, functor), Iterator(row + size, functor)};
}

template <Frozen G>
auto vertices(const G& graph) {
  using Iterator = typename BoostTraits<G>::vertex_iterator;
  return std::pair(Iterator(0), Iterator(size_of(graph)));
}
template <Frozen G>
std::uint32_t num_vertices(const G& graph) {
  return size_of(graph);
}
template <Frozen G>
auto edges(const G& graph) {
  using Iterator = typename BoostTraits<G>::edge_iterator;
  using Count = boost::counting_iterator<std::uint32_t>;
  return std::pair(Iterator(Count(0), ToArc<G>{&graph}), Iterator(Count(edges_of(graph)), ToArc<G>{&graph}));
}
template <Frozen G>
std::uint32_t num_edges(const G& graph) {
  return edges_of(graph);
}
template <Frozen G>
auto out_edges(Node node, const G& graph) {
  return row_between<typename BoostTraits<G>::out_edge_iterator>(node, graph, true, ToArc<G>{&graph});
}
template <Frozen G>
auto in_edges(Node node, const G& graph) {
  return row_between<typename BoostTraits<G>::in_edge_iterator>(node, graph, false, ToArc<G>{&graph});
}
template <Frozen G>
auto adjacent_vertices(Node node, const G& graph) {
  return row_between<typename BoostTraits<G>::adjacency_iterator>(node, graph, true, ToTarget<G>{&graph});
}
template <Frozen G>
std::uint32_t out_degree(Node node, const G& graph) {
  std::uint32_t size = 0;
  row_of(graph, node, true, size);
  return size;
}
template <Frozen G>
std::uint32_t in_degree(Node node, const G& graph) {
  std::uint32_t size = 0;
  row_of(graph, node, false, size);
  return size;
}
template <Frozen G>
std::uint32_t degree(Node node, const G& graph) {  // a loop counts twice, as Boost.Graph has it
  return out_degree(node, graph) + in_degree(node, graph);
}

// Edges of a node, read when asked for. The iterators keep the row alive.
class ReaderGraph {
 public:
  explicit ReaderGraph(const Reader& reader) : reader_(&reader) {}
  const Reader& reader() const { return *reader_; }

  class Iterator : public boost::iterator_facade<Iterator, Arc, boost::random_access_traversal_tag, Arc> {
   public:
    Iterator() = default;
    Iterator(std::shared_ptr<const std::vector<Arc>> row, std::size_t at) : row_(std::move(row)), at_(at) {}

   private:
    friend class boost::iterator_core_access;
    Arc dereference() const { return (*row_)[at_]; }
    bool equal(const Iterator& other) const { return at_ == other.at_; }
    void increment() { ++at_; }
    void decrement() { --at_; }
    void advance(std::ptrdiff_t steps) { at_ += static_cast<std::size_t>(steps); }
    std::ptrdiff_t distance_to(const Iterator& other) const {
      return static_cast<std::ptrdiff_t>(other.at_) - static_cast<std::ptrdiff_t>(at_);
    }
    std::shared_ptr<const std::vector<Arc>> row_;
    std::size_t at_ = 0;
  };

 private:
  const Reader* reader_;
};

inline std::pair<ReaderGraph::Iterator, ReaderGraph::Iterator> out_edges(Node node, const ReaderGraph& graph) {
  auto row = std::make_shared<std::vector<Arc>>();
  for (const auto& edge : graph.reader().edges(node, Direction::out)) {
    row->push_back({edge.subject, edge.object, edge.number});
  }
  const auto size = row->size();
  return {ReaderGraph::Iterator(row, 0), ReaderGraph::Iterator(row, size)};
}
inline std::uint32_t out_degree(Node node, const ReaderGraph& graph) {
  return static_cast<std::uint32_t>(graph.reader().degree(node, Direction::out));
}
// Some algorithms ask an incidence graph for its size to make their own maps.
inline std::uint32_t num_vertices(const ReaderGraph& graph) {
  return static_cast<std::uint32_t>(graph.reader().counts().entities);
}

template <typename G>
concept Modelled = Frozen<G> || std::same_as<G, ReaderGraph>;

template <Modelled G>
Node source(const Arc& arc, const G&) {
  return arc.source;
}
template <Modelled G>
Node target(const Arc& arc, const G&) {
  return arc.target;
}

using VertexIndexMap = boost::typed_identity_property_map<Node>;

struct EdgeIndexMap {
  using key_type = Arc;
  using value_type = std::uint32_t;
  using reference = std::uint32_t;
  using category = boost::readable_property_map_tag;
};
inline std::uint32_t get(const EdgeIndexMap&, const Arc& arc) { return arc.edge; }

template <Modelled G>
VertexIndexMap get(boost::vertex_index_t, const G&) {
  return {};
}
template <Modelled G>
Node get(boost::vertex_index_t, const G&, Node node) {
  return node;
}
template <Modelled G>
EdgeIndexMap get(boost::edge_index_t, const G&) {
  return {};
}
template <Modelled G>
std::uint32_t get(boost::edge_index_t, const G&, const Arc& arc) {
  return arc.edge;
}

}  // namespace soi::graph

namespace boost {

template <>
struct graph_traits<soi::graph::Csr> : soi::graph::BoostTraits<soi::graph::Csr> {};
template <>
struct graph_traits<soi::graph::Graph> : soi::graph::BoostTraits<soi::graph::Graph> {};
template <>
struct graph_traits<soi::graph::ReaderGraph> {
  using vertex_descriptor = soi::graph::Node;
  using edge_descriptor = soi::graph::Arc;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = incidence_graph_tag;
  using out_edge_iterator = soi::graph::ReaderGraph::Iterator;
  using degree_size_type = std::uint32_t;
  using vertices_size_type = std::uint32_t;
  using vertex_iterator = void;
  using edge_iterator = void;
  using in_edge_iterator = void;
  using adjacency_iterator = void;
  using edges_size_type = void;
  static vertex_descriptor null_vertex() { return 0xffffffff; }
};

// Some algorithms deduce their graph as const and ask for the traits of that.
template <soi::graph::Modelled G>
struct graph_traits<const G> : graph_traits<G> {};

template <soi::graph::Modelled G>
struct property_map<G, vertex_index_t> {
  using type = soi::graph::VertexIndexMap;
  using const_type = soi::graph::VertexIndexMap;
};
template <soi::graph::Modelled G>
struct property_map<G, edge_index_t> {
  using type = soi::graph::EdgeIndexMap;
  using const_type = soi::graph::EdgeIndexMap;
};

}  // namespace boost
