// SPDX-License-Identifier: Apache-2.0
// Transitions of an automaton that grows: an open hash table of eight bytes an entry, since most states have few ways
// on and what decides the speed is how much of it the caches hold.
#pragma once

#include <cstdint>
#include <vector>

namespace soi::extraction {

class StepTable {
 public:
  static constexpr std::uint32_t unknown = ~0u;

  std::uint32_t find(std::uint32_t key) const {
    for (std::size_t at = place(key);; at = (at + 1) & (entries_.size() - 1))
      if (entries_[at].key == key || entries_[at].to == unknown) return entries_[at].to;
  }
  // The key must be new, and `to` not `unknown`.
  void add(std::uint32_t key, std::uint32_t to) {
    if (2 * ++size_ > entries_.size()) grow();
    put({key, to});
  }
  void clear() { *this = StepTable(); }
  std::size_t size() const { return size_; }

 private:
  struct Entry {
    std::uint32_t key, to;
  };

  std::size_t place(std::uint32_t key) const { return static_cast<std::size_t>(key * 0x9E3779B1u) >> shift_; }
  void put(Entry entry) {
    std::size_t at = place(entry.key);
    while (entries_[at].to != unknown) at = (at + 1) & (entries_.size() - 1);
    entries_[at] = entry;
  }
  void grow() {
    std::vector<Entry> old(2 * entries_.size(), {0, unknown});
    old.swap(entries_);
    --shift_;
    for (const Entry& entry : old)
      if (entry.to != unknown) put(entry);
  }

  int shift_ = 24;  // of a 32-bit product: the table has 2^(32 - shift_) entries
  std::vector<Entry> entries_ = std::vector<Entry>(256, {0, unknown});
  std::size_t size_ = 0;
};

}  // namespace soi::extraction
