// SPDX-License-Identifier: Apache-2.0
#include "cli/reference.hpp"

#include <algorithm>

#include "base/display_width.hpp"
#include "cli/parse.hpp"

namespace soi::cli {
namespace {

constexpr std::string_view tagline =
    "turns reports about public life into a graph of who is connected to whom, and why";

struct ExitCode {
  const char* code;
  const char* meaning;
};
constexpr ExitCode exit_codes[] = {
    {"0", "done"},
    {"1", "nothing found, or problems found by `soi check`"},
    {"2", "wrong usage, also a name that several entities have"},
    {"3", "a problem in the data"},
    {"4", "reading or writing failed"},
    {"5", "a limit was hit"},
    {"130", "interrupted"},
};

std::string option_sentence(const Option& option) {
  auto text = option.sentence;
  if (!option.choices.empty()) {
    std::string list;
    for (const auto& choice : option.choices) list += (list.empty() ? "" : ", ") + choice;
    text += ": " + list;
  }
  if (option.repeats) text += "; may be given again";
  if (!option.fallback.empty()) text += " (default: " + option.fallback + ")";
  return text;
}

std::string argument_form(const Argument& argument) {
  const auto form = argument.name + (argument.repeats ? "…" : "");
  return argument.required ? form : "[" + form + "]";
}

struct Row {
  std::string left, right;
};

void write_rows(Output& out, const std::string& heading, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  out.stream() << '\n' << out.styled(Style::heading, heading) << '\n';
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, base::display_width(row.left));
  for (const auto& row : rows) out.hanging("  " + base::pad(row.left, width) + "  ", row.right);
}

// In roff a dot at the start of a line is a request and a backslash an escape.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    if (c == '\\') {
      out += 'e';
    } else {
      out += c;
    }
  }
  return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

}  // namespace

std::string usage_line(const Command& command) {
  auto line = "soi " + std::string(command.name);
  for (const auto& argument : command.usage().arguments) line += " " + argument_form(argument);
  return line + " [OPTION]…";
}

std::string option_form(const Option& option) {
  std::string form;
  if (option.letter != 0) form = std::string("-") + option.letter + ", ";
  form += "--" + option.name;
  if (!option.value.empty()) form += " " + option.value;
  return form;
}

void write_overview(Output& out) {
  out.stream() << "soi " << tagline << "\n\nusage: soi COMMAND [ARGUMENT]… [OPTION]…\n";
  std::vector<Row> rows;
  for (const auto* command : commands()) rows.push_back({std::string(command->name), std::string(command->sentence)});
  write_rows(out, "commands", rows);
  write_rows(out, "start with",
             {{"soi build reports/ graphs/", "makes soi.db of all reports and graph files in two folders"},
              {"soi find \"dan van\"", "whom and what it knows; diacritics may be left out"},
              {"soi help show", "what one command takes"}});
}

void write_help(Output& out, const Command& command) {
  const auto usage = command.usage();
  out.stream() << out.styled(Style::heading, "soi " + std::string(command.name)) << ": " << command.sentence << '\n';
  out.stream() << "\nusage: " << usage_line(command) << '\n';
  std::vector<Row> rows;
  for (const auto& argument : usage.arguments) rows.push_back({argument.name, argument.sentence});
  write_rows(out, "arguments", rows);
  rows.clear();
  for (const auto& option : all_options(usage)) rows.push_back({option_form(option), option_sentence(option)});
  write_rows(out, "options", rows);
  if (!usage.examples.empty()) out.stream() << '\n' << out.styled(Style::heading, "examples") << '\n';
  for (const auto& example : usage.examples) {
    out.stream() << "  " << example.line << '\n';
    out.paragraph(example.sentence, 6, Style::faint);
  }
  if (!usage.notes.empty()) {
    out.stream() << '\n';
    out.paragraph(usage.notes, 0);
  }
}

void write_markdown(std::ostream& out) {
  out << "# The commands of soi\n\nThis page is written by `soi help --to markdown`; `scripts/approve` renews it.\n\n"
      << "| command | what it does |\n| --- | --- |\n";
  for (const auto* command : commands()) {
    out << "| [" << command->name << "](#soi-" << command->name << ") | " << command->sentence << " |\n";
  }
  for (const auto* command : commands()) {
    const auto usage = command->usage();
    out << "\n## soi " << command->name << "\n\n" << command->sentence << "\n\n    " << usage_line(*command) << "\n\n";
    out << "| | |\n| --- | --- |\n";
    for (const auto& argument : usage.arguments) out << "| `" << argument.name << "` | " << argument.sentence << " |\n";
    for (const auto& option : usage.options) {
      out << "| `" << option_form(option) << "` | " << option_sentence(option) << " |\n";
    }
    if (!usage.examples.empty()) out << '\n';
    for (const auto& example : usage.examples) out << "- `" << example.line << "`: " << example.sentence << '\n';
    if (!usage.notes.empty()) out << '\n' << usage.notes << '\n';
  }
  out << "\n## Options of every command\n\n| | |\n| --- | --- |\n";
  for (const auto& option : common_options()) {
    out << "| `" << option_form(option) << "` | " << option_sentence(option) << " |\n";
  }
  out << "\n## Exit codes\n\n| code | meaning |\n| --- | --- |\n";
  for (const auto& [code, meaning] : exit_codes) out << "| " << code << " | " << meaning << " |\n";
}

void write_man_page(std::ostream& out) {
  out << ".TH SOI 1\n.SH NAME\nsoi \\- " << roff(tagline) << "\n.SH SYNOPSIS\n.B soi\nCOMMAND [ARGUMENT]… [OPTION]…\n"
      << ".SH COMMANDS\n";
  for (const auto* command : commands()) {
    const auto usage = command->usage();
    out << ".SS " << roff(usage_line(*command)) << '\n' << roff(command->sentence) << '\n';
    for (const auto& argument : usage.arguments) {
      out << ".TP\n.I " << roff(argument.name) << '\n' << roff(argument.sentence) << '\n';
    }
    for (const auto& option : usage.options) {
      out << ".TP\n.B " << roff(option_form(option)) << '\n' << roff(option_sentence(option)) << '\n';
    }
    for (const auto& example : usage.examples) {
      out << ".PP\n.B " << roff(example.line) << "\n.br\n" << roff(example.sentence) << '\n';
    }
    if (!usage.notes.empty()) out << ".PP\n" << roff(usage.notes) << '\n';
  }
  out << ".SH OPTIONS OF EVERY COMMAND\n";
  for (const auto& option : common_options()) {
    out << ".TP\n.B " << roff(option_form(option)) << '\n' << roff(option_sentence(option)) << '\n';
  }
  out << ".SH EXIT STATUS\n";
  for (const auto& [code, meaning] : exit_codes) out << ".TP\n.B " << code << '\n' << roff(meaning) << '\n';
}

}  // namespace soi::cli
