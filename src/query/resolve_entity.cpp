// SPDX-License-Identifier: Apache-2.0
#include "query/resolve_entity.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/nearest.hpp"
#include "text/fold.hpp"

namespace soi::query {
namespace {

using graph::Direction;
using graph::Entity;
using graph::Node;
using graph::Reader;

// What a typed text is compared by, computed once.
struct Wanted {
  std::string text, lower, folded;
};

Rank rank_of(const Wanted& wanted, const Entity& entity) {
  auto best = Rank::part;
  auto consider = [&](const std::string& name, bool is_alias) {
    auto rank = Rank::part;
    if (text::normalize(name) == wanted.text) {
      rank = is_alias ? Rank::alias : Rank::name;
    } else if (text::lower(name) == wanted.lower) {
      rank = is_alias ? Rank::alias_any_case : Rank::name_any_case;
    } else if (text::fold(name) == wanted.folded) {
      rank = is_alias ? Rank::folded_alias : Rank::folded_name;
    }
    best = std::min(best, rank);
  };
  consider(entity.name, false);
  for (const auto& alias : entity.aliases) consider(alias, true);
  return best;
}

// Nearest by letters is a scan over all names, so it is bounded: near names are a courtesy.
constexpr std::size_t most_scanned = 200'000;

std::string nearest_by_letters(const Reader& reader, const std::string& folded) {
  std::vector<std::string> keys;
  std::map<std::string, std::string> names;
  reader.each_entity([&](const Entity& entity) {
    auto key = text::fold(entity.name);
    if (names.emplace(key, entity.name).second) keys.push_back(std::move(key));
    return keys.size() < most_scanned;
  });
  const auto key = base::nearest(folded, keys);
  return key.empty() ? std::string() : names.at(key);
}

}  // namespace

const char* to_string(Rank rank) {
  switch (rank) {
    case Rank::id: return "id";
    case Rank::name: return "name";
    case Rank::alias: return "alias";
    case Rank::name_any_case: return "name in other case";
    case Rank::alias_any_case: return "alias in other case";
    case Rank::folded_name: return "name without diacritics";
    case Rank::folded_alias: return "alias without diacritics";
    case Rank::part: break;
  }
  return "part of a name";
}

std::vector<Match> matches(const Reader& reader, std::string_view text) {
  std::vector<Match> found;
  auto add = [&](Entity entity, Rank rank) {
    const auto degree = reader.degree(entity.node, Direction::both);
    found.push_back({std::move(entity), rank, degree});
  };
  const auto by_id = reader.by_id(text);
  if (by_id) add(reader.entity(*by_id), Rank::id);

  const Wanted wanted{text::normalize(text), text::lower(text), text::fold(text)};
  const auto words = text::fold_words(text);
  if (!words.empty()) {
    for (const auto node : reader.named(words)) {
      if (by_id == node) continue;
      auto entity = reader.entity(node);
      const auto rank = rank_of(wanted, entity);
      add(std::move(entity), rank);
    }
  }
  std::sort(found.begin(), found.end(), [](const Match& a, const Match& b) {
    return std::tie(a.rank, b.degree, a.entity.id) < std::tie(b.rank, a.degree, b.entity.id);
  });
  return found;
}

std::vector<std::string> near_names(const Reader& reader, std::string_view text, std::size_t most) {
  std::map<Node, std::size_t> shared;
  for (const auto& word : text::fold_words(text)) {
    if (word.size() < 2) continue;
    for (const auto node : reader.named({word})) ++shared[node];
  }
  std::vector<std::pair<std::size_t, Node>> order;
  for (const auto& [node, words] : shared) order.emplace_back(words, node);
  std::sort(order.begin(), order.end(),
            [](const auto& a, const auto& b) { return std::tie(b.first, a.second) < std::tie(a.first, b.second); });

  std::vector<std::string> names;
  auto add = [&](std::string name) {
    if (!name.empty() && names.size() < most && std::find(names.begin(), names.end(), name) == names.end()) {
      names.push_back(std::move(name));
    }
  };
  add(nearest_by_letters(reader, text::fold(text)));
  for (const auto& [words, node] : order) {
    if (names.size() >= most) break;
    add(reader.entity(node).name);
  }
  return names;
}

Found resolve_entity(const Reader& reader, std::string_view text) {
  Found result;
  auto all = matches(reader, text);
  if (all.empty()) {
    result.near = near_names(reader, text);
    return result;
  }
  const auto best = all.front().rank;
  const auto equals = std::find_if(all.begin(), all.end(), [&](const Match& m) { return m.rank != best; });
  all.erase(equals, all.end());
  if (all.size() == 1) {
    result.entity = std::move(all.front().entity);
  } else {
    result.candidates = std::move(all);
  }
  return result;
}

}  // namespace soi::query
