// SPDX-License-Identifier: Apache-2.0
// One line at a terminal that is written over and over, and gone in the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/command.hpp"

namespace soi::cli {

Option progress_option();  // --progress

class ProgressLine {
 public:
  explicit ProgressLine(const Call& call);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;

  // total 0: nobody knows it. After two seconds of a stage its rate stands there, and how long it will take.
  void show(const std::string& stage, std::size_t done, std::size_t total);

 private:
  Output& notice_;
  bool shown_;
  std::string line_;  // what stands there
  std::string stage_;
  std::chrono::steady_clock::time_point begun_, shown_at_;
};

}  // namespace soi::cli
