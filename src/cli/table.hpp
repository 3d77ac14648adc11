// SPDX-License-Identifier: Apache-2.0
// Rows under one another: columns as wide as they need to be, aligned by display width; where a line would not fit, the
// columns that may wrap share what room there is.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "cli/output.hpp"

namespace soi::cli {

struct Column {
  enum class Kind { plain, number, wraps } kind = Kind::plain;  // numbers stand on the right
  std::optional<Style> style = {};
};

class Table {
 public:
  explicit Table(std::vector<Column> columns, std::size_t indent = 0) : columns_(std::move(columns)), indent_(indent) {}

  // As many cells as there are columns; white space becomes one space, control characters are shown.
  void add(const std::vector<std::string>& cells);

  // Each row as its lines, none wider than `width` unless columns that do not wrap need more. `styled` dresses a cell.
  using Dress = std::function<std::string(Style, const std::string&)>;
  std::vector<std::vector<std::string>> rows(std::size_t width, const Dress& styled = {}) const;
  void write(Output& out, const std::function<void(std::size_t)>& after_row = {}) const;

 private:
  std::vector<std::size_t> widths(std::size_t room) const;

  std::vector<Column> columns_;
  std::size_t indent_;
  std::vector<std::vector<std::string>> cells_;
};

}  // namespace soi::cli
