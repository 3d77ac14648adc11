// SPDX-License-Identifier: Apache-2.0
// The picture of which bodies belong to which bodies and places.
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

Drawing draw(const PictureRequest& request) {
  const auto stands = [&](const graph::Entity& entity) {
    return request.schema.is_a(entity.type, "organization") || request.schema.is_a(entity.type, "place");
  };
  Drawing drawing = draw_subgraph(only(request, [&](const graph::Edge&, const graph::Entity& from,
                                                    const graph::Entity& to) { return stands(from) && stands(to); }));
  drawing.plan = Plan::hierarchy;
  return drawing;
}

}  // namespace

extern const Picture hierarchy_picture;
const Picture hierarchy_picture = {"hierarchy", "which bodies belong to which bodies and places", draw};

}  // namespace soi::drawing
