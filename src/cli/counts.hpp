// SPDX-License-Identifier: Apache-2.0
// Counts as people read them.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "cli/output.hpp"

namespace soi::cli {

std::string counted(std::uint64_t count, const char* one, const char* many);  // "1 entity", "3 entities"

// The largest first, each with its label; nothing for an empty table.
void write_count_table(Output& out, const std::string& heading, const std::map<std::string, std::uint64_t>& counts,
                       const std::function<std::string(const std::string&)>& label);

}  // namespace soi::cli
