// SPDX-License-Identifier: Apache-2.0
#include "query/way_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <queue>
#include <set>
#include <tuple>

namespace soi::query {
namespace {

using graph::Node;
using Nodes = std::vector<Node>;

template <typename Item>
using Cheapest = std::priority_queue<Item, std::vector<Item>, std::greater<>>;

bool allowed(const WayWanted& wanted, Node at, Node next) {
  return !wanted.closed.contains(next) && (at != wanted.from || !wanted.not_first.contains(next));
}

// One end of a search from both: the way is grown forwards from its beginning, or backwards from its end. The queue
// goes by what a way costs with its last entity paid for, on both sides, so that neither opens a hub before it must.
struct Side {
  struct Reached {
    double cost = 0;  // forwards with what it costs to enter the entity, backwards without
    Node before = 0;
    bool settled = false;
  };
  std::unordered_map<Node, Reached> reached;
  Cheapest<std::pair<double, Node>> queue;
  double work = 0;  // edges of the entities opened

  // Drops what was reached more cheaply since; the cost of what comes next, or infinity.
  double next_cost() {
    while (!queue.empty() && reached.at(queue.top().second).settled) queue.pop();
    return queue.empty() ? std::numeric_limits<double>::infinity() : queue.top().first;
  }
  Nodes way_to(Node node) const {  // from the start
    Nodes nodes = {node};
    while (reached.at(nodes.back()).before != nodes.back()) nodes.push_back(reached.at(nodes.back()).before);
    std::reverse(nodes.begin(), nodes.end());
    return nodes;
  }
};

class BothEnds {
 public:
  BothEnds(Ways& ways, const WayWanted& wanted) : ways_(ways), wanted_(wanted) {}

  // A way not met yet goes on from an entity that waits in one queue to another that waits in the other, so it costs at
  // least what the two cost together.
  std::optional<Nodes> way() {
    reach(0, wanted_.from, {0, wanted_.from}, 0);
    reach(1, wanted_.to, {0, wanted_.to}, ways_.cost(wanted_.to));
    while (true) {
      const double forwards = sides_[0].next_cost(), backwards = sides_[1].next_cost();
      if (forwards + backwards >= best_ || std::isinf(forwards) || std::isinf(backwards)) break;
      grow(work_after(0) <= work_after(1) ? 0 : 1);
    }
    if (std::isinf(best_)) return std::nullopt;
    auto nodes = sides_[0].way_to(meeting_);
    const auto rest = sides_[1].way_to(meeting_);
    nodes.insert(nodes.end(), std::next(rest.rbegin()), rest.rend());
    return nodes;
  }

 private:
  // A hub waits until the other side has done as much; mostly the two have met by then.
  double work_after(std::size_t turn) { return sides_[turn].work + ways_.degree(sides_[turn].queue.top().second); }

  // Settles the cheapest entity of one side. Backwards, a step costs what it costs to enter the entity it starts from.
  void grow(std::size_t turn) {
    auto& side = sides_[turn];
    const bool backwards = turn == 1;
    const auto [cost, node] = side.queue.top();
    side.queue.pop();
    side.reached.at(node).settled = true;
    side.work += ways_.degree(node);
    for (const auto other : ways_.next(node)) {
      if (backwards ? !allowed(wanted_, other, node) || wanted_.closed.contains(other)
                    : !allowed(wanted_, node, other)) {
        continue;
      }
      const double entered = cost + ways_.cost(other);
      reach(turn, other, {backwards ? cost : entered, node}, entered);
    }
  }

  void reach(std::size_t turn, Node node, Side::Reached found, double entered) {
    auto& side = sides_[turn];
    const auto [known, is_new] = side.reached.emplace(node, found);
    if (!is_new && (known->second.settled || known->second.cost <= found.cost)) return;
    known->second = found;
    side.queue.emplace(entered, node);
    const auto other_way = sides_[1 - turn].reached.find(node);
    if (other_way == sides_[1 - turn].reached.end()) return;
    const double whole = found.cost + other_way->second.cost;
    if (whole >= best_) return;
    best_ = whole;
    meeting_ = node;
  }

  Ways& ways_;
  const WayWanted& wanted_;
  std::array<Side, 2> sides_;
  double best_ = std::numeric_limits<double>::infinity();
  Node meeting_ = 0;
};

// A search over entities together with what was met on the way to them: the cheapest walk, which may pass an entity
// twice.
std::optional<Nodes> walk_that_meets(Ways& ways, const WayWanted& wanted) {
  using State = std::pair<Node, unsigned>;
  std::map<State, std::pair<double, State>> reached;
  std::set<State> settled;
  Cheapest<std::pair<double, State>> queue;
  const State start{wanted.from, wanted.met};
  reached[start] = {0, start};
  queue.emplace(0, start);
  while (!queue.empty()) {
    const auto [cost, at] = queue.top();
    queue.pop();
    if (!settled.insert(at).second) continue;
    if (at == State{wanted.to, ways.all_met()}) {
      Nodes nodes = {at.first};
      for (auto state = at; state != start;) {
        state = reached.at(state).second;
        nodes.push_back(state.first);
      }
      std::reverse(nodes.begin(), nodes.end());
      return nodes;
    }
    ways.count_one();
    for (const auto other : ways.next(at.first)) {
      if (!allowed(wanted, at.first, other)) continue;
      const State next{other, at.second | ways.met(other)};
      const double there = cost + ways.cost(other);
      const auto known = reached.find(next);
      if (known != reached.end() && known->second.first <= there) continue;
      reached[next] = {there, at};
      queue.emplace(there, next);
    }
  }
  return std::nullopt;
}

// Ways grown one by one, cheapest first: exact, and as long as there are many ways.
std::optional<Nodes> way_that_meets(Ways& ways, const WayWanted& wanted) {
  Cheapest<std::tuple<double, Nodes, unsigned>> queue;
  queue.emplace(0, Nodes{wanted.from}, wanted.met);
  while (!queue.empty()) {
    const auto [cost, nodes, met] = queue.top();
    queue.pop();
    const auto at = nodes.back();
    if (at == wanted.to) {
      if (met == ways.all_met()) return nodes;
      continue;
    }
    ways.count_one();
    for (const auto other : ways.next(at)) {
      if (!allowed(wanted, at, other) || std::find(nodes.begin(), nodes.end(), other) != nodes.end()) continue;
      auto longer = nodes;
      longer.push_back(other);
      queue.emplace(cost + ways.cost(other), std::move(longer), met | ways.met(other));
    }
  }
  return std::nullopt;
}

bool passes_none_twice(Nodes nodes) {
  std::sort(nodes.begin(), nodes.end());
  return std::adjacent_find(nodes.begin(), nodes.end()) == nodes.end();
}

}  // namespace

std::optional<Nodes> search_way(Ways& ways, const WayWanted& wanted) {
  if (wanted.met == ways.all_met()) return BothEnds(ways, wanted).way();
  auto walk = walk_that_meets(ways, wanted);
  return !walk || passes_none_twice(*walk) ? walk : way_that_meets(ways, wanted);
}

std::unordered_map<Node, unsigned> steps_to(Ways& ways, Node to, unsigned steps) {
  std::unordered_map<Node, unsigned> away = {{to, 0}};
  Nodes level = {to};
  for (unsigned step = 1; step <= steps && !level.empty(); ++step) {
    Nodes next;
    for (const auto node : level) {
      for (const auto other : ways.next(node)) {
        if (away.emplace(other, step).second) next.push_back(other);
      }
    }
    level = std::move(next);
  }
  return away;
}

}  // namespace soi::query
