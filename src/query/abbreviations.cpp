// SPDX-License-Identifier: Apache-2.0
#include "query/abbreviations.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace soi::query {

namespace {

using Words = Abbreviations::Words;

bool stands_at(const Words& part, const Words& words, std::size_t at) {
  return part.size() <= words.size() - at &&
         std::equal(part.begin(), part.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

}  // namespace

Abbreviations Abbreviations::load(const schema::Domain& domain) {
  Abbreviations all;
  if (!domain.has("identity.yaml")) return all;
  const auto file = domain.yaml("identity.yaml");
  const auto* map = file.root().find("abbreviations");
  if (map == nullptr) return all;
  for (const auto& [shorter, full] : map->entries) all.add(shorter.text, full.text);
  return all;
}

void Abbreviations::add(const std::string& shorter, const std::string& full) {
  Pair pair{text::fold_words(shorter), text::fold_words(full)};
  // "TW" and "TƯ." are one here.
  const bool known = std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& other) {
    return other.shorter == pair.shorter && other.full == pair.full;
  });
  if (!known && !pair.shorter.empty() && !pair.full.empty() && pair.shorter != pair.full) {
    pairs_.push_back(std::move(pair));
  }
}

Words Abbreviations::written_out(const Words& words) const {
  Words full;
  for (std::size_t at = 0; at < words.size();) {
    const auto pair =
        std::find_if(pairs_.begin(), pairs_.end(), [&](const Pair& one) { return stands_at(one.shorter, words, at); });
    if (pair == pairs_.end()) {
      full.push_back(words[at++]);
    } else {
      full.insert(full.end(), pair->full.begin(), pair->full.end());
      at += pair->shorter.size();
    }
  }
  return full;
}

void Abbreviations::vary(const Words& words, std::size_t at, Words& made, std::size_t most,
                         std::vector<Words>& found) const {
  if (found.size() >= most) return;
  if (at == words.size()) {
    if (std::find(found.begin(), found.end(), made) == found.end()) found.push_back(made);
    return;
  }
  const auto with = [&](const Words& part, std::size_t taken) {
    made.insert(made.end(), part.begin(), part.end());
    vary(words, at + taken, made, most, found);
    made.resize(made.size() - part.size());
  };
  with({words[at]}, 1);
  for (const auto& [shorter, full] : pairs_) {
    if (stands_at(shorter, words, at)) with(full, shorter.size());
    if (stands_at(full, words, at)) with(shorter, full.size());
  }
}

std::vector<Words> Abbreviations::writings(const Words& words, std::size_t most) const {
  std::vector<Words> found = {words};
  const auto full = written_out(words);
  if (full != words) found.push_back(full);
  Words made;
  vary(words, 0, made, most, found);
  vary(full, 0, made, most, found);
  return found;
}

}  // namespace soi::query
