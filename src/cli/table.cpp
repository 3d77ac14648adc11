// SPDX-License-Identifier: Apache-2.0
#include "cli/table.hpp"

#include <algorithm>

#include "base/display_width.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t gap = 2;         // columns of the terminal between two of the table
constexpr std::size_t narrowest = 16;  // a wrapping column is not made narrower

bool wraps(const Column& column) { return column.kind == Column::Kind::wraps; }

}  // namespace

void Table::add(const std::vector<std::string>& cells) {
  auto& row = cells_.emplace_back();
  for (const auto& cell : cells) row.push_back(one_line(cell));
}

std::vector<std::size_t> Table::widths(std::size_t room) const {
  std::vector<std::size_t> widths(columns_.size(), 0);
  for (const auto& row : cells_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], base::display_width(row[i]));
  }
  std::size_t total = 0;
  for (const auto width : widths) total += width + (width > 0 ? gap : 0);
  // The widest that may wrap gives way first, step by step, so that the room is shared evenly.
  while (total > room + gap) {
    std::size_t widest = columns_.size();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (wraps(columns_[i]) && (widest == columns_.size() || widths[i] > widths[widest])) widest = i;
    }
    if (widest == columns_.size() || widths[widest] <= narrowest) break;
    --widths[widest];
    --total;
  }
  return widths;
}

std::vector<std::vector<std::string>> Table::rows(std::size_t width, const Dress& styled) const {
  const auto wide = widths(width > indent_ ? width - indent_ : 0);
  std::vector<std::vector<std::string>> all;
  for (const auto& row : cells_) {
    std::vector<std::vector<std::string>> cells;
    std::size_t height = 1;
    for (std::size_t i = 0; i < row.size(); ++i) {
      cells.push_back(wraps(columns_[i]) ? wrapped(row[i], std::max<std::size_t>(wide[i], 1))
                                         : std::vector<std::string>{row[i]});
      height = std::max(height, cells.back().size());
    }
    auto& lines = all.emplace_back();
    for (std::size_t l = 0; l < height; ++l) {
      std::string line(indent_, ' ');
      std::size_t blank = 0;  // spaces owed, so that no line ends with any
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (wide[i] == 0) continue;
        const auto text = l < cells[i].size() ? cells[i][l] : std::string();
        const auto left_over = wide[i] - std::min(wide[i], base::display_width(text));
        const bool number = columns_[i].kind == Column::Kind::number;
        if (number) blank += left_over;
        if (!text.empty()) {
          line.append(blank, ' ');
          line += styled && columns_[i].style ? styled(*columns_[i].style, text) : text;
          blank = 0;
        } else if (number) {
          blank -= left_over;
        }
        blank += (text.empty() ? wide[i] : number ? 0 : left_over) + gap;
      }
      lines.push_back(std::move(line));
    }
  }
  return all;
}

void Table::write(Output& out, const std::function<void(std::size_t)>& after_row) const {
  const auto styled = [&](Style style, const std::string& text) { return out.styled(style, text); };
  std::size_t row = 0;
  for (const auto& lines : rows(out.columns(), styled)) {
    for (const auto& line : lines) out.stream() << line << '\n';
    if (after_row) after_row(row);
    ++row;
  }
}

}  // namespace soi::cli
