// SPDX-License-Identifier: Apache-2.0
#include "support/random_networks.hpp"

#include <random>

namespace soi::test {

Matrix::Matrix(const graph::Links& links, bool directed) : nodes_(links.nodes), weight_(nodes_ * nodes_, 0.0) {
  for (std::size_t i = 0; i < links.from.size(); ++i) {
    const std::size_t from = links.from[i], to = links.to[i];
    if (from == to) continue;
    const auto weight = links.weights.empty() ? 1.0 : links.weights[i];
    weight_[from * nodes_ + to] += weight;
    if (!directed) weight_[to * nodes_ + from] += weight;
  }
}

double Matrix::row(std::size_t from) const {
  double sum = 0;
  for (std::size_t to = 0; to < nodes_; ++to) sum += at(from, to);
  return sum;
}

std::vector<std::size_t> Matrix::out(std::size_t from) const {
  std::vector<std::size_t> ends;
  for (std::size_t to = 0; to < nodes_; ++to) {
    if (linked(from, to)) ends.push_back(to);
  }
  return ends;
}

std::vector<int> Matrix::steps(std::size_t from) const {
  std::vector<int> found(nodes_, -1);
  found[from] = 0;
  std::vector<std::size_t> now = {from};
  for (int level = 1; !now.empty(); ++level) {
    std::vector<std::size_t> next;
    for (const auto node : now) {
      for (std::size_t end = 0; end < nodes_; ++end) {
        if (!linked(node, end) || found[end] >= 0) continue;
        found[end] = level;
        next.push_back(end);
      }
    }
    now = next;
  }
  return found;
}

std::vector<double> Matrix::paths(std::size_t from) const {
  const auto away = steps(from);
  std::vector<double> count(nodes_, 0.0);
  count[from] = 1;
  for (int level = 1; level < static_cast<int>(nodes_); ++level) {
    for (std::size_t node = 0; node < nodes_; ++node) {
      if (away[node] != level) continue;
      for (std::size_t before = 0; before < nodes_; ++before) {
        if (away[before] == level - 1 && linked(before, node)) count[node] += count[before];
      }
    }
  }
  return count;
}

namespace {

Sample random_sample(std::mt19937& random, int round) {
  Sample sample;
  sample.name = "random " + std::to_string(round);
  sample.directed = round % 2 == 1;
  auto& links = sample.links;
  links.nodes = round % 20 == 0 ? 65 + random() % 86 : 1 + random() % 18;
  const auto density = 1 + random() % 4;  // sparse ones fall into components
  const auto count = links.nodes * density / 2 + random() % 4;
  const bool weighted = round % 3 == 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    links.from.push_back(random() % links.nodes);
    links.to.push_back(random() % 5 == 0 ? links.from.back() : random() % links.nodes);
    if (random() % 6 == 0 && i + 1 < count) {
      links.from.push_back(links.from.back());
      links.to.push_back(links.to.back());
    }
  }
  if (weighted) {
    for (std::size_t i = 0; i < links.from.size(); ++i) links.weights.push_back(0.25 * (1 + random() % 12));
  }
  return sample;
}

graph::Links ring(std::uint32_t nodes) {
  graph::Links links;
  links.nodes = nodes;
  for (std::uint32_t i = 0; i < nodes; ++i) {
    links.from.push_back(i);
    links.to.push_back((i + 1) % nodes);
  }
  return links;
}

graph::Links star(std::uint32_t nodes) {
  graph::Links links;
  links.nodes = nodes;
  for (std::uint32_t i = 1; i < nodes; ++i) {
    links.from.push_back(0);
    links.to.push_back(i);
  }
  return links;
}

graph::Links made(std::uint32_t nodes, std::vector<graph::Node> from, std::vector<graph::Node> to) {
  graph::Links links;
  links.nodes = nodes;
  links.from = std::move(from);
  links.to = std::move(to);
  return links;
}

}  // namespace

void each_random_network(const std::function<void(const Sample&)>& check) {
  int count = 0;
  for (const bool directed : {false, true}) {
    const std::vector<std::pair<std::string, graph::Links>> shapes = {
        {"empty", made(0, {}, {})},
        {"one node", made(1, {}, {})},
        {"only loops", made(3, {0, 1, 1}, {0, 1, 1})},
        {"nodes without links", made(5, {}, {})},
        {"one link three times", made(2, {0, 0, 1}, {1, 1, 0})},
        {"two triangles and a bridge", made(6, {0, 1, 2, 3, 4, 5, 2}, {1, 2, 0, 4, 5, 3, 3})},
        {"ring", ring(70)},
        {"star", star(80)},
    };
    for (const auto& [name, links] : shapes) {
      check({name, links, directed});
      ++count;
    }
  }
  std::mt19937 random(2021);
  for (int round = 0; count < 200; ++round, ++count) check(random_sample(random, round));
}

}  // namespace soi::test
