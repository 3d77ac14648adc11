// SPDX-License-Identifier: Apache-2.0
#include "cli/picture_file.hpp"

#include <filesystem>

#include "cli/counts.hpp"
#include "cli/picture_measures.hpp"
#include "cli/problems.hpp"
#include "drawing/bundles.hpp"
#include "drawing/fonts.hpp"
#include "drawing/grouping.hpp"
#include "drawing/page.hpp"
#include "drawing/picture.hpp"
#include "drawing/style.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t reduced = 1000;  // entities of a picture whose graph is beyond its limit

// Beside this program, as both are built and installed.
std::string layout_program() {
  std::error_code error;
  const auto self = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? "soi-layout" : (self.parent_path() / "soi-layout").string();
}

void note(const Call& call, const std::string& what, const std::string& remedy = {}) {
  write_problem(call.notice, {{}, what, {}, remedy}, "note");
}

const graph::Reader& reader_of(const Question& question, const PartOfGraph& part) {
  return part.reader ? *part.reader : *question.reader;
}

drawing::Drawing drawn(const Question& question, const PictureWishes& wishes, const PartOfGraph& part,
                       drawing::Subgraph subgraph) {
  const auto kind = !wishes.picture.empty() ? wishes.picture : part.focus.empty() ? "whole" : "around";
  return drawing::find_picture(kind)->draw(
      {reader_of(question, part), question.schema, std::move(subgraph), part.focus, part.title, question.language});
}

// With the measures its looks need, and for the page those a reader may choose there.
drawing::Drawing looked(drawing::Drawing drawing, const PictureWishes& wishes) {
  if (!wishes.size_by.empty()) size_by(drawing, wishes.size_by, wishes.saved);
  if (!wishes.color_by.empty()) color_by(drawing, wishes.color_by, wishes.saved);
  if (wishes.group_by == "community" && wishes.color_by.empty()) color_by(drawing, "communities", wishes.saved);
  return drawing;
}

}  // namespace

PictureFile::PictureFile(const Call& call, const Question& question, PartOfGraph part, const PictureWishes& wishes)
    : call_(call),
      question_(question),
      part_(std::move(part)),
      wishes_(wishes),
      style_(drawing::Style::load(schema::Domain::open(question.reader->domain(), schema_folder(call.values)),
                                  question.schema, wishes.theme)) {
  if (!drawing::font_installed())
    write_problem(call.notice,
                  {{},
                   std::string("the font ") + drawing::font + " is not installed: names may be cut",
                   {},
                   "install it (Debian: fonts-dejavu-core)"},
                  "warning");
  if (part_.entities.size() < wishes.out_of && wishes.top == 0)
    note(call, "kept are the " + std::to_string(part_.entities.size()) + " most tied of " +
                   counted(wishes.out_of, "entity", "entities"));
  if (wishes.top > 0)
    keep(drawing::backbone(subgraph(), part_.focus, wishes.top,
                           wishes.by.empty() ? std::vector<double>{} : scores_of(subgraph(), wishes.by, wishes.saved)));
  wishes_.render.layout.program = layout_program();
}

drawing::Subgraph PictureFile::subgraph() const { return {part_.entities, part_.edges}; }

void PictureFile::keep(drawing::Subgraph part) {
  part_.entities = std::move(part.entities);
  part_.edges = std::move(part.edges);
}

// Pages hold everything, with what a reader may choose there.
std::string PictureFile::page() const {
  auto page = looked(drawn(question_, wishes_, part_, subgraph()), wishes_);
  if (!page.notice.empty()) note(call_, page.notice);
  for (const char* name : {"pagerank", "core", "communities"}) add_measure(page, name, nullptr);
  return drawing::render_page(page, style_, question_.schema, reader_of(question_, part_), wishes_.render);
}

// Pictures hold what can be read; several formats show the same.
const drawing::Drawing& PictureFile::picture() {
  if (picture_) return *picture_;
  const bool fits = part_.entities.size() <= wishes_.limit;
  auto shown = fits ? subgraph() : drawing::backbone(subgraph(), part_.focus, std::min(reduced, wishes_.limit));
  if (!fits)
    note(call_,
         "drawn are the " + std::to_string(shown.entities.size()) + " most tied of " +
             counted(part_.entities.size(), "entity", "entities"),
         "--top N, --around ENTITY or filters choose the part yourself");
  const auto whole = looked(drawn(question_, wishes_, part_, std::move(shown)), wishes_);
  if (!whole.notice.empty()) note(call_, whole.notice);
  picture_ = drawing::bundle_leaves(whole, reader_of(question_, part_), question_.schema);
  return *picture_;
}

std::string PictureFile::bytes(drawing::Format format) {
  if (format == drawing::Format::html) return page();
  auto options = wishes_.render;
  if (!wishes_.group_by.empty())
    options.dot.groups = drawing::group_names(picture(), question_.schema, wishes_.group_by);
  return drawing::render(picture(), style_, question_.schema, format, options);
}

std::string picture_file(const Call& call, const Question& question, PartOfGraph part, drawing::Format format) {
  return PictureFile(call, question, std::move(part), {}).bytes(format);
}

}  // namespace soi::cli
