// SPDX-License-Identifier: Apache-2.0
// Places kept from picture to picture, so that what the reader knows stays where it was when reports are added.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "drawing/picture.hpp"
#include "drawing/places.hpp"

namespace soi::drawing {

// By member names, which stay valid from build to build.
using KeptLayout = std::map<std::string, Place>;

// Of the JSON that `write_layout` makes; `path` is for messages. Throws Error(data) with line and column.
KeptLayout read_layout(const std::string& path, const std::string& text);
std::string write_layout(const KeptLayout& layout);

// One place for each node: those that `layout` knows (by any of the node's members) stay exactly there; new ones are
// put on the nearest free spot beside the middle of their neighbours, in the drawing's order. With an empty layout
// `fresh` decides. Adds all places to `layout`. O(nodes × spots tried).
std::vector<Place> keep_places(const Drawing& drawing, const std::vector<Place>& fresh, KeptLayout& layout);

}  // namespace soi::drawing
