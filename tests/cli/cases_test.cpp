// SPDX-License-Identifier: Apache-2.0
// Runs tests/cases/<command>/<what it shows>.case, each in an empty folder of its own. A case is a transcript:
//   file NAME          a file, whose lines follow, each after "| "
//   $ COMMAND          a command for sh, then what it must do:
//   > LINE             standard output
//   ! LINE             standard error
//   ? CODE             the exit code, where it is not 0
// Other lines are remarks. $CASES is tests/cases/data, $ROOT the repository. scripts/approve writes what the commands
// do now into the cases ($SOI_APPROVE).
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <sys/wait.h>

#include "support/folder.hpp"

namespace {

namespace fs = std::filesystem;
using soi::test::Folder;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

// Output as lines of a case; text after the last line break is marked.
std::string marked(const std::string& text, const std::string& mark) {
  std::string out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) out += line.empty() ? mark + "\n" : mark + " " + line + "\n";
  if (!text.empty() && text.back() != '\n') out += mark + "(no line break)\n";
  return out;
}

std::string outcome(const std::string& command, const fs::path& folder) {
  const Folder streams;
  const auto out = streams.path() / "out", errors = streams.path() / "errors";
  std::ofstream(streams.path() / "script") << "cd '" << folder.string() << "'\n" << command << '\n';
  const auto root = fs::path(SOI_SOURCE_DIR);
  const auto line = "env -u NO_COLOR -u SOI_SCHEMAS -u TERM LC_ALL=C.UTF-8 ROOT='" + root.string() + "' CASES='" +
                    (root / "tests/cases/data").string() + "' PATH='" + fs::path(SOI_PROGRAM).parent_path().string() +
                    "':/usr/bin:/bin sh '" + (streams.path() / "script").string() + "' > '" + out.string() + "' 2> '" +
                    errors.string() + "' < /dev/null";
  const int status = std::system(line.c_str());
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return marked(read(out), ">") + marked(read(errors), "!") + (code == 0 ? "" : "? " + std::to_string(code) + "\n");
}

// The case as it is now: every command with what it does now.
std::string rerun(const std::string& text) {
  const Folder folder;
  std::string now, file;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto head = line.substr(0, 1);
    if (head == ">" || head == "!" || head == "?") continue;
    now += line + "\n";
    if (line.starts_with("file ")) {
      file = line.substr(5);
      fs::create_directories((folder.path() / file).parent_path());
      std::ofstream(folder.path() / file, std::ios::binary);
    } else if (head == "|") {
      std::ofstream(folder.path() / file, std::ios::binary | std::ios::app)
          << line.substr(std::min<std::size_t>(2, line.size())) << '\n';
    } else if (line.starts_with("$ ")) {
      now += outcome(line.substr(2), folder.path());
    }
  }
  return now;
}

TEST_CASE("every case of the command line does what its file says") {
  const bool approve = std::getenv("SOI_APPROVE") != nullptr;
  int cases = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOI_SOURCE_DIR) / "tests/cases")) {
    if (entry.path().extension() != ".case") continue;
    ++cases;
    INFO(entry.path().string());
    const auto expected = read(entry.path());
    const auto now = rerun(expected);
    if (approve && now != expected) {
      std::ofstream(entry.path(), std::ios::binary) << now;
    } else {
      CHECK(now == expected);
    }
  }
  CHECK(cases > 0);
}

}  // namespace
