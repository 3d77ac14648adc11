// SPDX-License-Identifier: Apache-2.0
#include "cli/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <map>

#include "base/display_width.hpp"
#include "base/error.hpp"
#include "base/nearest.hpp"

namespace soi::cli {
namespace {

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

std::string help_hint(const Command& command) { return "`soi help " + std::string(command.name) + "` tells its usage"; }

std::string did_you_mean(const std::string& nearest, const std::string& otherwise) {
  return nearest.empty() ? otherwise : "did you mean '" + nearest + "'?";
}

std::string list_of(const std::vector<std::string>& words) {
  std::string list;
  for (const auto& word : words) list += (list.empty() ? "" : ", ") + word;
  return list;
}

const Command& named(const std::string& word) {
  if (const auto* command = find_command(word)) return *command;
  std::vector<std::string> names;
  for (const auto* command : commands()) names.emplace_back(command->name);
  wrong("there is no command '" + base::printable(word) + "'",
        did_you_mean(base::nearest(word, names), "`soi help` lists the commands"));
}

std::vector<std::string> checked(const Command& command, const Option& option, std::vector<std::string> given) {
  const auto called = "--" + option.name;
  if (given.size() > 1 && !option.repeats) wrong(called + " is given more than once", help_hint(command));
  for (const auto& value : given) {
    if (option.largest > 0) {
      unsigned number = 0;
      const auto* end = value.data() + value.size();
      const auto [at, error] = std::from_chars(value.data(), end, number);
      if (error != std::errc() || at != end || number > option.largest) {
        wrong(called + " takes a whole number from 0 to " + std::to_string(option.largest) + ", not '" +
                  base::printable(value) + "'",
              help_hint(command));
      }
    }
    const auto& choices = option.choices;
    if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end()) {
      wrong(called + " takes one of " + list_of(choices) + ", not '" + base::printable(value) + "'",
            did_you_mean(base::nearest(value, choices), help_hint(command)));
    }
  }
  return given;
}

void assign(const Command& command, const std::vector<Argument>& arguments, std::vector<std::string> given,
            Values& values) {
  auto next = given.begin();
  for (const auto& argument : arguments) {
    const auto last = argument.repeats ? given.end() : next + (next != given.end() ? 1 : 0);
    if (next == last && argument.required) wrong("the argument " + argument.name + " is missing", help_hint(command));
    if (next != last) values.set(argument.name, {next, last});
    next = last;
  }
  if (next != given.end()) {
    wrong("'" + base::printable(*next) + "' is one argument too many",
          "put a name of several words in quotes; " + help_hint(command));
  }
}

[[noreturn]] void unknown_option(const Command& command, const std::vector<Option>& options, std::string word) {
  word = word.substr(0, word.find('='));
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back("--" + option.name);
  wrong(std::string(command.name) + " has no option '" + base::printable(word) + "'",
        did_you_mean(base::nearest(word, names), help_hint(command)));
}

Values values_of(const Command& command, std::vector<std::string> words) {
  const auto usage = command.usage();
  const auto options = all_options(usage);
  CLI::App app;
  app.set_help_flag("");
  std::map<std::string, std::vector<std::string>> given;
  std::vector<std::string> positional;
  for (const auto& option : options) {
    const auto names = (option.letter != 0 ? std::string("-") + option.letter + "," : "") + "--" + option.name;
    if (option.value.empty()) {
      app.add_flag(names);
    } else {
      app.add_option(names, given[option.name])
          ->allow_extra_args(false);  // one value each time: the next word is not its
    }
  }
  app.add_option("ARGUMENTS", positional)->expected(0, -1);
  std::reverse(words.begin(), words.end());  // as CLI11 takes them
  try {
    app.parse(words);
  } catch (const CLI::ExtrasError&) {
    const auto rest = app.remaining();
    unknown_option(command, options, rest.empty() ? "" : rest.front());
  } catch (const CLI::ParseError& error) {
    wrong(error.what(), help_hint(command));
  }

  Values values;
  for (const auto& option : options) {
    if (option.value.empty()) {
      if (app.count("--" + option.name) > 0) values.set(option.name, {"yes"});
      continue;
    }
    auto texts = checked(command, option, std::move(given[option.name]));
    if (texts.empty() && !option.fallback.empty()) texts = {option.fallback};
    if (!texts.empty()) values.set(option.name, std::move(texts));
  }
  if (!values.has("help")) assign(command, usage.arguments, std::move(positional), values);
  return values;
}

}  // namespace

const std::vector<Option>& common_options() {
  static const std::vector<Option> options = {
      {"color", 0, "WHEN", "colour in the answer", {"auto", "always", "never"}, "auto"},
      {"help", 'h', "", "show this help"},
  };
  return options;
}

std::vector<Option> all_options(const Usage& usage) {
  auto options = usage.options;
  options.insert(options.end(), common_options().begin(), common_options().end());
  return options;
}

Parsed parse(const std::vector<std::string>& words) {
  Parsed parsed;
  const auto& first = words.front();
  if (first == "-h" || first == "--help") {
    parsed.command = find_command("help");
    return parsed;
  }
  if (first == "-V" || first == "--version") {
    parsed.command = find_command("version");
    return parsed;
  }
  if (first.size() > 1 && first.front() == '-') {
    wrong("'" + base::printable(first) + "' stands before the command", "write it as `soi COMMAND … " + first + "`");
  }
  parsed.command = &named(first);
  parsed.values = values_of(*parsed.command, {words.begin() + 1, words.end()});
  parsed.help = parsed.values.has("help");
  return parsed;
}

}  // namespace soi::cli
