// SPDX-License-Identifier: Apache-2.0
// The picture of everything that was chosen.
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

Drawing draw(const PictureRequest& request) { return draw_subgraph(request); }

}  // namespace

extern const Picture whole_picture;
const Picture whole_picture = {"whole", "everything in the graph, with those nobody is tied to below", draw};

}  // namespace soi::drawing
