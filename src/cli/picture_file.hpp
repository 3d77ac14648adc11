// SPDX-License-Identifier: Apache-2.0
// A part of the graph as the bytes of a picture: what `soi draw` and the answers of other commands share.
#pragma once

#include <string>

#include "cli/answer.hpp"
#include "drawing/render.hpp"

namespace soi::cli {

// With `picture`, the kind of picture, else the one that fits; with an empty `engine` the one the size needs.
struct PictureWishes {
  std::string picture = {};
  std::string engine = {};
  double seconds = 60;
};

std::string picture_file(const Question& question, const Values& values, PartOfGraph part, drawing::Format format,
                         const PictureWishes& wishes = {});

}  // namespace soi::cli
