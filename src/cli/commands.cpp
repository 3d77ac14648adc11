// SPDX-License-Identifier: Apache-2.0
// The list of commands, in the order of help.
#include <algorithm>

#include "cli/command.hpp"

namespace soi::cli {

extern const Command build_command, resolve_command, diff_command, check_command, extract_command,
    find_entities_command, show_command, neighbors_command, path_command, network_command, cited_command,
    timeline_command, why_command, measure_command, report_command, draw_command, export_command, info_command,
    explain_command, rules_command, schema_command, help_command, version_command, completion_command;

const std::vector<const Command*>& commands() {
  static const std::vector<const Command*> list = {
      &build_command,   &resolve_command,   &diff_command,   &check_command,   &extract_command, &find_entities_command,
      &show_command,    &neighbors_command, &path_command,   &network_command, &cited_command,   &timeline_command,
      &why_command,     &measure_command,   &report_command, &draw_command,    &export_command,  &info_command,
      &explain_command, &rules_command,     &schema_command, &help_command,    &version_command, &completion_command};
  return list;
}

const Command* find_command(std::string_view name) {
  const auto& list = commands();
  const auto found =
      std::find_if(list.begin(), list.end(), [&](const Command* command) { return command->name == name; });
  return found == list.end() ? nullptr : *found;
}

}  // namespace soi::cli
