// SPDX-License-Identifier: Apache-2.0
// Names made comparable: case, punctuation and abbreviations folded away.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace soi::resolution {

using Words = std::vector<std::string>;

Words split(std::string_view text);  // at spaces
std::string join(const Words& words);
bool holds(const Words& words, const Words& phrase);                            // as a run of whole words
bool begins_with(const Words& words, const Words& phrase, std::size_t at = 0);  // from a place on
// The longest of some phrases that `words` begin with at `at`; null where none does.
const Words* longest_at(const Words& words, std::size_t at, const std::vector<Words>& phrases);

class Names {
 public:
  void add_abbreviation(const std::string& shorter, const std::string& full);
  void add_same_words(const std::string& from, const std::string& to);
  void add_same_name(const std::string& from, const std::string& to);

  Words words(std::string_view name) const;   // lower case, abbreviations written out
  static Words plain(std::string_view name);  // lower case only, for people and for words of rules

 private:
  void expand(const std::string& word, Words& out) const;

  std::map<std::string, Words, std::less<>> abbreviations_;
  std::vector<std::pair<Words, Words>> same_words_;
  std::map<std::string, Words, std::less<>> same_names_;
};

}  // namespace soi::resolution
