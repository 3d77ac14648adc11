// SPDX-License-Identifier: Apache-2.0
#include "resolution/names.hpp"

#include <algorithm>
#include <array>

#include "text/fold.hpp"

namespace soi::resolution {

namespace {

constexpr std::array<std::string_view, 21> separators = {"\t", "\n", "\r", ",", ";", ":", "\"", "'", "(", ")",     "[",
                                                         "]",  "“",  "”",  "‘", "’", "–", "—",  "-", "…", "\u00a0"};

constexpr auto begins_separator = [] {
  std::array<bool, 256> begins{};
  for (const auto separator : separators) begins[static_cast<unsigned char>(separator.front())] = true;
  return begins;
}();

// Normalized words without punctuation; points and slashes stay, they belong to abbreviations and numbers.
Words tokens(std::string_view name) {
  const std::string text = text::normalize(name);
  std::string spaced;
  for (std::size_t i = 0; i < text.size();) {
    const auto rest = std::string_view(text).substr(i);
    const auto found =
        begins_separator[static_cast<unsigned char>(text[i])]
            ? std::find_if(separators.begin(), separators.end(), [&](auto s) { return rest.starts_with(s); })
            : separators.end();
    if (found == separators.end()) {
      spaced += text[i++];
    } else {
      spaced += ' ';
      i += found->size();
    }
  }
  return split(spaced);
}

std::string without_points(std::string word) {
  while (!word.empty() && word.back() == '.') word.pop_back();
  return word;
}

Words replaced(Words words, const Words& from, const Words& to) {
  if (!holds(words, from)) return words;
  Words out;
  for (std::size_t i = 0; i < words.size();) {
    if (begins_with(words, from, i)) {
      out.insert(out.end(), to.begin(), to.end());
      i += from.size();
    } else {
      out.push_back(words[i++]);
    }
  }
  return out;
}

}  // namespace

Words split(std::string_view text) {
  Words words;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.emplace_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string join(const Words& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

bool holds(const Words& words, const Words& phrase) {
  return std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) != words.end();
}

bool begins_with(const Words& words, const Words& phrase, std::size_t at) {
  return words.size() - at >= phrase.size() &&
         std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<std::ptrdiff_t>(at));
}

const Words* longest_at(const Words& words, std::size_t at, const std::vector<Words>& phrases) {
  const Words* longest = nullptr;
  for (const auto& phrase : phrases) {
    if (begins_with(words, phrase, at) && (longest == nullptr || phrase.size() > longest->size())) longest = &phrase;
  }
  return longest;
}

void Names::add_abbreviation(const std::string& shorter, const std::string& full) {
  abbreviations_[text::normalize(shorter)] = plain(full);
}

void Names::add_same_words(const std::string& from, const std::string& to) {
  same_words_.emplace_back(plain(from), plain(to));
}

void Names::add_same_name(const std::string& from, const std::string& to) {
  same_names_[join(plain(from))] = plain(to);
}

void Names::expand(const std::string& word, Words& out) const {
  auto found = abbreviations_.find(word);
  if (found == abbreviations_.end()) found = abbreviations_.find(without_points(word));
  if (found != abbreviations_.end()) {
    out.insert(out.end(), found->second.begin(), found->second.end());
    return;
  }
  // "TP.Vinh": an abbreviation that ends with a point, glued to the next word. The longest one counts.
  for (auto point = word.rfind('.', word.size() - 2); point != std::string::npos && point > 0;
       point = word.rfind('.', point - 1)) {
    const auto glued = abbreviations_.find(std::string_view(word).substr(0, point + 1));
    if (glued == abbreviations_.end() || point + 1 == word.size()) continue;
    out.insert(out.end(), glued->second.begin(), glued->second.end());
    return expand(word.substr(point + 1), out);
  }
  auto plain_word = text::lower(without_points(word));
  if (!plain_word.empty()) out.push_back(std::move(plain_word));
}

Words Names::words(std::string_view name) const {
  Words words;
  for (const auto& word : tokens(name)) expand(word, words);
  for (const auto& [from, to] : same_words_) words = replaced(std::move(words), from, to);
  const auto same = same_names_.find(join(words));
  return same == same_names_.end() ? words : same->second;
}

Words Names::plain(std::string_view name) {
  Words words;
  for (const auto& word : tokens(name)) words.push_back(text::lower(word));
  return words;
}

}  // namespace soi::resolution
