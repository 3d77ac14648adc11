// SPDX-License-Identifier: Apache-2.0
#include "query/resolve_entity.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/fold.hpp"

namespace soi::query {

namespace {

constexpr std::size_t most_looked_at = 200;  // names with one word: near names are a courtesy

struct Shared {
  std::size_t words = 0, place = 0;
  std::string name;
};

std::vector<Shared> sharing_words(const graph::Reader& reader, std::string_view text) {
  std::map<graph::Node, Shared> shared;
  for (const auto& word : text::fold_words(text)) {
    if (word.size() < 2) continue;
    graph::NameQuery query;
    query.any = {{{{graph::NameTerm::As::words, word}}}};
    std::size_t seen = 0;
    graph::Node last = 0;
    reader.each_named(query, [&](const graph::Named& named) {
      if (seen > 0 && named.node == last) return true;
      last = named.node;
      auto& one = shared[named.node];
      if (++one.words == 1) one.place = seen;
      one.name = named.name;
      return ++seen < most_looked_at;
    });
  }
  std::vector<Shared> order;
  for (auto& [node, one] : shared) order.push_back(std::move(one));
  std::stable_sort(order.begin(), order.end(), [](const Shared& a, const Shared& b) {
    return std::tie(b.words, a.place) < std::tie(a.words, b.place);
  });
  return order;
}

// Whether the first of some is far better connected than the others of its name.
bool stands_out(const std::vector<Match>& listed) {
  constexpr std::uint64_t far = 10;
  return listed[0].rank <= Rank::written_out && listed[0].degree >= far && listed[0].degree >= far * listed[1].degree;
}

}  // namespace

std::vector<std::string> near_names(const Names& names, std::string_view text, std::size_t most) {
  std::vector<std::string> near;
  const auto add = [&](const std::string& name) {
    if (near.size() < most && std::find(near.begin(), near.end(), name) == near.end()) near.push_back(name);
  };
  for (const auto& match : matches(names, text, {{}, 4 * most, true}).listed) add(match.entity.name);
  if (!near.empty()) return near;
  for (const auto& one : sharing_words(names.reader, text)) add(one.name);
  return near;
}

Found resolve_entity(const Names& names, std::string_view text, std::size_t list) {
  Found result;
  auto all = matches(names, text, {{}, std::max<std::size_t>(list, 2), true});
  if (all.listed.empty() || all.listed.front().rank >= Rank::one_error) {
    result.near = near_names(names, text);
  } else if (all.listed.size() == 1 || stands_out(all.listed)) {
    result.entity = std::move(all.listed.front().entity);
    result.others = all.found - 1;
  } else {
    result.candidates = std::move(all);
  }
  return result;
}

}  // namespace soi::query
