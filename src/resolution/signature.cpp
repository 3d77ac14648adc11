// SPDX-License-Identifier: Apache-2.0
#include "resolution/signature.hpp"

#include <cstring>

#include "base/digest.hpp"

namespace soi::resolution {

std::uint64_t key_of(std::string_view text) {
  if (text.empty()) return 0;
  const auto digest = base::sha256(text);
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < sizeof key; ++i) key = key << 8 | static_cast<unsigned char>(digest[i]);
  return (key >> 1) | 1;
}

std::uint64_t block_of(Rule rule, std::string_view text) {
  return (key_of(text) & ~std::uint64_t{7}) | (static_cast<std::uint64_t>(rule) + 1);
}

Rule rule_of(std::uint64_t block) { return static_cast<Rule>((block & 7) - 1); }

std::uint64_t office_of(const Cue& cue) {
  return block_of(Rule::office, "office " + std::to_string(cue.key) + ' ' + std::to_string(cue.detail));
}

std::string to_bytes(const std::vector<Cue>& cues) {
  std::string bytes(cues.size() * sizeof(Cue), '\0');
  if (!cues.empty()) std::memcpy(bytes.data(), cues.data(), bytes.size());
  return bytes;
}

std::vector<Cue> cues_of(std::string_view bytes) {
  if (bytes.size() % sizeof(Cue) != 0) return {};
  std::vector<Cue> cues(bytes.size() / sizeof(Cue));
  if (!cues.empty()) std::memcpy(cues.data(), bytes.data(), bytes.size());
  return cues;
}

}  // namespace soi::resolution
