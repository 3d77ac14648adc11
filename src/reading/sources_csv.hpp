// SPDX-License-Identifier: Apache-2.0
// `sources.csv` beside reports: file,date,title,publisher,url (RFC 4180), one line for each report.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "base/error.hpp"

namespace soi::reading {

struct Source {
  base::Date date;
  std::string title, publisher, url;
  std::vector<base::Problem> problems;  // mistakes of this line, for whoever reads its report
};

using Sources = std::map<std::string, Source, std::less<>>;  // by file name

// Throws Error(data) where the file as a whole cannot be read: a broken quote, a missing or unknown column.
Sources parse_sources(const std::string& path, const std::string& bytes);

}  // namespace soi::reading
