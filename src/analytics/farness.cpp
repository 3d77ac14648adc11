// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <atomic>
#include <bit>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include "analytics/measure.hpp"
#include "analytics/walks.hpp"

namespace soi::analytics {
namespace {

using Word = std::uint64_t;
constexpr std::uint32_t lanes = 64;           // sources searched at a time
constexpr std::uint32_t batches_a_wave = 64;  // between two looks at the watch

// Sums of whole numbers, so that it does not matter which thread adds first; harmonic ones in units of 1 / unit.
struct Sums {
  explicit Sums(std::uint32_t nodes)
      : unit(std::uint64_t{1} << (62 - std::bit_width(nodes))), reached(nodes), steps(nodes), harmonic(nodes) {}
  void add(graph::Node node, Word fresh, std::uint32_t level) {
    const auto count = static_cast<std::uint64_t>(std::popcount(fresh));
    reached[node].fetch_add(static_cast<std::uint32_t>(count), std::memory_order_relaxed);
    steps[node].fetch_add(count * level, std::memory_order_relaxed);
    harmonic[node].fetch_add(count * ((unit + level / 2) / level), std::memory_order_relaxed);
  }
  void reaches(std::uint32_t level) {
    auto known = longest.load();
    while (known < level && !longest.compare_exchange_weak(known, level)) {
    }
  }
  std::uint64_t unit;
  std::vector<std::atomic<std::uint32_t>> reached;
  std::vector<std::atomic<std::uint64_t>> steps, harmonic;
  std::atomic<std::uint32_t> longest = 0;
};

// One thread's searches: which sources have seen a node, now stand on it, and come to it next.
struct Searches {
  explicit Searches(std::uint32_t nodes) : seen(nodes), now(nodes), next(nodes) {}
  std::vector<Word> seen, now, next;
  std::vector<graph::Node> frontier, found;

  void run(const graph::Network& network, graph::Node first, Sums& sums) {
    const auto nodes = network.node_count();
    const auto last = std::min(nodes, first + lanes);
    const Word all = last - first == lanes ? ~Word{0} : (Word{1} << (last - first)) - 1;
    std::fill(seen.begin(), seen.end(), 0);
    frontier.clear();
    for (auto source = first; source < last; ++source) {
      seen[source] = now[source] = Word{1} << (source - first);
      frontier.push_back(source);
    }
    for (std::uint32_t level = 1; !frontier.empty(); ++level) {
      found.clear();
      std::uint64_t ahead = 0;
      for (const auto node : frontier) ahead += network.out_degree(node);
      ahead > network.arc_count() / 4 ? up(network, all) : down(network);
      for (const auto node : frontier) now[node] = 0;
      for (const auto node : found) {
        sums.add(node, next[node], level);
        seen[node] |= next[node];
        now[node] = next[node];
        next[node] = 0;
      }
      frontier.swap(found);
      if (!frontier.empty()) sums.reaches(level);
    }
  }

 private:
  void down(const graph::Network& network) {
    for (const auto node : frontier) {
      const auto bits = now[node];
      for (const auto end : network.out(node)) {
        const auto fresh = bits & ~seen[end];
        if (fresh == 0) continue;
        if (next[end] == 0) found.push_back(end);
        next[end] |= fresh;
      }
    }
  }
  void up(const graph::Network& network, Word all) {
    for (graph::Node node = 0; node < network.node_count(); ++node) {
      auto bits = seen[node];
      if (bits == all) continue;
      for (const auto end : network.in(node)) {
        bits |= now[end];
        if (bits == all) break;
      }
      if (bits == seen[node]) continue;
      next[node] = bits & ~seen[node];
      found.push_back(node);
    }
  }
};

}  // namespace

Farness farness(const graph::Network& network, const Watch& watch) {
  const auto nodes = network.node_count();
  Sums sums(nodes);
  tbb::enumerable_thread_specific<Searches> searches([&] { return Searches(nodes); });
  const auto batches = nodes / lanes + (nodes % lanes != 0 ? 1 : 0);
  for (std::uint32_t begin = 0; begin < batches; begin += batches_a_wave) {
    look(watch, static_cast<double>(begin) / batches);
    tbb::parallel_for(begin, std::min(batches, begin + batches_a_wave),
                      [&](std::uint32_t batch) { searches.local().run(network, batch * lanes, sums); });
  }
  Farness farness;
  for (graph::Node node = 0; node < nodes; ++node) {
    farness.reached_by.push_back(sums.reached[node]);
    farness.steps.push_back(sums.steps[node]);
    farness.harmonic.push_back(static_cast<double>(sums.harmonic[node]) / static_cast<double>(sums.unit));
  }
  farness.longest = sums.longest;
  return farness;
}

std::vector<double> closeness(const Farness& farness) {
  std::vector<double> column;
  const auto others = static_cast<double>(farness.steps.size()) - 1;
  for (std::size_t node = 0; node < farness.steps.size(); ++node) {
    const double reached = farness.reached_by[node];
    column.push_back(reached == 0 ? 0.0 : reached / static_cast<double>(farness.steps[node]) * (reached / others));
  }
  return column;
}

namespace {

Outcome run_closeness(const Input& input) { return {closeness(farness(input.network, input.watch)), 0, {}}; }
Outcome run_harmonic(const Input& input) { return {farness(input.network, input.watch).harmonic, 0, {}}; }

}  // namespace

extern const Measure closeness_measure, harmonic_measure;
const Measure closeness_measure{"closeness", "how few steps lead to it from all who reach it", Makes::node_column,
                                Values::real, run_closeness};
const Measure harmonic_measure{"harmonic", "the sum of one over the steps from each other node", Makes::node_column,
                               Values::real, run_harmonic};

}  // namespace soi::analytics
