// SPDX-License-Identifier: Apache-2.0
// Networks for property tests, and the same as a matrix, which is too simple to be wrong.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "graph/network.hpp"

namespace soi::test {

// Entry (a, b): the weight of all links from a to b, both ways where undirected; no loops.
class Matrix {
 public:
  Matrix(const graph::Links& links, bool directed);
  std::size_t size() const { return nodes_; }
  double at(std::size_t from, std::size_t to) const { return weight_[from * nodes_ + to]; }
  bool linked(std::size_t from, std::size_t to) const { return at(from, to) > 0; }
  double row(std::size_t from) const;
  std::vector<std::size_t> out(std::size_t from) const;
  // Steps from a node to all, -1 where there is no way; and the number of shortest paths.
  std::vector<int> steps(std::size_t from) const;
  std::vector<double> paths(std::size_t from) const;

 private:
  std::size_t nodes_;
  std::vector<double> weight_;
};

struct Sample {
  std::string name;
  graph::Links links;
  bool directed;
};

// 200 of them: the empty one, one node, only loops, rings, stars, parallel links, several components, weights, directed
// and not, up to 150 nodes. The same each time.
void each_random_network(const std::function<void(const Sample&)>& check);

}  // namespace soi::test
