// SPDX-License-Identifier: Apache-2.0
#include "analytics/leiden_level.hpp"

#include <numeric>
#include <random>

namespace soi::analytics {
namespace {

constexpr double least_gain = 1e-10;  // as a share of a node's strength: less is rounding
constexpr std::uint32_t look_every = 1 << 16;

// Weights to groups, gathered and cleared again for one node after the other.
class Gathered {
 public:
  explicit Gathered(std::size_t groups) : weight_(groups, 0.0) {}
  void add(std::uint32_t group, double weight) {
    if (weight_[group] == 0) groups_.push_back(group);
    weight_[group] += weight;
  }
  double to(std::uint32_t group) const { return weight_[group]; }
  const std::vector<std::uint32_t>& groups() const { return groups_; }
  void clear() {
    for (const auto group : groups_) weight_[group] = 0;
    groups_.clear();
  }

 private:
  std::vector<double> weight_;
  std::vector<std::uint32_t> groups_;
};

// Nodes that wait, each at most once.
class Queue {
 public:
  Queue(std::uint32_t nodes, std::uint32_t lot) : ring_(nodes), waits_(nodes, 1), count_(nodes) {
    std::iota(ring_.begin(), ring_.end(), 0);
    if (lot == 0) return;
    std::mt19937 random(lot);
    for (auto i = nodes; i > 1; --i) std::swap(ring_[i - 1], ring_[random() % i]);
  }
  bool empty() const { return count_ == 0; }
  std::uint32_t pop() {
    const auto node = ring_[head_];
    if (++head_ == ring_.size()) head_ = 0;
    --count_;
    waits_[node] = 0;
    return node;
  }
  void push(std::uint32_t node) {
    if (waits_[node] != 0) return;
    waits_[node] = 1;
    auto tail = head_ + count_++;
    if (tail >= ring_.size()) tail -= ring_.size();
    ring_[tail] = node;
  }

 private:
  std::vector<std::uint32_t> ring_;
  std::vector<std::uint8_t> waits_;
  std::size_t head_ = 0, count_ = 0;
};

class Mover {
 public:
  explicit Mover(LeidenState& state)
      : level_(state.level), state_(state), strength_(level_.size(), 0.0), gathered_(level_.size()) {
    for (std::uint32_t node = 0; node < level_.size(); ++node)
      strength_[state.community[node]] += level_.strength[node];
    std::vector<bool> used(level_.size(), false);
    for (const auto community : state.community) used[community] = true;
    for (auto community = level_.size(); community-- > 0;) {
      if (!used[community]) empty_.push_back(community);
    }
    size_.assign(level_.size(), 0);
    for (const auto community : state.community) ++size_[community];
  }

  bool move(std::uint32_t node) {
    const auto old = state_.community[node];
    for (auto arc = level_.begin[node]; arc < level_.begin[node + 1]; ++arc) {
      gathered_.add(state_.community[level_.ends[arc]], level_.weight(arc));
    }
    const auto own = level_.strength[node], chance = state_.pull * own;
    auto best = old;
    auto most = gathered_.to(old) - chance * (strength_[old] - own) + least_gain * own;
    for (const auto community : gathered_.groups()) {
      if (community == old) continue;
      const auto gain = gathered_.to(community) - chance * strength_[community];
      if (gain > most) {
        most = gain;
        best = community;
      }
    }
    gathered_.clear();
    if (most < 0 && size_[old] > 1) best = empty_.back();
    if (best == old) return false;
    if (size_[best]++ == 0) empty_.pop_back();
    if (--size_[old] == 0) empty_.push_back(old);
    strength_[old] -= own;
    strength_[best] += own;
    state_.community[node] = best;
    return true;
  }

 private:
  const LeidenLevel& level_;
  LeidenState& state_;
  std::vector<double> strength_;      // of communities
  std::vector<std::uint32_t> size_;   // nodes of communities
  std::vector<std::uint32_t> empty_;  // communities without any
  Gathered gathered_;
};

}  // namespace

LeidenLevel::LeidenLevel(const graph::Network& network) {
  const auto nodes = network.node_count();
  begin.reserve(std::size_t{nodes} + 1);
  ends.reserve(network.arc_count());
  for (graph::Node node = 0; node < nodes; ++node) {
    const auto row = network.out(node);
    const auto row_weights = network.out_weights(node);
    ends.insert(ends.end(), row.begin(), row.end());
    weights.insert(weights.end(), row_weights.begin(), row_weights.end());
    begin.push_back(static_cast<std::uint32_t>(ends.size()));
    strength.push_back(network.out_strength(node));
  }
}

void move_nodes(LeidenState& state, const Watch& watch) {
  const auto& level = state.level;
  Mover mover(state);
  Queue queue(level.size(), state.lot);
  for (std::uint32_t visited = 0; !queue.empty(); ++visited) {
    if (visited % look_every == 0) look(watch, -1);
    const auto node = queue.pop();
    if (!mover.move(node)) continue;
    for (auto arc = level.begin[node]; arc < level.begin[node + 1]; ++arc) {
      const auto end = level.ends[arc];
      if (state.community[end] != state.community[node]) queue.push(end);
    }
  }
}

std::vector<std::uint32_t> refine(const LeidenState& state) {
  const auto& level = state.level;
  const auto nodes = level.size();
  std::vector<double> whole(nodes, 0.0), strength = level.strength, outside(nodes, 0.0);
  std::vector<std::uint32_t> piece(nodes);
  std::vector<bool> alone(nodes, true);
  std::iota(piece.begin(), piece.end(), 0);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    whole[state.community[node]] += level.strength[node];
    for (auto arc = level.begin[node]; arc < level.begin[node + 1]; ++arc) {
      if (state.community[level.ends[arc]] == state.community[node]) outside[node] += level.weight(arc);
    }
  }
  // A piece that has at least as much weight to the rest of its community as chance would give it.
  const auto well_connected = [&](std::uint32_t which, double all) {
    return outside[which] >= state.pull * strength[which] * (all - strength[which]);
  };
  Gathered gathered(nodes);
  for (std::uint32_t node = 0; node < nodes; ++node) {
    const auto community = state.community[node];
    const auto all = whole[community];
    if (!alone[node] || outside[node] == 0 || !well_connected(node, all)) continue;
    for (auto arc = level.begin[node]; arc < level.begin[node + 1]; ++arc) {
      const auto end = level.ends[arc];
      if (state.community[end] == community) gathered.add(piece[end], level.weight(arc));
    }
    double most = 0;
    auto best = node;
    for (const auto other : gathered.groups()) {
      const auto gain = gathered.to(other) - state.pull * level.strength[node] * strength[other];
      if (gain > most && well_connected(other, all)) {
        most = gain;
        best = other;
      }
    }
    if (best != node) {
      piece[node] = best;
      alone[best] = false;
      strength[best] += level.strength[node];
      outside[best] += outside[node] - 2 * gathered.to(best);
    }
    gathered.clear();
  }
  return piece;
}

std::uint32_t renumber(std::vector<std::uint32_t>& labels) {
  constexpr std::uint32_t none = 0xffffffff;
  std::vector<std::uint32_t> number(labels.size(), none);
  std::uint32_t count = 0;
  for (auto& label : labels) {
    if (number[label] == none) number[label] = count++;
    label = number[label];
  }
  return count;
}

LeidenLevel aggregate(const LeidenLevel& level, const std::vector<std::uint32_t>& piece, std::uint32_t pieces) {
  std::vector<std::uint32_t> first(std::size_t{pieces} + 1, 0), members(level.size());
  for (const auto p : piece) ++first[p + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  {
    auto next = first;
    for (std::uint32_t node = 0; node < level.size(); ++node) members[next[piece[node]]++] = node;
  }
  LeidenLevel above;
  above.begin.reserve(std::size_t{pieces} + 1);
  above.strength.assign(pieces, 0.0);
  Gathered gathered(pieces);
  for (std::uint32_t p = 0; p < pieces; ++p) {
    for (auto i = first[p]; i < first[p + 1]; ++i) {
      const auto node = members[i];
      above.strength[p] += level.strength[node];
      for (auto arc = level.begin[node]; arc < level.begin[node + 1]; ++arc) {
        const auto other = piece[level.ends[arc]];
        if (other != p) gathered.add(other, level.weight(arc));
      }
    }
    for (const auto other : gathered.groups()) {
      above.ends.push_back(other);
      above.weights.push_back(gathered.to(other));
    }
    gathered.clear();
    above.begin.push_back(static_cast<std::uint32_t>(above.ends.size()));
  }
  return above;
}

}  // namespace soi::analytics
