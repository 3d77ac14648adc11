// SPDX-License-Identifier: Apache-2.0
// A long answer on a terminal goes through a pager, as `man` and `git` do it: $PAGER, else less, which ends at once
// where all fits on the screen. With an empty $PAGER, or one that cannot be started, the answer is simply printed.
#pragma once

#include <memory>
#include <string>

#include "base/descriptor.hpp"

namespace soi::cli {

class Pager {
 public:
  static std::unique_ptr<Pager> start(const std::string& command);  // null where it cannot be
  ~Pager();                                                         // ends its input and waits until it is left
  Pager(const Pager&) = delete;

  int input() const { return input_.number(); }

 private:
  Pager(base::Descriptor input, int process) : input_(std::move(input)), process_(process) {}

  base::Descriptor input_;
  int process_;
};

std::string pager_command();  // $PAGER, else less; empty: none

}  // namespace soi::cli
