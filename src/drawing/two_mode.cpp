// SPDX-License-Identifier: Apache-2.0
// The picture of people on one side and the events they took part in on the other.
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

Drawing draw(const PictureRequest& request) {
  const auto is = [&](const graph::Entity& entity, const char* root) { return request.schema.is_a(entity.type, root); };
  Drawing drawing =
      draw_subgraph(only(request, [&](const graph::Edge&, const graph::Entity& from, const graph::Entity& to) {
        return is(from, "official") && is(to, "event");
      }));
  drawing.plan = Plan::two_mode;
  return drawing;
}

}  // namespace

extern const Picture two_mode_picture;
const Picture two_mode_picture = {"two-mode", "people on one side, the events they took part in on the other", draw};

}  // namespace soi::drawing
