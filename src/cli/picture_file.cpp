// SPDX-License-Identifier: Apache-2.0
#include "cli/picture_file.hpp"

#include <filesystem>

#include "drawing/page.hpp"
#include "drawing/picture.hpp"
#include "drawing/style.hpp"

namespace soi::cli {
namespace {

// Beside this program, as both are built and installed.
std::string layout_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "soi-layout" : (self.parent_path() / "soi-layout").string();
}

}  // namespace

std::string picture_file(const Question& question, const Values& values, PartOfGraph part, drawing::Format format,
                         const PictureWishes& wishes) {
  const auto style =
      drawing::Style::load(schema::Domain::open(question.reader->domain(), schema_folder(values)), question.schema);
  const auto kind = !wishes.picture.empty() ? wishes.picture : part.focus.empty() ? "whole" : "around";
  const auto drawn = drawing::find_picture(kind)->draw({*question.reader,
                                                        question.schema,
                                                        {std::move(part.entities), std::move(part.edges)},
                                                        part.focus,
                                                        part.title,
                                                        question.language});
  drawing::RenderOptions options;
  options.engine = wishes.engine;
  options.layout.program = layout_program();
  options.layout.seconds = wishes.seconds;
  if (format == drawing::Format::html) {
    return drawing::render_page(drawn, style, question.schema, *question.reader, options);
  }
  return drawing::render(drawn, style, question.schema, format, options);
}

}  // namespace soi::cli
