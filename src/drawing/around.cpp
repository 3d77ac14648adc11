// SPDX-License-Identifier: Apache-2.0
// The picture of an entity's surroundings: who and what it is tied to, itself marked.
#include "drawing/label.hpp"
#include "drawing/picture.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t names_in_title = 3;

Drawing draw(const PictureRequest& request) {
  Drawing drawing = draw_subgraph(request);
  if (!drawing.title.empty()) return drawing;
  std::size_t named = 0, asked = 0;
  for (const auto& node : drawing.nodes) {
    if (!node.focus || ++asked > names_in_title) continue;
    drawing.title += (named++ == 0 ? "" : ", ") + one_line(node.title, 60);
  }
  if (asked > names_in_title) drawing.title += ", …";
  return drawing;
}

}  // namespace

extern const Picture around_picture;
const Picture around_picture = {"around", "what an entity is tied to, with the entity marked", draw};

}  // namespace soi::drawing
