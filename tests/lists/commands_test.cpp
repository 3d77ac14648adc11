// SPDX-License-Identifier: Apache-2.0
// Walks the list of commands.
#include <catch2/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <unistd.h>

#include "base/display_width.hpp"
#include "base/error.hpp"
#include "cli/parse.hpp"
#include "cli/reference.hpp"

namespace soi::cli {
namespace {

std::string markdown() {
  std::ostringstream out;
  write_markdown(out);
  return out.str();
}

TEST_CASE("docs/cli.md is what the program says of itself") {
  std::ifstream in(std::filesystem::path(SOI_SOURCE_DIR) / "docs/cli.md", std::ios::binary);
  std::ostringstream page;
  page << in.rdbuf();
  CHECK(page.str() == markdown());  // scripts/approve renews it
}

TEST_CASE("every command has a name of its own, a sentence, an example and a case") {
  std::set<std::string_view> names;
  for (const auto* command : commands()) {
    INFO(command->name);
    CHECK(names.insert(command->name).second);
    CHECK_FALSE(command->sentence.empty());
    CHECK(command->sentence.back() != '.');
    CHECK((!command->usage().examples.empty() || command->name == "version"));
    const auto folder = std::filesystem::path(SOI_SOURCE_DIR) / "tests/cases" / command->name;
    CHECK(std::filesystem::is_directory(folder));
  }
}

TEST_CASE("options of a command have names and letters of their own, and arguments that repeat stand last") {
  for (const auto* command : commands()) {
    const auto usage = command->usage();
    auto options = usage.options;
    options.insert(options.end(), common_options().begin(), common_options().end());
    std::set<std::string> names;
    std::set<char> letters;
    for (const auto& option : options) {
      INFO(command->name << " --" << option.name);
      CHECK(names.insert(option.name).second);
      CHECK((option.letter == 0 || letters.insert(option.letter).second));
      CHECK_FALSE(option.sentence.empty());
      CHECK((option.choices.empty() || !option.value.empty()));
    }
    for (std::size_t i = 0; i + 1 < usage.arguments.size(); ++i) CHECK_FALSE(usage.arguments[i].repeats);
  }
}

TEST_CASE("every example is a line that its command takes") {
  for (const auto* command : commands()) {
    for (const auto& example : command->usage().examples) {
      INFO(example.line);
      std::vector<std::string> words;
      std::istringstream line(example.line.substr(0, example.line.find_first_of("|>)")));
      std::string word;
      while (line >> std::quoted(word)) words.push_back(word);
      const auto soi = std::find_if(words.begin(), words.end(), [](const auto& w) { return w.ends_with("soi"); });
      REQUIRE(soi != words.end());
      const auto parsed = parse({soi + 1, words.end()});
      CHECK(parsed.command == command);
    }
  }
}

std::string help_of(const Command& command) {
  std::FILE* file = std::tmpfile();
  REQUIRE(file != nullptr);
  Output out(fileno(file), "a file");
  write_help(out, command);
  out.flush();
  std::string text(static_cast<std::size_t>(lseek(fileno(file), 0, SEEK_END)), '\0');
  std::rewind(file);
  const auto count = std::fread(text.data(), 1, text.size(), file);
  std::fclose(file);
  text.resize(count);
  return text;
}

TEST_CASE("every command answers --help, within 100 columns") {
  for (const auto* command : commands()) {
    INFO(command->name);
    const auto help = help_of(*command);
    CHECK(help.find(command->sentence) != std::string::npos);
    std::istringstream lines(help);
    for (std::string line; std::getline(lines, line);) {
      INFO(line);
      CHECK(base::display_width(line) <= 100);
    }
    CHECK(parse({std::string(command->name), "--help"}).help);
    CHECK(parse({std::string(command->name), "-h"}).help);
  }
  CHECK(parse({"--help"}).command->name == "help");
  CHECK(parse({"--version"}).command->name == "version");
}

}  // namespace
}  // namespace soi::cli
