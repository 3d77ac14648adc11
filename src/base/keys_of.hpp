// SPDX-License-Identifier: Apache-2.0
// The keys of a map, in its order: what "did you mean" may name.
#pragma once

#include <string>
#include <vector>

namespace soi::base {

template <typename Map>
std::vector<std::string> keys_of(const Map& map) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : map) keys.push_back(key);
  return keys;
}

}  // namespace soi::base
