// SPDX-License-Identifier: Apache-2.0
// Makes the graphs that peers are compared on: make_graph kronecker SCALE FACTOR FILE, or
// make_graph communities NODES EDGES FILE; beside FILE its FILE.pairs, 64 pairs of nodes of the largest component.
// Simple and undirected, the same each time.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <random>
#include <string>
#include <unordered_set>
#include <vector>

namespace {

using Node = std::uint32_t;
using Edge = std::pair<Node, Node>;

class Lot {
 public:
  double share() { return static_cast<double>(random_() >> 11) * 0x1.0p-53; }
  std::uint64_t below(std::uint64_t most) { return random_() % most; }
  // Power law of the given exponent, from `least` on.
  double power(double least, double exponent) { return least * std::pow(1 - share(), -1 / (exponent - 1)); }
  std::vector<Node> shuffled(std::size_t count) {
    std::vector<Node> order(count);
    std::iota(order.begin(), order.end(), 0);
    for (auto i = count; i > 1; --i) std::swap(order[i - 1], order[below(i)]);
    return order;
  }

 private:
  std::mt19937_64 random_{42};
};

class Edges {
 public:
  bool add(Node a, Node b) {
    if (a == b || !seen_.insert(std::uint64_t{std::min(a, b)} << 32 | std::max(a, b)).second) return false;
    all.emplace_back(a, b);
    return true;
  }
  std::vector<Edge> all;

 private:
  std::unordered_set<std::uint64_t> seen_;
};

// Graph500's: each bit of the two ends falls into one of four quarters (0.57, 0.19, 0.19, 0.05).
std::vector<Edge> kronecker(unsigned scale, std::uint64_t factor) {
  Lot lot;
  const auto name = lot.shuffled(std::size_t{1} << scale);
  Edges edges;
  for (std::uint64_t i = 0; i < factor << scale; ++i) {
    Node a = 0, b = 0;
    for (unsigned bit = 0; bit < scale; ++bit) {
      const auto drawn = lot.share();
      a = a << 1 | (drawn >= 0.76 ? 1 : 0);
      b = b << 1 | ((drawn >= 0.57 && drawn < 0.76) || drawn >= 0.95 ? 1 : 0);
    }
    edges.add(name[a], name[b]);
  }
  return std::move(edges.all);
}

// Degrees by a power law; three of four edges stay within communities, whose sizes follow one as well.
std::vector<Edge> communities(std::size_t nodes, std::size_t count) {
  Lot lot;
  std::vector<std::size_t> begin = {0};
  while (begin.back() < nodes) {
    begin.push_back(std::min(nodes, begin.back() + static_cast<std::size_t>(std::min(2000.0, lot.power(20, 1.5)))));
  }
  std::vector<double> upto(nodes + 1, 0);
  for (std::size_t i = 0; i < nodes; ++i) {
    upto[i + 1] = upto[i] + std::min(4 * std::sqrt(static_cast<double>(nodes)), lot.power(1, 2.5));
  }
  const auto name = lot.shuffled(nodes);
  const auto pick = [&](std::size_t first, std::size_t last) {
    const auto at = upto[first] + lot.share() * (upto[last] - upto[first]);
    const auto found = std::upper_bound(upto.begin() + static_cast<std::ptrdiff_t>(first) + 1,
                                        upto.begin() + static_cast<std::ptrdiff_t>(last), at);
    return static_cast<std::size_t>(found - upto.begin()) - 1;
  };
  Edges edges;
  while (edges.all.size() < count) {
    const auto a = pick(0, nodes);
    const auto home = std::upper_bound(begin.begin(), begin.end(), a);
    const auto b = lot.share() < 0.25 ? pick(0, nodes) : pick(*(home - 1), *home);
    edges.add(name[a], name[b]);
  }
  return std::move(edges.all);
}

std::vector<Node> largest_component(const std::vector<Edge>& edges) {
  Node nodes = 0;
  for (const auto& [a, b] : edges) nodes = std::max({nodes, a + 1, b + 1});
  std::vector<Node> above(nodes), size(nodes, 0), members;
  std::iota(above.begin(), above.end(), 0);
  const auto root = [&](Node node) {
    while (above[node] != node) node = above[node] = above[above[node]];
    return node;
  };
  for (const auto& [a, b] : edges) above[root(a)] = root(b);
  for (Node node = 0; node < nodes; ++node) ++size[root(node)];
  const auto largest = static_cast<Node>(std::max_element(size.begin(), size.end()) - size.begin());
  for (Node node = 0; node < nodes; ++node) {
    if (root(node) == largest) members.push_back(node);
  }
  return members;
}

}  // namespace

int main(int count, char** words) {
  if (count != 5) return 2;
  const std::string kind = words[1], path = words[4];
  const auto first = std::strtoul(words[2], nullptr, 10), second = std::strtoul(words[3], nullptr, 10);
  const auto edges = kind == "kronecker" ? kronecker(static_cast<unsigned>(first), second) : communities(first, second);
  std::FILE* out = std::fopen(path.c_str(), "w");
  std::FILE* pairs = std::fopen((path + ".pairs").c_str(), "w");
  if (out == nullptr || pairs == nullptr) return 4;
  for (const auto& [a, b] : edges) std::fprintf(out, "%u\t%u\n", a, b);
  const auto members = largest_component(edges);
  Lot lot;
  for (int i = 0; i < 64; ++i) {
    std::fprintf(pairs, "%u %u\n", members[lot.below(members.size())], members[lot.below(members.size())]);
  }
  return std::fclose(out) == 0 && std::fclose(pairs) == 0 ? 0 : 4;
}
