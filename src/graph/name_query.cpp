// SPDX-License-Identifier: Apache-2.0
#include "graph/name_query.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace soi::graph {

namespace {

using As = NameTerm::As;

bool has(std::string_view name, const NameTerm& term) {
  const auto& [as, phrase] = term;
  if (phrase.empty()) return false;
  if (as == As::whole) return name == phrase;
  if (as == As::initials) return initials(name).find(phrase) != std::string::npos;
  for (std::size_t at = name.find(phrase); at != std::string_view::npos; at = name.find(phrase, at + 1)) {
    if (as == As::start && at > 0) return false;
    const auto end = at + phrase.size();
    if ((at == 0 || name[at - 1] == ' ') && (as == As::beginning || end == name.size() || name[end] == ' '))
      return true;
  }
  return false;
}

}  // namespace

bool answers(const NameQuery& query, std::string_view folded_name) {
  const auto has_one = [&](const NameQuery::AnyOf& terms) {
    return std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return has(folded_name, term); });
  };
  return std::any_of(query.any.begin(), query.any.end(), [&](const NameQuery::AllOf& groups) {
    return !groups.empty() && std::all_of(groups.begin(), groups.end(), has_one);
  });
}

std::string initials(std::string_view folded_name) {
  constexpr int most_words = 24;
  std::string letters;
  int words = 0;
  for (std::size_t at = 0; at < folded_name.size() && words++ < most_words;) {
    const auto letter = base::decode(folded_name, at);
    letters.append(folded_name.substr(at, letter.size));
    at = std::min(folded_name.find(' ', at), folded_name.size() - 1) + 1;
  }
  return letters;
}

std::uint64_t standing(std::uint64_t degree, std::string_view id) {
  constexpr std::uint64_t most = (1u << 26) - 1;
  std::uint64_t mixed = 14695981039346656037u;  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/
  for (const char byte : id) mixed = (mixed ^ static_cast<unsigned char>(byte)) * 1099511628211u;
  return (most - std::min(degree, most)) << 28 | mixed >> 36;
}

}  // namespace soi::graph
