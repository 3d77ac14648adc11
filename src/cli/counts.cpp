// SPDX-License-Identifier: Apache-2.0
#include "cli/counts.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/display_width.hpp"

namespace soi::cli {

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void write_count_table(Output& out, const std::string& heading, const std::map<std::string, std::uint64_t>& counts,
                       const std::function<std::string(const std::string&)>& label) {
  if (counts.empty()) return;
  std::vector<std::pair<std::string, std::uint64_t>> rows(counts.begin(), counts.end());
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  std::size_t width = 0;
  for (const auto& [name, count] : rows) width = std::max(width, base::display_width(name));
  const auto digits = std::to_string(rows.front().second).size();
  out.stream() << '\n' << out.styled(Style::heading, heading) << '\n';
  for (const auto& [name, count] : rows) {
    const auto number = std::to_string(count);
    out.stream() << "  " << base::pad(name, width) << "  " << std::string(digits - number.size(), ' ') << number << "  "
                 << label(name) << '\n';
  }
}

}  // namespace soi::cli
