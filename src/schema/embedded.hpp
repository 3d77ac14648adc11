// SPDX-License-Identifier: Apache-2.0
// The files of schemas/ as the build put them into the program.
#pragma once

#include <vector>

#include "base/embedded_file.hpp"

namespace soi::schema {

const std::vector<base::EmbeddedFile>& embedded_files();  // sorted by path

}  // namespace soi::schema
