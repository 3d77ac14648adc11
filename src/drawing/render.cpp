// SPDX-License-Identifier: Apache-2.0
#include "drawing/render.hpp"

#include "drawing/dot_graph.hpp"
#include "drawing/finish.hpp"

namespace soi::drawing {

std::string render(const Drawing& drawing, const Style& style, const schema::Schema& schema, Format format,
                   const RenderOptions& options) {
  const auto engine = options.engine.empty() ? engine_for(drawing.nodes.size()) : options.engine;
  auto dot = to_dot(drawing, style, schema, engine);
  if (format == Format::dot) return dot;
  auto bytes = lay_out(dot, engine, format, options.layout);
  if (format == Format::svg) return finish_svg(bytes, drawing);
  if (format == Format::pdf) return finish_pdf(std::move(bytes));
  return bytes;
}

}  // namespace soi::drawing
