// SPDX-License-Identifier: Apache-2.0
// The text of a YAML file before any parser sees it: checked characters, one kind of line break, places in it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"

namespace soi::base {

class YamlText {
 public:
  // Throws Error: limit for too much of it, data for bytes that are no text; every such place is named.
  YamlText(std::string name, std::string bytes);

  const std::string& name() const { return name_; }
  const std::string& text() const { return text_; }
  std::string_view line(int number) const;                 // from 1, without its line break; empty where there is none
  std::string_view from(int line, int byte_column) const;  // the text from a place on

  // The character column of a byte column (both from 1) of a line. Asked in the file's order, all calls together take
  // linear time, also for a file of one long line.
  int column(int number, int byte_column);

  Problem problem(int line, int column, std::string what, std::string remedy = {}) const;

 private:
  void check() const;

  std::string name_;
  std::string text_;
  std::vector<std::size_t> starts_;  // of the lines
  int last_line_ = 0, last_byte_ = 1, last_column_ = 1;
};

}  // namespace soi::base
