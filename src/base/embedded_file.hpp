// SPDX-License-Identifier: Apache-2.0
// A file of the source tree as the build put it into the program (scripts/embed.cmake writes the lists).
#pragma once

#include <string>

namespace soi::base {

struct EmbeddedFile {
  std::string path;  // below the folder embedded: "dan-van/types.yaml"
  std::string bytes;
};

}  // namespace soi::base
