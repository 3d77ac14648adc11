// SPDX-License-Identifier: Apache-2.0
// A graph frozen into a few arrays (compressed sparse rows), for algorithms that walk all of it: 12 bytes an edge and
// direction, neighbours side by side in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "graph/reader.hpp"

namespace soi::graph {

class Csr {
 public:
  Csr() = default;
  // All nodes of the reader and the edges that `keep` lets through (all, if it is empty), in key order.
  explicit Csr(const Reader& reader, const std::function<bool(const Edge&)>& keep = {});

  std::uint32_t node_count() const { return out_.size(); }
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(sources_.size()); }

  // The ends of a node's edges, and beside them (at the same index) the places of the edges: 0 … edge_count() - 1.
  std::span<const Node> successors(Node node) const { return out_.ends_of(node); }
  std::span<const Node> predecessors(Node node) const { return in_.ends_of(node); }
  std::span<const std::uint32_t> out_places(Node node) const { return out_.places_of(node); }
  std::span<const std::uint32_t> in_places(Node node) const { return in_.places_of(node); }

  Node source(std::uint32_t place) const { return sources_[place]; }
  Node target(std::uint32_t place) const { return targets_[place]; }
  EdgeNumber number(std::uint32_t place) const { return numbers_[place]; }  // the reader's number of the edge

 private:
  struct Rows {
    std::vector<std::uint32_t> begin = {0};  // one more than there are nodes
    std::vector<Node> ends;
    std::vector<std::uint32_t> places;

    void fill(std::size_t nodes, const std::vector<Node>& from, const std::vector<Node>& to);
    std::uint32_t size() const { return static_cast<std::uint32_t>(begin.size() - 1); }
    std::span<const Node> ends_of(Node node) const {
      return {ends.data() + begin[node], ends.data() + begin[node + 1]};
    }
    std::span<const std::uint32_t> places_of(Node node) const {
      return {places.data() + begin[node], places.data() + begin[node + 1]};
    }
  };

  std::vector<Node> sources_, targets_;  // per place
  std::vector<EdgeNumber> numbers_;
  Rows out_, in_;
};

}  // namespace soi::graph
