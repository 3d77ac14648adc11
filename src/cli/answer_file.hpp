// SPDX-License-Identifier: Apache-2.0
// Where `-o FILE` sends an answer: into a file, whole or not at all, or to standard output.
#pragma once

#include <functional>
#include <iosfwd>
#include <string>

#include "cli/command.hpp"

namespace soi::cli {

// "-" is standard output, which must not be a terminal where the answer is no text. Refuses to write over `input`.
void write_answer(const Call& call, const std::string& path, const std::string& input, bool text,
                  const std::function<void(std::ostream&)>& write);

}  // namespace soi::cli
