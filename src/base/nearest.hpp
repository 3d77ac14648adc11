// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the nearest of some names by edit distance.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace soi::base {

// The name nearest to `wrong` (Damerau-Levenshtein over code points, case ignored for ASCII), at most a third of its
// length away; empty where none is that near. Among equals the first wins.
std::string nearest(std::string_view wrong, const std::vector<std::string>& names);

// How many letters must be put in, taken out, replaced or turned round with the next to make one of the other
// (Damerau-Levenshtein, optimal string alignment; case ignored for ASCII); most + 1 where it is more than `most`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace soi::base
