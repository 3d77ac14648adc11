// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"

#include <algorithm>

#include "base/display_width.hpp"
#include "base/utf8.hpp"

namespace soi::base {
namespace {

constexpr int margin = 70;  // characters of a long line shown before and after the caret

// Tabs stay, so that the caret stands below its character however wide a terminal makes them.
std::string shown(std::string_view code) { return code == "\t" ? std::string(code) : printable(code); }

void append_caret(std::string& out, std::string_view line, int column) {
  std::string text, before;
  const int first = std::max(1, column - margin);
  int number = 1;
  std::size_t at = 0;
  for (; at < line.size() && number <= column + margin; ++number) {
    const std::size_t size = decode(line, at).size;
    const std::string character = shown(line.substr(at, size));
    at += size;
    if (number < first) continue;
    text += character;
    if (number < column) before += character == "\t" ? "\t" : std::string(display_width(character), ' ');
  }
  out += first > 1 ? "\n  …" : "\n  ";
  out += text;
  if (at < line.size()) out += "…";
  if (column < 1) return;
  out += first > 1 ? "\n   " : "\n  ";
  out += before + "^";
}

std::string all(const std::vector<Problem>& problems) {
  std::string out;
  for (const Problem& problem : problems) {
    if (!out.empty()) out += "\n";
    out += render(problem);
  }
  return out;
}

}  // namespace

Problem problem_at(const std::string& file, std::string_view text, int line, int column, std::string what,
                   std::string remedy) {
  constexpr std::size_t longest_shown = 1 << 16;  // bytes
  std::size_t begin = 0;
  for (int at = 1; at < line && begin != std::string_view::npos; ++at) {
    begin = text.find('\n', begin);
    if (begin != std::string_view::npos) ++begin;
  }
  std::string source;
  if (begin != std::string_view::npos) source = text.substr(begin, text.find('\n', begin) - begin);
  while (!source.empty() && (source.back() == '\r' || source.back() == ' ')) source.pop_back();
  if (source.size() > longest_shown) source.clear();
  return {{file, line, column}, std::move(what), std::move(remedy), std::move(source)};
}

std::string render(const Problem& problem) {
  const Location& where = problem.where;
  std::string out = printable(where.file);
  if (where.line > 0) out += ":" + std::to_string(where.line);
  if (where.line > 0 && where.column > 0) out += ":" + std::to_string(where.column);
  if (!out.empty()) out += ": ";
  out += printable(problem.what);
  if (where.line > 0 && !problem.source_line.empty()) append_caret(out, problem.source_line, where.column);
  for (std::size_t at = 0; at < problem.remedy.size();) {
    const std::size_t end = std::min(problem.remedy.find('\n', at), problem.remedy.size());
    out += "\n  " + printable(std::string_view(problem.remedy).substr(at, end - at));
    at = end + 1;
  }
  return out;
}

Error::Error(Failure failure, std::vector<Problem> problems)
    : std::runtime_error(all(problems)), failure_(failure), problems_(std::move(problems)) {}

Error::Error(Failure failure, std::string what, std::string remedy)
    : Error(failure, std::vector<Problem>{{{}, std::move(what), std::move(remedy), {}}}) {}

}  // namespace soi::base
