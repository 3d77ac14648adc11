// SPDX-License-Identifier: Apache-2.0
// The files of schemas/ as the build put them into the program.
#pragma once

#include <string>
#include <vector>

namespace soi::schema {

struct EmbeddedFile {
  std::string path;  // "dan-van/types.yaml"
  std::string bytes;
};
const std::vector<EmbeddedFile>& embedded_files();  // sorted by path

}  // namespace soi::schema
