// SPDX-License-Identifier: Apache-2.0
// A place in a file, as people count: lines and columns from 1, columns in characters (code points).
#pragma once

#include <string>

namespace soi::base {

struct Location {
  std::string file;  // as the user named it; empty where there is none
  int line = 0;      // 0: the file as a whole
  int column = 0;
};

}  // namespace soi::base
