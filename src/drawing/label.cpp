// SPDX-License-Identifier: Apache-2.0
#include "drawing/label.hpp"

#include <algorithm>
#include <vector>

#include "base/display_width.hpp"

namespace soi::drawing {
namespace {

constexpr std::string_view white = " \t\n\r\v\f";
constexpr std::size_t read_at_most = 4096;  // bytes of a name that can matter to a picture

// Cut between characters, so that what is left is UTF-8 if the whole was.
std::string_view head(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xc0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> found;
  for (std::size_t at = text.find_first_not_of(white); at != text.npos; at = text.find_first_not_of(white, at)) {
    const auto end = std::min(text.find_first_of(white, at), text.size());
    found.push_back(base::printable(text.substr(at, end - at)));
    at = end;
  }
  return found;
}

// The first piece of a word that fits `columns`, at least one character.
std::size_t fitting(std::string_view word, std::size_t columns) {
  std::size_t end = 0;
  while (end < word.size()) {
    std::size_t next = end + 1;
    while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xc0) == 0x80) ++next;
    if (end > 0 && base::display_width(word.substr(0, next)) > columns) break;
    end = next;
  }
  return end;
}

std::vector<std::string> broken(const std::vector<std::string>& all, std::size_t columns) {
  std::vector<std::string> pieces;
  for (std::string_view word : all) {
    while (base::display_width(word) > columns) {
      const auto end = fitting(word, columns);
      pieces.emplace_back(word.substr(0, end));
      word.remove_prefix(end);
    }
    if (!word.empty()) pieces.emplace_back(word);
  }
  return pieces;
}

// Filled greedily; false where not all fits into `lines`.
bool fill(const std::vector<std::string>& pieces, std::size_t columns, std::size_t lines,
          std::vector<std::string>& rows) {
  rows.clear();
  for (const auto& piece : pieces) {
    if (!rows.empty() && base::display_width(rows.back()) + 1 + base::display_width(piece) <= columns) {
      rows.back() += " " + piece;
    } else if (rows.size() < lines) {
      rows.push_back(piece);
    } else {
      return false;
    }
  }
  return true;
}

// The narrowest lines of the same number: no last line with one forlorn syllable.
void even_out(const std::vector<std::string>& pieces, std::size_t columns, std::vector<std::string>& rows) {
  std::size_t widest = 0;
  for (const auto& piece : pieces) widest = std::max(widest, base::display_width(piece));
  std::vector<std::string> tighter;
  for (auto width = columns; width-- > widest && fill(pieces, width, rows.size(), tighter);) rows = tighter;
}

}  // namespace

std::string one_line(std::string_view text, std::size_t columns) {
  std::string line;
  for (const auto& word : words(head(text, read_at_most))) line += (line.empty() ? "" : " ") + word;
  return base::shorten(line, columns);
}

std::string wrap(std::string_view text, std::size_t columns, std::size_t lines) {
  const auto pieces = broken(words(head(text, read_at_most)), columns);
  std::vector<std::string> rows;
  const bool all = fill(pieces, columns, lines, rows) && text.size() <= read_at_most;
  if (all) even_out(pieces, columns, rows);
  std::string label;
  for (const auto& row : rows) label += (label.empty() ? "" : "\n") + row;
  return all ? label : label + " …";
}

}  // namespace soi::drawing
