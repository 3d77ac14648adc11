// SPDX-License-Identifier: Apache-2.0
#include "drawing/grouping.hpp"

#include <map>

namespace soi::drawing {
namespace {

using Names = std::vector<std::string>;

std::string most_frequent(const std::map<std::string, int>& votes) {
  std::string best;
  int most = 0;
  for (const auto& [name, count] : votes)
    if (count > most) best = name, most = count;
  return best;
}

// Each node without a name takes the one most frequent among its neighbours.
Names spread(const Drawing& drawing, const Names& names) {
  std::vector<std::map<std::string, int>> votes(names.size());
  for (const auto& edge : drawing.edges) {
    if (!names[edge.to].empty()) ++votes[edge.from][names[edge.to]];
    if (!names[edge.from].empty()) ++votes[edge.to][names[edge.from]];
  }
  Names spread = names;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].empty()) spread[i] = most_frequent(votes[i]);
  return spread;
}

Names by_place(const Drawing& drawing, const schema::Schema& schema) {
  Names names(drawing.nodes.size());
  for (std::size_t i = 0; i < names.size(); ++i)
    if (schema.is_a(drawing.nodes[i].type, "place")) names[i] = drawing.nodes[i].title;
  return spread(drawing, spread(drawing, names));
}

Names by_type(const Drawing& drawing, const schema::Schema& schema) {
  Names names;
  for (const auto& node : drawing.nodes) {
    const auto* type = schema.type(node.type);
    const auto* root = type ? schema.type(type->root) : nullptr;
    names.push_back(root ? root->plural.in(drawing.language) : node.type);
  }
  return names;
}

Names by_community(const Drawing& drawing) {
  Names names;
  for (const auto& node : drawing.nodes) names.push_back(node.group ? std::to_string(*node.group + 1) : "");
  return names;
}

}  // namespace

Names group_names(const Drawing& drawing, const schema::Schema& schema, std::string_view by) {
  if (by == "place") return by_place(drawing, schema);
  return by == "community" ? by_community(drawing) : by_type(drawing, schema);
}

}  // namespace soi::drawing
