// SPDX-License-Identifier: Apache-2.0
// Helps Graphviz' dot to a compact page: what is big comes first, small pieces stand in rows, fans of leaves in two
// columns. (Its own `pack` loses edge labels, and with `newrank` it crashes.)
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "drawing/picture.hpp"

namespace soi::drawing {

struct Arrangement {
  std::vector<std::size_t> order;   // of nodes: component after component, the largest first
  std::vector<std::size_t> degree;  // of each node: how many others it is tied to
  std::vector<std::pair<std::size_t, std::size_t>>
      unseen;             // ties between nodes of small components that put them in a row
  std::vector<char> far;  // of each edge: its leaf stands one column further
};

Arrangement arrange(const Drawing& drawing);

}  // namespace soi::drawing
