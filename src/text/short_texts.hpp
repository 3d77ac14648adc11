// SPDX-License-Identifier: Apache-2.0
// What is known of short texts by their bytes: an open hash table with the bytes inside its entries, so that a look-up
// costs two loads of eight bytes and, for the texts that come again and again, one line of the cache.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/large_pages.hpp"

namespace soi::text {

template <typename Known>
class ShortTexts {
 public:
  static constexpr std::size_t longest = 15;  // bytes

  struct Key {
    std::uint64_t head = 0, tail = 0;  // the bytes, zeros behind them, and last their number: never 0
    bool operator==(const Key&) const = default;
  };
  // Of a text of 1 to `longest` bytes; `readable` bytes may be read from its first one.
  static Key key_of(std::string_view text, std::size_t readable);

  // The entry of a text, and whether it is new. It stays where it is until the next call.
  struct Found {
    Known& known;
    bool added;
  };
  Found find(const Key& key) {
    std::size_t at = place(key);
    for (; entries_[at].key.tail != 0; at = (at + 1) & (entries_.size() - 1))
      if (entries_[at].key == key) return {entries_[at].known, false};
    if (2 * ++size_ > entries_.size()) {
      grow();
      at = free_place(key);
    }
    entries_[at].key = key;
    return {entries_[at].known, true};
  }
  // Has the memory bring what find(key) will look at.
  void prepare(const Key& key) const { __builtin_prefetch(&entries_[place(key)]); }
  void clear() { *this = ShortTexts(); }

 private:
  struct alignas(32) Entry {  // none in two lines of the cache
    Key key;
    Known known{};
  };

  struct Masks {
    constexpr Masks() {
      for (std::size_t size = 0; size <= longest; ++size) {
        for (std::size_t i = 0; i < size; ++i) of[size][i] = 0xFF;
        sizes[size][longest] = static_cast<unsigned char>(size);
      }
    }
    unsigned char of[longest + 1][longest + 1] = {}, sizes[longest + 1][longest + 1] = {};
  };

  std::size_t place(const Key& key) const {
    const std::uint64_t mixed = (key.head ^ (key.tail << 29 | key.tail >> 35)) * 0x9E3779B97F4A7C15u;
    return static_cast<std::size_t>(mixed >> shift_);
  }
  std::size_t free_place(const Key& key) const {
    std::size_t at = place(key);
    while (entries_[at].key.tail != 0) at = (at + 1) & (entries_.size() - 1);
    return at;
  }
  void grow() {
    base::LargePageVector<Entry> old(2 * entries_.size());
    old.swap(entries_);
    --shift_;
    for (const Entry& entry : old)
      if (entry.key.tail != 0) entries_[free_place(entry.key)] = entry;
  }

  int shift_ = 54;  // the table has 2^(64 - shift_) entries
  base::LargePageVector<Entry> entries_ = base::LargePageVector<Entry>(1024);
  std::size_t size_ = 0;
};

template <typename Known>
typename ShortTexts<Known>::Key ShortTexts<Known>::key_of(std::string_view text, std::size_t readable) {
  static constexpr Masks masks;
  Key key, mask, size;
  if (readable > longest) {
    std::memcpy(&key, text.data(), sizeof key);
  } else {
    unsigned char bytes[longest + 1] = {};
    std::memcpy(bytes, text.data(), text.size());
    std::memcpy(&key, bytes, sizeof key);
  }
  std::memcpy(&mask, masks.of[text.size()], sizeof mask);
  std::memcpy(&size, masks.sizes[text.size()], sizeof size);
  return {key.head & mask.head, (key.tail & mask.tail) | size.tail};
}

}  // namespace soi::text
