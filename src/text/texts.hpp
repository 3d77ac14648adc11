// SPDX-License-Identifier: Apache-2.0
// Texts by number: the same text has one number, so that comparing, keeping and looking up texts is done with numbers.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/large_pages.hpp"

namespace soi::text {

using Text = std::uint32_t;  // a text's number; 0 is the empty one
inline constexpr Text no_text = 0;

class Texts {
 public:
  Texts() { clear(); }

  Text add(std::string_view text);  // its number, new or known; linear in the text
  std::string_view operator[](Text number) const { return views_[number]; }
  std::size_t size() const { return views_.size(); }
  std::size_t bytes() const { return bytes_; }
  void clear();  // all numbers but 0 become invalid

 private:
  std::string_view keep(std::string_view text);
  void grow();

  struct Entry {
    std::uint32_t hash = 0;
    Text number = no_text;  // no_text: free
    std::string_view text = {};
  };
  std::size_t free_place(std::uint32_t hash) const;

  base::LargePageVector<std::string_view> views_;
  base::LargePageVector<Entry> table_;  // open addressing; the hash spares most looks at texts
  std::vector<base::LargePageVector<char>> blocks_;
  std::size_t left_ = 0;  // bytes of the last block
  char* free_ = nullptr;
  std::size_t bytes_ = 0;
};

// What is made of texts once, by their numbers. `make` gives what a text has none of yet; T{} is made anew each time.
template <typename T>
class Memo {
 public:
  template <typename Make>
  T get(Text text, Make make) {
    if (text >= known_.size()) known_.resize(text + text / 2 + 64);
    if (known_[text] == T{}) {
      const T made = make();  // may ask for further ones
      known_[text] = made;
    }
    return known_[text];
  }
  void clear() { known_.clear(); }

 private:
  base::LargePageVector<T> known_;
};

}  // namespace soi::text
