// SPDX-License-Identifier: Apache-2.0
#include "cli/problems.hpp"

#include <string>

namespace soi::cli {

namespace {
constexpr std::size_t most_shown = 20;
}

void write_problem(Output& output, const base::Problem& problem, const char* kind) {
  output.stream() << output.styled(Style::problem, std::string(kind) + ":") << ' ' << base::render(problem) << '\n';
}

void write_problems(Output& output, const std::vector<base::Problem>& problems, const char* kind) {
  for (std::size_t i = 0; i < problems.size() && i < most_shown; ++i) write_problem(output, problems[i], kind);
  if (problems.size() > most_shown) {
    output.stream() << "… and " << problems.size() - most_shown << " more\n";
  }
}

}  // namespace soi::cli
