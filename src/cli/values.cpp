// SPDX-License-Identifier: Apache-2.0
#include <charconv>

#include "cli/command.hpp"

namespace soi::cli {

const std::vector<std::string>& Values::all(const std::string& name) const {
  static const std::vector<std::string> none;
  const auto found = values_.find(name);
  return found == values_.end() ? none : found->second;
}

std::string Values::text(const std::string& name) const {
  const auto& given = all(name);
  return given.empty() ? std::string() : given.front();
}

std::string Values::words(const std::string& name) const {
  std::string joined;
  for (const auto& word : all(name)) joined += (joined.empty() ? "" : " ") + word;
  return joined;
}

unsigned Values::number(const std::string& name) const {
  const auto digits = text(name);
  unsigned number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace soi::cli
