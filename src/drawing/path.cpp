// SPDX-License-Identifier: Apache-2.0
// The picture of the ways between entities: only what lies on them, from left to right, their ends marked.
#include "drawing/label.hpp"
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t name_columns = 60;

Drawing draw(const PictureRequest& request) {
  Drawing drawing = draw_subgraph(request);
  if (!drawing.title.empty() || request.focus.size() < 2) return drawing;
  drawing.title = one_line(request.graph.entity(request.focus.front()).name, name_columns) + " – " +
                  one_line(request.graph.entity(request.focus.back()).name, name_columns);
  return drawing;
}

}  // namespace

extern const Picture path_picture;
const Picture path_picture = {"path", "the ways between entities, step by step", draw};

}  // namespace soi::drawing
