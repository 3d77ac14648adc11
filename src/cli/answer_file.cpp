// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_file.hpp"

#include <filesystem>

#include "base/error.hpp"
#include "base/files.hpp"

namespace soi::cli {

void write_answer(const Call& call, const std::string& path, const std::string& input, bool text,
                  const std::function<void(std::ostream&)>& write) {
  if (path == "-") {
    if (!text && call.out.terminal()) {
      throw base::Error(base::Failure::usage, "this is nothing to look at in a terminal",
                        "name a file with --output FILE, or send it through a pipe");
    }
    write(call.out.stream());
    return;
  }
  std::error_code different;  // also where one of them is not there
  if (std::filesystem::equivalent(path, input, different)) {
    throw base::Error(base::Failure::usage, "'" + path + "' is both what is read and what is written",
                      "name another file with --output");
  }
  base::write_file(path, write);
}

}  // namespace soi::cli
