// SPDX-License-Identifier: Apache-2.0
#include "base/display_width.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"
#include "cli/reference.hpp"
#include "cli/run.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  return {{{"COMMAND", "the command to explain; without it, all are listed", false}},
          {{"to", 0, "FORM", "form of the reference of all commands", {"text", "markdown", "man"}, "text"}},
          {{"soi help show", "what `soi show` takes"}, {"soi help --to man | man -l -", "everything, as a man page"}}};
}

int run(const Call& call) {
  const auto form = call.values.text("to");
  const auto name = call.values.text("COMMAND");
  if (form == "markdown") {
    write_markdown(call.out.stream());
  } else if (form == "man") {
    write_man_page(call.out.stream());
  } else if (name.empty()) {
    write_overview(call.out);
  } else if (const auto* command = find_command(name)) {
    write_help(call.out, *command);
  } else {
    std::vector<std::string> names;
    for (const auto* each : commands()) names.emplace_back(each->name);
    const auto near = base::nearest(name, names);
    throw base::Error(base::Failure::usage, "there is no command '" + name + "'",
                      near.empty() ? "`soi help` lists the commands" : "did you mean '" + near + "'?");
  }
  return done;
}

}  // namespace

extern const Command help_command;
const Command help_command{"help", "explains a command, or all of them", usage, run};

}  // namespace soi::cli
