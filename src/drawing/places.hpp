// SPDX-License-Identifier: Apache-2.0
// Where the nodes of a large drawing stand: for the page, which draws discs on a canvas and never lays out by itself.
#pragma once

#include <string>
#include <vector>

#include "drawing/layout.hpp"
#include "drawing/picture.hpp"

namespace soi::drawing {

struct Place {
  double x = 0, y = 0;  // points; y grows downwards
};

// Of Graphviz' plain format, where the nodes are called n0, n1 …; one place for each of `nodes`.
std::vector<Place> read_places(const std::string& plain, std::size_t nodes);

// One place for each node, by sfdp: without overlaps up to 5,000 nodes, above that they may touch (removing overlaps of
// more takes minutes). Throws Error(limit, io) as lay_out does.
std::vector<Place> place_nodes(const Drawing& drawing, const LayoutOptions& options);

}  // namespace soi::drawing
