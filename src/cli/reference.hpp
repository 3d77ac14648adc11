// SPDX-License-Identifier: Apache-2.0
// Help, docs/cli.md and the man page, all written from the list of commands.
#pragma once

#include "cli/command.hpp"

namespace soi::cli {

void write_overview(Output& out);  // the commands, a sentence each
void write_help(Output& out, const Command& command);
void write_markdown(std::ostream& out);
void write_man_page(std::ostream& out);  // roff with the man macros

std::string usage_line(const Command& command);  // soi show ENTITY… [OPTION]…
std::string option_form(const Option& option);   // -d, --depth N

}  // namespace soi::cli
