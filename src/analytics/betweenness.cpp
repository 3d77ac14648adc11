// SPDX-License-Identifier: Apache-2.0
#include "analytics/betweenness.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "analytics/measure.hpp"
#include "base/error.hpp"

namespace soi::analytics {
namespace {

constexpr std::size_t chunk = 16;  // sources whose sums are made by one thread, then added in order
constexpr std::int32_t nowhere = -1;

// What one search needs of a node, side by side: one miss of the cache brings both.
struct Place {
  double value;        // on the way out the number of shortest paths, on the way back (1 + dependency) / that number
  std::int32_t level;  // steps from the source
};

struct Sums {
  std::vector<double> nodes, arcs;
};

class Search {
 public:
  Search(const graph::Network& network, bool arcs) : network_(network), arcs_(arcs) {
    places_.assign(network.node_count(), {0, nowhere});
    order_.resize(std::size_t{network.node_count()} + 1);  // the last one takes what is not new
  }

  void from(graph::Node source, Sums& sums) {
    outward(source);
    homeward(source, sums);
    for (std::size_t i = 0; i < count_; ++i) places_[order_[i]] = {0, nowhere};
  }

 private:
  // No branch depends on what an arc leads to, for half of them would be guessed wrong: every end is written down as
  // the next of the order, which counts only if it is new, and what does not lie one step on adds nothing.
  void outward(graph::Node source) {
    auto* const places = places_.data();
    auto* const order = order_.data();
    order[0] = source;
    places[source] = {1, 0};
    std::size_t count = 1;
    double most = 1;
    for (std::size_t i = 0; i < count; ++i) {
      const auto [paths, level] = places[order[i]];
      const auto next = level + 1;
      most = std::max(most, paths);
      for (const auto end : network_.out(order[i])) {
        auto& place = places[end];
        const bool fresh = place.level == nowhere;
        order[count] = end;
        count += fresh ? 1 : 0;
        place.level = fresh ? next : place.level;
        place.value += place.level == next ? paths : 0.0;
      }
    }
    count_ = count;
    if (std::isinf(most)) {
      throw base::Error(base::Failure::limit, "there are more shortest paths in this network than can be counted");
    }
  }

  void homeward(graph::Node source, Sums& sums) {
    auto* const places = places_.data();
    for (auto i = count_; i-- > 0;) {
      const auto node = order_[i];
      const auto [paths, level] = places[node];
      const auto after = level + 1;
      const auto ends = network_.out(node);
      double sum = 0;
      for (const auto end : ends) sum += places[end].level == after ? places[end].value : 0.0;
      if (arcs_) {
        auto* arc = sums.arcs.data() + network_.first_arc(node);
        for (const auto end : ends) *arc++ += places[end].level == after ? paths * places[end].value : 0.0;
      }
      const auto dependency = paths * sum;
      places[node].value = (1 + dependency) / paths;
      if (node != source) sums.nodes[node] += dependency;
    }
  }

  const graph::Network& network_;
  const bool arcs_;
  std::vector<Place> places_;
  std::vector<graph::Node> order_;
  std::size_t count_ = 0;  // nodes reached
};

// Always the same `samples` of them; ascending, as all of them are.
std::vector<graph::Node> sources_of(std::uint32_t nodes, std::uint32_t samples) {
  std::vector<graph::Node> sources(nodes);
  std::iota(sources.begin(), sources.end(), 0);
  if (samples == 0 || samples >= nodes) return sources;
  std::mt19937_64 random(20210101);
  for (std::uint32_t i = 0; i < samples; ++i) std::swap(sources[i], sources[i + random() % (nodes - i)]);
  sources.resize(samples);
  std::sort(sources.begin(), sources.end());
  return sources;
}

void add(std::vector<double>& to, const std::vector<double>& from) {
  for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
}

void scale(std::vector<double>& values, double factor) {
  for (auto& value : values) value *= factor;
}

// Each edge bears what both its arcs have together.
void join_arcs(const graph::Network& network, std::vector<double>& arcs) {
  for (graph::Node node = 0; node < network.node_count(); ++node) {
    auto arc = network.first_arc(node);
    for (const auto end : network.out(node)) {
      if (node < end) {
        const auto back = network.arc(end, node);
        arcs[arc] = arcs[back] = arcs[arc] + arcs[back];
      }
      ++arc;
    }
  }
}

}  // namespace

Betweenness betweenness(const graph::Network& network, const BetweennessOptions& options, const Watch& watch) {
  const auto nodes = network.node_count();
  const auto sources = sources_of(nodes, options.samples);
  Betweenness found;
  found.nodes.resize(nodes);
  if (options.arcs) found.arcs.resize(network.arc_count());

  tbb::enumerable_thread_specific<Search> searches([&] { return Search(network, options.arcs); });
  std::size_t begun = 0, done = 0;
  const auto next_chunk = [&](tbb::flow_control& control) {
    const auto first = begun;
    if (first >= sources.size()) control.stop();
    begun += chunk;
    return first;
  };
  // Chunks are added up in order and at most so many are under way, so each has its place here; what the pipeline
  // itself would hold is lost when it is interrupted.
  const auto under_way = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  std::vector<Sums> places(under_way);
  const auto sums_of = [&](std::size_t first) -> Sums& { return places[first / chunk % under_way]; };
  const auto search = [&](std::size_t first) {
    auto& sums = sums_of(first);
    sums.nodes.assign(found.nodes.size(), 0);
    sums.arcs.assign(found.arcs.size(), 0);
    const auto last = std::min(sources.size(), first + chunk);
    for (auto i = first; i < last; ++i) searches.local().from(sources[i], sums);
    return first;
  };
  const auto add_up = [&](std::size_t first) {
    add(found.nodes, sums_of(first).nodes);
    add(found.arcs, sums_of(first).arcs);
    done = std::min(sources.size(), done + chunk);
    look(watch, static_cast<double>(done) / static_cast<double>(sources.size()));
  };
  tbb::parallel_pipeline(under_way, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, next_chunk) &
                                        tbb::make_filter<std::size_t, std::size_t>(tbb::filter_mode::parallel, search) &
                                        tbb::make_filter<std::size_t, void>(tbb::filter_mode::serial_in_order, add_up));

  const double each_pair = network.directed() ? 1 : 0.5;
  const auto factor = sources.empty() ? 0 : each_pair * nodes / static_cast<double>(sources.size());
  scale(found.nodes, factor);
  scale(found.arcs, factor);
  if (options.arcs && !network.directed()) join_arcs(network, found.arcs);
  if (sources.size() < nodes) {
    found.bound = each_pair * nodes * std::max(0.0, nodes - 2.0) *
                  std::sqrt(std::log(40.0 * nodes) / (2 * static_cast<double>(sources.size())));
  }
  return found;
}

namespace {

std::string bound_of(const Betweenness& found, const Input& input) {
  if (found.bound == 0) return {};
  const double pairs =
      input.network.node_count() * (input.network.node_count() - 1.0) / (input.network.directed() ? 1 : 2);
  return "sampled from " + std::to_string(input.samples) + " sources: off by at most " +
         std::to_string(found.bound / pairs) + " of all pairs, at 95 %";
}

Outcome run_nodes(const Input& input) {
  auto found = betweenness(input.network, {input.samples, false}, input.watch);
  return {std::move(found.nodes), 0, bound_of(found, input)};
}
Outcome run_edges(const Input& input) {
  auto found = betweenness(input.network, {input.samples, true}, input.watch);
  return {std::move(found.arcs), 0, bound_of(found, input)};
}

}  // namespace

extern const Measure betweenness_measure, edge_betweenness_measure;
const Measure betweenness_measure{"betweenness", "how many shortest ways between others lead through it",
                                  Makes::node_column, Values::real, run_nodes};
const Measure edge_betweenness_measure{"edge-betweenness", "how many shortest ways go along a link", Makes::edge_column,
                                       Values::real, run_edges};

}  // namespace soi::analytics
