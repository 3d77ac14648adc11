// SPDX-License-Identifier: Apache-2.0
// Runs a program with bytes for its standard input, collects its standard output, and kills it at a time limit.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace soi::drawing {

struct ChildResult {
  enum class End { exited, killed_by_signal, out_of_time, too_much_output };
  End end = End::exited;
  int code = 0;  // exit code or signal
  std::string output;
};

// `command` is a path and its arguments. Throws Error(io) where it cannot be started. The child is gone on return.
ChildResult run_child(const std::vector<std::string>& command, const std::string& input, double seconds,
                      std::uint64_t most_output);

}  // namespace soi::drawing
