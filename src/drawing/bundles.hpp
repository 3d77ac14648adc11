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

// The `most` entities with the highest score (among equals by id), and the edges between them; `focus` always stays.
// `scores` has one for each entity of the part; where it is empty, the number of ties within the part counts. Depends
// on nothing else.
Subgraph backbone(const Subgraph& part, const std::vector<graph::Node>& focus, std::size_t most,
                  const std::vector<double>& scores = {});

}  // namespace soi::drawing
