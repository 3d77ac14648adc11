// SPDX-License-Identifier: Apache-2.0
#include "graph/projection.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/error.hpp"
#include "graph/as_of.hpp"

namespace soi::graph {

namespace {

constexpr int longest_time = 150;  // years

using Parts = unsigned char;
constexpr Parts is_node = 1, is_shared = 2, is_between = 4;

// Which parts an entity can play, by node.
std::vector<Parts> parts_of(const Reader& reader, const schema::Schema& schema, const ProjectionRequest& request) {
  std::map<std::string, Parts> by_type;  // few types, many entities
  const auto part = [&](const std::string& type) {
    const auto [at, is_new] = by_type.emplace(type, 0);
    if (is_new) {
      if (schema.is_a(type, request.nodes)) at->second |= is_node;
      if (schema.is_a(type, request.through)) at->second |= is_shared;
      if (!request.by.empty() && schema.is_a(type, request.by)) at->second |= is_between;
    }
    return at->second;
  };
  std::vector<Parts> parts;
  reader.each_entity([&](const Entity& entity) {
    if (entity.node >= parts.size()) parts.resize(entity.node + 1);
    parts[entity.node] = part(entity.type);
    return true;
  });
  return parts;
}

// The shortest time that holds both; an unknown one adds nothing.
base::Date span(const base::Date& a, const base::Date& b) {
  if (!a.known() || !b.known()) return a.known() ? a : b;
  const auto first = earliest(a) <= earliest(b) ? a.first : b.first;
  const auto& later = latest(a) >= latest(b) ? a : b;
  const auto last = later.range() ? later.last : later.first;
  return first == last ? base::Date{first, {}} : base::Date{first, last};
}

// Sorted, each pair once.
std::vector<Touch> merged(std::vector<Touch> all) {
  std::sort(all.begin(), all.end(), [](const Touch& a, const Touch& b) {
    return std::tie(a.shared, a.node, a.when) < std::tie(b.shared, b.node, b.when);
  });
  std::vector<Touch> found;
  for (const auto& touch : all) {
    if (!found.empty() && found.back().shared == touch.shared && found.back().node == touch.node) {
      found.back().when = span(found.back().when, touch.when);
    } else {
      found.push_back(touch);
    }
  }
  return found;
}

// Adds (shared, node) for each way the edge joins two such parts.
template <typename Add>
void add_ends(const Edge& edge, const std::vector<Parts>& parts, Parts shared, Parts node, const Add& add) {
  if (edge.subject == edge.object) return;
  if ((parts[edge.subject] & shared) != 0 && (parts[edge.object] & node) != 0) add(edge.subject, edge.object);
  if ((parts[edge.object] & shared) != 0 && (parts[edge.subject] & node) != 0) add(edge.object, edge.subject);
}

// Joins what touches one entity between: every node there with everything shared there.
std::vector<Touch> joined(const std::vector<Touch>& of_nodes, const std::vector<Touch>& of_shared) {
  std::vector<Touch> found;
  auto at = of_shared.begin();
  for (const auto& touch : of_nodes) {  // both are sorted by the entity between
    while (at != of_shared.end() && at->shared < touch.shared) ++at;
    for (auto other = at; other != of_shared.end() && other->shared == touch.shared; ++other) {
      if (other->node == touch.node) continue;
      found.push_back({other->node, touch.node, touch.when.known() ? touch.when : other->when});
    }
  }
  return merged(std::move(found));
}

// Rows of shared entities by node, so that all ties of one node are counted in one array (Gustavson 1978).
struct Rows {
  struct Group {
    std::size_t begin, end;  // of one shared entity, in members
  };
  std::vector<Node> nodes;
  std::vector<std::size_t> members;  // places in nodes, side by side for each shared entity
  std::vector<std::vector<Group>> groups_of;

  explicit Rows(const std::vector<Touch>& touches) {
    for (const auto& touch : touches) nodes.push_back(touch.node);
    std::sort(nodes.begin(), nodes.end());
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    groups_of.resize(nodes.size());
    for (std::size_t begin = 0; begin < touches.size();) {
      auto end = begin;
      for (; end < touches.size() && touches[end].shared == touches[begin].shared; ++end) {
        const auto place = std::lower_bound(nodes.begin(), nodes.end(), touches[end].node) - nodes.begin();
        members.push_back(static_cast<std::size_t>(place));
      }
      for (auto i = begin; i < end; ++i) groups_of[members[i]].push_back({begin, end});
      begin = end;
    }
  }
};

}  // namespace

const std::vector<std::string>& tie_weight_names() {
  static const std::vector<std::string> names = {"count", "jaccard", "newman"};
  return names;
}

bool parse(const std::string& text, TieWeight& weight) {
  const auto& names = tie_weight_names();
  const auto found = std::find(names.begin(), names.end(), text);
  if (found == names.end()) return false;
  weight = static_cast<TieWeight>(found - names.begin());
  return true;
}

std::vector<Touch> touches(const Reader& reader, const schema::Schema& schema, const ProjectionRequest& request) {
  auto selection = request.selection;
  selection.types = {request.nodes, request.through};
  if (!request.by.empty()) selection.types.push_back(request.by);
  check(selection, schema);
  if (selection.statuses.empty()) selection.statuses = not_denied();

  const auto parts = parts_of(reader, schema, request);
  std::vector<Touch> direct, of_shared;
  reader.each_edge([&](const Edge& edge) {
    const auto ends = parts[edge.subject] | parts[edge.object];
    if (ends == 0 || !passes(selection, edge, reader)) return true;
    std::optional<base::Date> date;
    const auto when = [&] {
      if (!date) date = time_of(edge, reader);
      return *date;
    };
    if (request.by.empty()) {
      add_ends(edge, parts, is_shared, is_node, [&](Node s, Node n) { direct.push_back({s, n, when()}); });
    } else {
      add_ends(edge, parts, is_between, is_node, [&](Node s, Node n) { direct.push_back({s, n, when()}); });
      add_ends(edge, parts, is_between, is_shared, [&](Node s, Node n) { of_shared.push_back({s, n, when()}); });
    }
    return true;
  });
  direct = merged(std::move(direct));
  return request.by.empty() ? direct : joined(direct, merged(std::move(of_shared)));
}

Projection project(const std::vector<Touch>& touches, TieWeight weight, std::size_t most) {
  const Rows rows(touches);
  Projection made{rows.nodes, {}};
  std::vector<std::uint32_t> shared(rows.nodes.size(), 0);
  std::vector<double> newman(rows.nodes.size(), 0);
  std::vector<std::size_t> met;
  for (std::size_t a = 0; a < rows.nodes.size(); ++a) {
    for (const auto& [begin, end] : rows.groups_of[a]) {
      const double each = end - begin > 1 ? 1.0 / static_cast<double>(end - begin - 1) : 0;
      for (auto i = begin; i < end; ++i) {
        const auto b = rows.members[i];
        if (b <= a) continue;
        if (shared[b]++ == 0) met.push_back(b);
        newman[b] += each;
      }
    }
    std::sort(met.begin(), met.end());
    if (made.ties.size() + met.size() > most) {
      throw base::Error(base::Failure::limit, "the network has more than " + std::to_string(most) + " ties",
                        "take a shorter time with --from and --until, or name relations with --relation");
    }
    for (const auto b : met) {
      const auto either = rows.groups_of[a].size() + rows.groups_of[b].size() - shared[b];
      const double worth = weight == TieWeight::count    ? shared[b]
                           : weight == TieWeight::newman ? newman[b]
                                                         : shared[b] / static_cast<double>(either);
      made.ties.push_back({rows.nodes[a], rows.nodes[b], shared[b], worth});
      shared[b] = 0;
      newman[b] = 0;
    }
    met.clear();
  }
  return made;
}

Windows by_year(const std::vector<Touch>& touches) {
  std::map<int, std::vector<Touch>> years;
  std::set<Node> undated;
  for (const auto& touch : touches) {
    const int first = earliest(touch.when).year, last = latest(touch.when).year;
    if (!touch.when.known() || last - first > longest_time) {
      undated.insert(touch.shared);
      continue;
    }
    for (int year = first; year <= last; ++year) years[year].push_back(touch);
  }
  Windows windows;
  for (auto& [year, there] : years) windows.years.push_back({year, std::move(there)});
  windows.undated.assign(undated.begin(), undated.end());
  return windows;
}

Sharing::Sharing(const std::vector<Touch>& touches) {
  for (const auto& touch : touches) shared_of_[touch.node].push_back(touch.shared);
}

std::vector<Node> Sharing::shared_by(Node a, Node b) const {
  std::vector<Node> found;
  const auto of_a = shared_of_.find(a), of_b = shared_of_.find(b);
  if (of_a == shared_of_.end() || of_b == shared_of_.end()) return found;
  std::set_intersection(of_a->second.begin(), of_a->second.end(), of_b->second.begin(), of_b->second.end(),
                        std::back_inserter(found));
  return found;
}

}  // namespace soi::graph
