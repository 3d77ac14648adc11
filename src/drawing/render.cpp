// SPDX-License-Identifier: Apache-2.0
#include "drawing/render.hpp"

#include "base/error.hpp"
#include "drawing/columns.hpp"
#include "drawing/finish.hpp"

namespace soi::drawing {
namespace {

constexpr const char* placed = "nop1";       // Graphviz' engine that leaves nodes where they are and draws the lines
constexpr std::size_t most_for_tree = 1000;  // dot is quick where little crosses

std::string engine_of(const Drawing& drawing, const RenderOptions& options) {
  if (drawing.plan == Plan::timeline || drawing.plan == Plan::two_mode) return placed;
  if (!options.engine.empty()) return options.engine;
  if (drawing.plan == Plan::hierarchy && drawing.nodes.size() <= most_for_tree) return "dot";
  return engine_for(drawing.nodes.size());
}

class Renderer {
 public:
  Renderer(const Drawing& drawing, const Style& style, const schema::Schema& schema, const RenderOptions& options)
      : drawing_(drawing), style_(style), schema_(schema), options_(options), dot_(options.dot) {
    dot_.engine = engine_of(drawing, options);
    if (drawing.plan == Plan::two_mode) dot_.places = two_columns(drawing);
  }

  std::string run(Format format) {
    if (options_.kept && dot_.engine != placed) keep();
    if (format == Format::dot) return to_dot(drawing_, style_, schema_, dot_);
    return laid_out(format);
  }

 private:
  // The first picture's places are Graphviz'; later ones keep them and find room for what is new.
  void keep() {
    std::vector<Place> fresh;
    if (options_.kept->empty()) fresh = read_places(laid_out(Format::plain), drawing_.nodes.size());
    dot_.places = keep_places(drawing_, fresh, *options_.kept);
    dot_.engine = placed;
  }

  std::string laid_out(Format format) {
    for (;;) {
      try {
        return lay_out(to_dot(drawing_, style_, schema_, dot_), dot_.engine, format, options_.layout);
      } catch (const base::Error& error) {
        if (!next_engine(error)) throw;
      }
    }
  }

  bool next_engine(const base::Error& error) {
    if (!options_.fallback || error.failure() != base::Failure::limit || dot_.engine == "sfdp" || dot_.engine == placed)
      return false;
    dot_.engine = dot_.engine == "dot" ? "neato" : "sfdp";
    return true;
  }

  const Drawing& drawing_;
  const Style& style_;
  const schema::Schema& schema_;
  const RenderOptions& options_;
  DotOptions dot_;
};

}  // namespace

std::string render(const Drawing& drawing, const Style& style, const schema::Schema& schema, Format format,
                   const RenderOptions& options) {
  auto bytes = Renderer(drawing, style, schema, options).run(format);
  if (format == Format::svg) return finish_svg(bytes, drawing);
  if (format == Format::pdf) return finish_pdf(std::move(bytes));
  return bytes;
}

}  // namespace soi::drawing
