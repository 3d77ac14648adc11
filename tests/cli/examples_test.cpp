// SPDX-License-Identifier: Apache-2.0
// Runs the examples that help gives of every question, on the demo's store.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/display_width.hpp"
#include "cli/command.hpp"
#include "support/folder.hpp"

namespace soi::cli {
namespace {

namespace fs = std::filesystem;

int run_in(const fs::path& folder, const std::string& line) {
  const auto script = "cd '" + folder.string() + "' && PATH='" + fs::path(SOI_PROGRAM).parent_path().string() +
                      "':\"$PATH\" LC_ALL=C.UTF-8 && export PATH LC_ALL && " + line + " > answer 2> errors < /dev/null";
  return std::system(script.c_str());
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

bool asks(const Usage& usage) {
  const auto has = [&](const std::string& name) {
    return std::any_of(usage.options.begin(), usage.options.end(), [&](const auto& item) { return item.name == name; });
  };
  return has("graph") && has("json");
}

TEST_CASE("the examples of every question answer on the demo's store, within 100 columns") {
  const test::Folder folder;
  const auto root = std::string(SOI_SOURCE_DIR);
  REQUIRE(run_in(folder.path(), "soi build '" + root + "/graphs/dan-van' '" + root + "/examples/reports'") == 0);
  int run = 0;
  for (const auto* command : commands()) {
    const auto usage = command->usage();
    if (!asks(usage)) continue;
    INFO(command->name);
    CHECK(usage.examples.size() >= 2);
    for (const auto& example : usage.examples) {
      if (example.line.find(" -g ") != std::string::npos) continue;  // of a file of the reader's own
      INFO(example.line);
      const auto code = run_in(folder.path(), example.line);
      INFO(read(folder.path() / "errors"));
      CHECK(code == 0);
      const auto answer = read(folder.path() / "answer");
      const bool to_a_file = example.line.find(" -o ") != std::string::npos;
      CHECK(answer.empty() == to_a_file);
      const bool for_scripts =
          example.line.find("--json") != std::string::npos || example.line.find("--csv") != std::string::npos;
      std::istringstream lines(answer);
      for (std::string line; !for_scripts && std::getline(lines, line);) {
        INFO(line);
        CHECK(base::display_width(line) <= 100);
      }
      ++run;
    }
  }
  CHECK(run > 10);
}

}  // namespace
}  // namespace soi::cli
