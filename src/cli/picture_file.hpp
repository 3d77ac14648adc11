// SPDX-License-Identifier: Apache-2.0
// A part of the graph as the bytes of a picture: what `soi draw` and the answers of other commands share.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/answer.hpp"
#include "cli/saved_columns.hpp"
#include "drawing/render.hpp"

namespace soi::cli {

// How a picture shall look: all that `soi draw` lets its user say.
struct PictureWishes {
  std::string picture = {};  // its kind; empty: the one that fits
  std::string theme = "light";
  std::string group_by = {};                // "type", "place" or "community"; empty: no boxes
  std::string size_by = {}, color_by = {};  // measures; empty: all nodes alike, colours by type
  std::size_t top = 0;                      // above 0: only so many entities, those with the highest `by`
  std::string by = {};                      // a measure; empty: the number of ties
  std::size_t out_of = 0;                   // the entities that `part` was chosen from, where they were more
  std::size_t limit = 5000;                 // a larger picture is reduced to its most tied part
  const SavedColumns* saved = nullptr;      // measures as they were kept; null: of what is drawn
  drawing::RenderOptions render = {};
};

// A picture made ready once, to be written in several formats. What it leaves out is told to `call.notice`.
class PictureFile {
 public:
  PictureFile(const Call& call, const Question& question, PartOfGraph part, const PictureWishes& wishes);
  std::string bytes(drawing::Format format);

 private:
  drawing::Subgraph subgraph() const;
  void keep(drawing::Subgraph part);
  std::string page() const;
  const drawing::Drawing& picture();

  const Call& call_;
  const Question& question_;
  PartOfGraph part_;
  PictureWishes wishes_;
  drawing::Style style_;
  std::optional<drawing::Drawing> picture_;  // once it was asked for
};

std::string picture_file(const Call& call, const Question& question, PartOfGraph part, drawing::Format format);

}  // namespace soi::cli
