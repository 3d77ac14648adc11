// SPDX-License-Identifier: Apache-2.0
// The picture of events on a time axis, with a lane for each person or body that took part.
#include <set>

#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

bool dated(const graph::Entity& entity) {
  for (const auto& [name, value] : entity.properties)
    if (name == "date") return true;
  return false;
}

Drawing draw(const PictureRequest& request) {
  std::set<graph::Node> undated;
  const auto root = [&](const graph::Entity& entity) {
    const auto* type = request.schema.type(entity.type);
    return type ? type->root : "";
  };
  Drawing drawing =
      draw_subgraph(only(request, [&](const graph::Edge&, const graph::Entity& from, const graph::Entity& to) {
        if (root(to) != "event" || root(from) == "event") return false;
        if (!dated(to)) undated.insert(to.node);
        return dated(to);
      }));
  drawing.plan = Plan::timeline;
  if (!undated.empty())
    drawing.notice = undated.size() == 1
                         ? "one event without a date is not on the timeline"
                         : std::to_string(undated.size()) + " events without a date are not on the timeline";
  return drawing;
}

}  // namespace

extern const Picture timeline_picture;
const Picture timeline_picture = {"timeline", "events on a time axis, with a lane for each who took part", draw};

}  // namespace soi::drawing
