// SPDX-License-Identifier: Apache-2.0
// One line at a terminal that is written over and over, and gone in the end.
#pragma once

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

  void show(const std::string& stage, std::size_t done, std::size_t total);  // total 0: nobody knows it

 private:
  Output& notice_;
  bool shown_;
  std::string line_;  // what stands there
};

}  // namespace soi::cli
