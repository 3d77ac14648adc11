// SPDX-License-Identifier: Apache-2.0
// What went wrong, where, and what to do about it. Library code throws Error; only cli turns it into words and a code.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/location.hpp"

namespace soi::base {

// The exit codes of the design; `findings` (1) is no failure and therefore not here.
enum class Failure { usage = 2, data = 3, io = 4, limit = 5, interrupted = 130 };

struct Problem {
  Location where;
  std::string what;         // one sentence without a full stop
  std::string remedy;       // what the user can do; may be empty
  std::string source_line;  // the line `where` points into, for the caret; may be empty
};

// `file:line:column: what`, then the source line with a caret below the column, then the remedy.
std::string render(const Problem& problem);

// A problem at a place of a text, with its line unless that is too long to be read.
Problem problem_at(const std::string& file, std::string_view text, int line, int column, std::string what,
                   std::string remedy = {});

class Error : public std::runtime_error {
 public:
  Error(Failure failure, std::vector<Problem> problems);
  Error(Failure failure, std::string what, std::string remedy = {});

  Failure failure() const { return failure_; }
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  Failure failure_;
  std::vector<Problem> problems_;
};

}  // namespace soi::base
