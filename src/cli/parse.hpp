// SPDX-License-Identifier: Apache-2.0
// From words on a command line to a command and its values; the only door to CLI11.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"

namespace soi::cli {

struct Parsed {
  const Command* command = nullptr;
  bool help = false;  // asked for its help only
  Values values;
};

// `words` without the program's name. Throws base::Error(usage) with "did you mean".
Parsed parse(const std::vector<std::string>& words);

const std::vector<Option>& common_options();          // every command's: --color, --help
std::vector<Option> all_options(const Usage& usage);  // a command's own, then those

}  // namespace soi::cli
