// SPDX-License-Identifier: Apache-2.0
// CSV (RFC 4180) with places: each field remembers its line and column, so that a wrong date can be pointed at.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace soi::reading {

struct CsvField {
  std::string text;
  int line = 1;
  int column = 1;  // in characters
};

using CsvRow = std::vector<CsvField>;

class CsvFile {
 public:
  // Holds on to `text`; a byte order mark is passed over. Throws Error(data) where it is not UTF-8.
  CsvFile(std::string path, std::string_view text, char separator = ',');

  // The next row that is not empty, in the memory of the one before; false behind the last. Throws Error(data) for
  // quotes that do not match.
  bool next(CsvRow& row);
  base::Problem problem(const CsvField& at, std::string what, std::string remedy) const;

 private:
  [[noreturn]] void fail(const CsvField& at, std::string what, std::string remedy) const;
  void step();
  CsvField here() const { return {{}, line_, column_}; }
  void read(CsvField& field);
  void quoted(CsvField& field);

  std::string path_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

}  // namespace soi::reading
