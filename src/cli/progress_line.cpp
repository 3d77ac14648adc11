// SPDX-License-Identifier: Apache-2.0
#include "cli/progress_line.hpp"

namespace soi::cli {

namespace {

std::string duration(double seconds) {
  const auto whole = static_cast<long>(seconds + 0.5);
  if (whole < 60) return std::to_string(whole) + " s";
  if (whole < 3600) return std::to_string(whole / 60) + " min " + std::to_string(whole % 60) + " s";
  return std::to_string(whole / 3600) + " h " + std::to_string(whole % 3600 / 60) + " min";
}

// Once there is enough to go by.
std::string pace(std::size_t done, std::size_t total, double seconds) {
  if (seconds < 2 || done == 0 || done > total) return {};
  const auto rate = static_cast<double>(done) / seconds;
  return ", " + std::to_string(static_cast<long>(rate)) + " a second, " +
         duration(static_cast<double>(total - done) / rate) + " left";
}

}  // namespace

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
  const auto now = std::chrono::steady_clock::now();
  if (stage != stage_) {
    stage_ = stage;
    begun_ = now;
  } else if (now - shown_at_ < std::chrono::milliseconds(100)) {
    return;
  }
  shown_at_ = now;
  auto line = stage;
  if (total > 0) {
    line += ' ' + std::to_string(done) + " of " + std::to_string(total);
    line += pace(done, total, std::chrono::duration<double>(now - begun_).count());
  }
  if (line == line_) return;
  line_ = std::move(line);
  notice_.stream() << "\r\x1b[K" << line_;
  notice_.flush();
}

}  // namespace soi::cli
