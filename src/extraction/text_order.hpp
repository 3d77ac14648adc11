// SPDX-License-Identifier: Apache-2.0
// Finds entries of a list that is in the order of the text, by their sentence or first token.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace soi::extraction {

// The first entry of a sentence or of one behind it.
template <typename Entry>
typename std::vector<Entry>::const_iterator first_entry_of(const std::vector<Entry>& entries, std::uint32_t sentence) {
  return std::lower_bound(entries.begin(), entries.end(), sentence,
                          [](const Entry& entry, std::uint32_t wanted) { return entry.sentence < wanted; });
}

// The first entry that begins at a token or behind it.
template <typename Entry>
typename std::vector<Entry>::const_iterator first_entry_from(const std::vector<Entry>& entries, std::uint32_t token) {
  return std::lower_bound(entries.begin(), entries.end(), token,
                          [](const Entry& entry, std::uint32_t wanted) { return entry.first < wanted; });
}

}  // namespace soi::extraction
