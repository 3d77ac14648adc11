// SPDX-License-Identifier: Apache-2.0
// The files of web/ as the build put them into the program.
#pragma once

#include <vector>

#include "base/embedded_file.hpp"

namespace soi::drawing {

const std::vector<base::EmbeddedFile>& web_files();  // sorted by path

}  // namespace soi::drawing
