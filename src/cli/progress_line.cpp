// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.hpp"

namespace soi::cli {

Option progress_option() { return {"progress", 0, "WHEN", "show how far it is", {"auto", "always", "never"}, "auto"}; }

ProgressLine::ProgressLine(const Call& call) : notice_(call.notice) {
  const auto when = call.values.text("progress");
  shown_ = when == "always" || (when == "auto" && notice_.terminal());
}

ProgressLine::~ProgressLine() {
  if (line_.empty()) return;
  try {
    notice_.stream() << "\r\x1b[K";
    notice_.flush();
  } catch (...) {  // a terminal that went away needs no clearing
  }
}

void ProgressLine::show(const std::string& stage, std::size_t done, std::size_t total) {
  if (!shown_) return;
  auto line = stage;
  if (total > 0) line += ' ' + std::to_string(done) + " of " + std::to_string(total);
  if (line == line_) return;
  line_ = std::move(line);
  notice_.stream() << "\r\x1b[K" << line_;
  notice_.flush();
}

}  // namespace soi::cli
