// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

constexpr std::size_t longest = 100;  // characters; nobody mistypes longer names by a letter or two

std::u32string letters(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    const char32_t code = character.code;
    out.push_back(code >= 'A' && code <= 'Z' ? code + 32 : code);
    at += character.size;
  }
  return out;
}

// Insertions, deletions, replacements and swaps of neighbours.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> older(b.size() + 1), old(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) old[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({old[j] + 1, now[j - 1] + 1, old[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], older[j - 2] + 1);
    }
    older.swap(old);
    old.swap(now);
  }
  return old[b.size()];
}

}  // namespace

std::size_t distance(std::string_view a, std::string_view b, std::size_t most) {
  const auto from = letters(a), to = letters(b);
  const auto longer = std::max(from.size(), to.size()), shorter = std::min(from.size(), to.size());
  return longer - shorter > most ? most + 1 : std::min(distance(from, to), most + 1);
}

std::string nearest(std::string_view wrong, const std::vector<std::string>& names) {
  if (wrong.size() > 4 * longest) return {};
  const std::u32string from = letters(wrong);
  std::size_t best = from.size() / 3 + 1;
  std::string found;
  for (const std::string& name : names) {
    if (name.size() > 4 * longest) continue;
    const std::u32string to = letters(name);
    const std::size_t shorter = std::min(from.size(), to.size());
    if (std::max(from.size(), to.size()) - shorter >= best) continue;
    const std::size_t away = distance(from, to);
    if (away >= best) continue;
    best = away;
    found = name;
  }
  return found;
}

}  // namespace soi::base
