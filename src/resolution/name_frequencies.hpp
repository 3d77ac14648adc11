// SPDX-License-Identifier: Apache-2.0
// How rare a person's name is, by the frequencies of its words: what turns "they share a name" into odds.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "resolution/names.hpp"

namespace soi::resolution {

struct NameFrequencies {
  std::map<std::string, double, std::less<>> surnames, middle, given;  // by word, as parts of one
  double others = 0;                                                   // for any other word

  // The chance that somebody bears this name. Its words are taken as independent of one another.
  double chance(const Words& name) const;
};

}  // namespace soi::resolution
