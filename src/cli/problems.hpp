// SPDX-License-Identifier: Apache-2.0
// Problems as people read them: place, line with caret, remedy; safe on a terminal.
#pragma once

#include <vector>

#include "base/error.hpp"
#include "cli/output.hpp"

namespace soi::cli {

void write_problem(Output& output, const base::Problem& problem, const char* kind = "error");
// At most 20, then how many there are besides.
void write_problems(Output& output, const std::vector<base::Problem>& problems, const char* kind = "error");

}  // namespace soi::cli
