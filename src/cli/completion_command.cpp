// SPDX-License-Identifier: Apache-2.0
// What makes a shell complete soi's commands, options and fixed values.
#include <ostream>

#include "base/error.hpp"
#include "cli/parse.hpp"
#include "cli/run.hpp"

namespace soi::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string command_names() {
  std::vector<std::string> names;
  for (const auto* command : commands()) names.emplace_back(command->name);
  return joined(names);
}

// In single quotes a shell takes everything literally but the quote itself.
std::string quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

void write_bash(std::ostream& out) {
  out << "_soi() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} offered=\n"
      << "  if [ \"$COMP_CWORD\" = 1 ]; then\n    COMPREPLY=($(compgen -W '" << command_names()
      << "' -- \"$word\"))\n    return\n  fi\n  case \"${COMP_WORDS[1]} $before\" in\n";
  for (const auto* command : commands()) {
    for (const auto& option : all_options(command->usage())) {
      if (option.choices.empty()) continue;
      out << "    '" << command->name << " --" << option.name << "') offered='" << joined(option.choices) << "' ;;\n";
    }
  }
  out << "    'help help') offered='" << command_names() << "' ;;\n  esac\n"
      << "  if [ -z \"$offered\" ] && [ \"${word#-}\" != \"$word\" ]; then\n    case \"${COMP_WORDS[1]}\" in\n";
  for (const auto* command : commands()) {
    std::vector<std::string> names;
    for (const auto& option : all_options(command->usage())) names.push_back("--" + option.name);
    out << "      " << command->name << ") offered='" << joined(names) << "' ;;\n";
  }
  out << "    esac\n  fi\n  [ -z \"$offered\" ] || COMPREPLY=($(compgen -W \"$offered\" -- \"$word\"))\n}\n"
      << "complete -o default -F _soi soi\n";
}

void write_zsh(std::ostream& out) {
  out << "#compdef soi\n_soi() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n";
  for (const auto* command : commands()) {
    out << "      " << quoted(std::string(command->name) + ":" + std::string(command->sentence)) << '\n';
  }
  out << "    )\n    _describe command commands\n    return\n  fi\n  case $words[2] in\n";
  for (const auto* command : commands()) {
    out << "    " << command->name << ") _arguments";
    for (const auto& option : all_options(command->usage())) {
      std::string spec = std::string(option.repeats ? "*" : "") + "--" + option.name + "[" + option.sentence + "]";
      if (!option.value.empty()) spec += ":" + option.value + ":";
      if (!option.choices.empty()) {
        spec += "(" + joined(option.choices) + ")";
      } else if (!option.value.empty()) {
        spec += "_files";
      }
      out << ' ' << quoted(spec);
    }
    out << (command->name == "help" ? " '2:command:(" + command_names() + ")'" : " '*:file:_files'") << " ;;\n";
  }
  out << "  esac\n}\nif [ \"$funcstack[1]\" = _soi ]; then _soi \"$@\"; else compdef _soi soi; fi\n";
}

void write_fish(std::ostream& out) {
  for (const auto* command : commands()) {
    out << "complete -c soi -n __fish_use_subcommand -f -a " << command->name << " -d " << quoted(command->sentence)
        << '\n';
    for (const auto& option : all_options(command->usage())) {
      out << "complete -c soi -n '__fish_seen_subcommand_from " << command->name << "' -l " << option.name;
      if (option.letter != 0) out << " -s " << option.letter;
      if (!option.choices.empty()) {
        out << " -x -a " << quoted(joined(option.choices));
      } else if (!option.value.empty()) {
        out << " -r";
      }
      out << " -d " << quoted(option.sentence) << '\n';
    }
  }
  out << "complete -c soi -n '__fish_seen_subcommand_from help' -f -a " << quoted(command_names()) << '\n';
}

Usage usage() {
  return {{{"SHELL", "bash, zsh or fish"}},
          {},
          {{"source <(soi completion bash)", "completes soi in this bash"},
           {"soi completion fish > ~/.config/fish/completions/soi.fish", "completes soi in every fish"}}};
}

int run(const Call& call) {
  const auto shell = call.values.text("SHELL");
  if (shell == "bash") {
    write_bash(call.out.stream());
  } else if (shell == "zsh") {
    write_zsh(call.out.stream());
  } else if (shell == "fish") {
    write_fish(call.out.stream());
  } else {
    throw base::Error(base::Failure::usage, "there is no completion for '" + shell + "'",
                      "it is written for bash, zsh and fish");
  }
  return done;
}

}  // namespace

extern const Command completion_command;
const Command completion_command{"completion", "prints what makes a shell complete soi's commands and options", usage,
                                 run};

}  // namespace soi::cli
