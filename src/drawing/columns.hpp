// SPDX-License-Identifier: Apache-2.0
// Where the two columns of a two-mode picture put their nodes.
#pragma once

#include <vector>

#include "drawing/picture.hpp"
#include "drawing/places.hpp"

namespace soi::drawing {

// Events by day on the right, people on the left near the events they took part in (the barycentre heuristic of
// Sugiyama, Tagawa and Toda 1981, with one side held). O((nodes + lines) log nodes). One place for each node.
std::vector<Place> two_columns(const Drawing& drawing);

}  // namespace soi::drawing
