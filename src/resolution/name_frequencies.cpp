// SPDX-License-Identifier: Apache-2.0
#include "resolution/name_frequencies.hpp"

namespace soi::resolution {

double NameFrequencies::chance(const Words& name) const {
  double chance = 1;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto& words = i == 0 ? surnames : i + 1 == name.size() ? given : middle;
    const auto found = words.find(name[i]);
    chance *= found == words.end() ? others : found->second;
  }
  return chance;
}

}  // namespace soi::resolution
