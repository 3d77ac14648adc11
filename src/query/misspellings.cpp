// SPDX-License-Identifier: Apache-2.0
#include "query/misspellings.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"

namespace soi::query {

namespace {

using graph::NameTerm;

constexpr std::size_t most_ways = 64;

unsigned most_errors(const std::string& word) { return word.size() < 3 ? 0 : word.size() < 8 ? 1 : 2; }

NameTerm words(std::string phrase) { return {NameTerm::As::words, std::move(phrase)}; }

}  // namespace

Misspellings::Misspellings(const graph::Reader& reader, std::vector<std::string> typed) {
  for (auto& word : typed) words_.emplace_back().typed = std::move(word);
  std::vector<std::set<std::string>> firsts(words_.size()), lasts(words_.size());  // of two words typed as one
  reader.each_word({}, [&](const std::string& word) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      auto& one = words_[i];
      if (word == one.typed) one.known = true;
      if (i + 1 < words_.size() && word == one.typed + words_[i + 1].typed) one.joins_next = true;
      if (word.size() > 1 && word.size() < one.typed.size()) {
        if (one.typed.starts_with(word)) firsts[i].insert(word);
        if (one.typed.ends_with(word)) lasts[i].insert(word);
      }
      const auto most = most_errors(one.typed);
      const auto longer = std::max(word.size(), one.typed.size()), shorter = std::min(word.size(), one.typed.size());
      if (most == 0 || longer - shorter > 4 * most) continue;  // a letter has at most four bytes
      if (const auto away = base::distance(one.typed, word, most); away > 0 && away <= most) {
        one.near[away].push_back(word);
      }
    }
    return true;
  });
  for (std::size_t i = 0; i < words_.size(); ++i) {
    const auto& word = words_[i].typed;
    for (const auto& first : firsts[i]) {
      if (lasts[i].contains(word.substr(first.size())))
        words_[i].near[1].push_back(first + ' ' + word.substr(first.size()));
    }
  }
}

graph::NameQuery Misspellings::with(unsigned errors) const {
  graph::NameQuery query;
  graph::NameQuery::AllOf made;
  place(0, errors, made, query);
  return query;
}

void Misspellings::place(std::size_t at, unsigned errors, graph::NameQuery::AllOf& made,
                         graph::NameQuery& query) const {
  if (query.any.size() >= most_ways) return;
  if (at == words_.size()) {
    if (errors == 0) query.any.push_back(made);
    return;
  }
  const auto& word = words_[at];
  const auto go_on = [&](graph::NameQuery::AnyOf group, std::size_t next, unsigned left) {
    made.push_back(std::move(group));
    place(next, left, made, query);
    made.pop_back();
  };
  if (word.known) go_on({words(word.typed)}, at + 1, errors);
  for (unsigned here = 1; here <= std::min(errors, 2u); ++here) {
    graph::NameQuery::AnyOf group;
    for (const auto& near : word.near[here]) group.push_back(words(near));
    if (!group.empty()) go_on(std::move(group), at + 1, errors - here);
  }
  if (errors > 0 && word.joins_next) go_on({words(word.typed + words_[at + 1].typed)}, at + 2, errors - 1);
}

}  // namespace soi::query
