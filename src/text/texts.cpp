// SPDX-License-Identifier: Apache-2.0
#include "text/texts.hpp"

#include <cstring>

namespace soi::text {
namespace {

constexpr std::size_t block_size = 1 << 16;
constexpr std::size_t first_table = 1 << 10;

template <typename Number>
std::uint64_t number_at(const char* at) {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}

// Eight bytes at a time, the last ones with some that were read before: no copy of unknown length. The same on every
// machine is not needed, since numbers follow the order of adding. The text is not empty.
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = text.size() * odd;
  const auto mix = [&](std::uint64_t part) {
    hash = (hash ^ part) * odd;
    hash ^= hash >> 32;
  };
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left > 8; at += 8, left -= 8) mix(number_at<std::uint64_t>(at));
  if (text.size() >= 8)
    mix(number_at<std::uint64_t>(at + left - 8));
  else if (left >= 4)
    mix(number_at<std::uint32_t>(at) << 32 | number_at<std::uint32_t>(at + left - 4));
  else
    mix(number_at<std::uint8_t>(at) << 16 | number_at<std::uint8_t>(at + left / 2) << 8 |
        number_at<std::uint8_t>(at + left - 1));
  return static_cast<std::uint32_t>(hash ^ hash >> 15);
}

}  // namespace

void Texts::clear() {
  views_.assign(1, {});
  table_.assign(first_table, {});
  blocks_.clear();
  left_ = bytes_ = 0;
}

Text Texts::add(std::string_view text) {
  if (text.empty()) return no_text;
  const std::uint32_t hash = hash_of(text);
  std::size_t at = hash & (table_.size() - 1);
  for (; table_[at].number != no_text; at = (at + 1) & (table_.size() - 1))
    if (table_[at].hash == hash && table_[at].text == text) return table_[at].number;
  const auto number = static_cast<Text>(views_.size());
  views_.push_back(keep(text));
  table_[at] = {hash, number, views_.back()};
  if (2 * views_.size() > table_.size()) grow();
  return number;
}

std::size_t Texts::free_place(std::uint32_t hash) const {
  std::size_t at = hash & (table_.size() - 1);
  while (table_[at].number != no_text) at = (at + 1) & (table_.size() - 1);
  return at;
}

std::string_view Texts::keep(std::string_view text) {
  bytes_ += text.size();
  if (text.size() > left_) {
    left_ = text.size() > block_size ? text.size() : block_size;
    free_ = blocks_.emplace_back(left_).data();
  }
  std::memcpy(free_, text.data(), text.size());
  const std::string_view kept(free_, text.size());
  free_ += text.size();
  left_ -= text.size();
  return kept;
}

void Texts::grow() {
  base::LargePageVector<Entry> old(2 * table_.size());
  old.swap(table_);
  for (const Entry& entry : old)
    if (entry.number != no_text) table_[free_place(entry.hash)] = entry;
}

}  // namespace soi::text
