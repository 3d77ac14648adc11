// SPDX-License-Identifier: Apache-2.0
#include <bit>

#include "analytics/walks.hpp"

namespace soi::analytics {
namespace {

// When to turn from walking down the frontier's arcs to asking every unreached node for a parent in it, and back
// (Beamer's alpha and beta).
constexpr std::uint64_t turn_up = 15;
constexpr std::uint64_t turn_down = 18;

class Bits {
 public:
  explicit Bits(std::size_t size) : words_((size + 63) / 64, 0) {}
  void set(std::uint32_t bit) { words_[bit >> 6] |= std::uint64_t{1} << (bit & 63); }
  bool get(std::uint32_t bit) const { return (words_[bit >> 6] >> (bit & 63) & 1) != 0; }
  void clear() { words_.assign(words_.size(), 0); }
  void swap(Bits& other) { words_.swap(other.words_); }
  void list(std::vector<graph::Node>& nodes) const {
    nodes.clear();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (auto word = words_[i]; word != 0; word &= word - 1) {
        nodes.push_back(static_cast<graph::Node>(i * 64 + static_cast<unsigned>(std::countr_zero(word))));
      }
    }
  }

 private:
  std::vector<std::uint64_t> words_;
};

struct Search {
  const graph::Network& network;
  std::vector<std::uint32_t> steps;
  std::vector<graph::Node> frontier = {}, next = {};
  std::uint32_t level = 0;

  // One level down the arcs of the frontier; gives the arcs of the next one.
  std::uint64_t down() {
    std::uint64_t arcs = 0;
    next.clear();
    ++level;
    for (const auto node : frontier) {
      for (const auto end : network.out(node)) {
        if (steps[end] != unreached) continue;
        steps[end] = level;
        next.push_back(end);
        arcs += network.out_degree(end);
      }
    }
    frontier.swap(next);
    return arcs;
  }

  // Levels from below, until few nodes are left.
  void up() {
    const auto nodes = network.node_count();
    Bits now(nodes), found(nodes);
    for (const auto node : frontier) now.set(node);
    for (std::uint64_t awake = frontier.size(), before = 0;;) {
      before = awake;
      awake = 0;
      ++level;
      found.clear();
      for (graph::Node node = 0; node < nodes; ++node) {
        if (steps[node] != unreached) continue;
        for (const auto parent : network.in(node)) {
          if (!now.get(parent)) continue;
          steps[node] = level;
          found.set(node);
          ++awake;
          break;
        }
      }
      now.swap(found);
      if (awake == 0 || (awake < before && awake <= nodes / turn_down)) break;
    }
    now.list(frontier);
  }
};

}  // namespace

std::vector<std::uint32_t> distances(const graph::Network& network, graph::Node source) {
  Search search{network, std::vector<std::uint32_t>(network.node_count(), unreached)};
  search.steps[source] = 0;
  search.frontier = {source};
  std::uint64_t left = network.arc_count(), ahead = network.out_degree(source);
  while (!search.frontier.empty()) {
    if (ahead > left / turn_up) {
      search.up();
      ahead = 1;
    } else {
      left -= ahead;
      ahead = search.down();
    }
  }
  return std::move(search.steps);
}

}  // namespace soi::analytics
