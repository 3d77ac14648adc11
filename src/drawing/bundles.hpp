// SPDX-License-Identifier: Apache-2.0
// What keeps a picture readable: leaves of one kind at one node in a bundle, and of what no layout can bear the most
// tied part.
#pragma once

#include <cstddef>

#include "drawing/picture.hpp"

namespace soi::drawing {

// Where more than twelve nodes are tied to nothing but one node, and all in the same way, eight of them stay (those
// with most ties in the whole graph, then by id) and one node says how many more there are; its tooltip names them.
// What the picture is about always stays. Drawings of up to 40 nodes stay as they are.
Drawing bundle_leaves(const Drawing& drawing, const graph::Reader& graph, const schema::Schema& schema);

// The `most` entities with the most ties within the part (among equals by id), and the edges between them. Depends on
// nothing but the part. `focus` always stays.
Subgraph backbone(const Subgraph& part, const std::vector<graph::Node>& focus, std::size_t most);

}  // namespace soi::drawing
