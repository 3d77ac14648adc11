// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the nearest of some names by edit distance.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace soi::base {

// The name nearest to `wrong` (Damerau-Levenshtein over code points, case ignored for ASCII), at most a third of its
// length away; empty where none is that near. Among equals the first wins.
std::string nearest(std::string_view wrong, const std::vector<std::string>& names);

}  // namespace soi::base
