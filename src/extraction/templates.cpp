// SPDX-License-Identifier: Apache-2.0
#include "extraction/templates.hpp"

namespace soi::extraction {
namespace {

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

}  // namespace

Path parse_path(std::string_view text, Names& names) {
  std::vector<std::string> steps(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '.') {
      if (steps.back().empty()) throw PatternError{i, "a name is missing before '.'", "write slot.attribute"};
      steps.emplace_back();
    } else if (is_name(text[i])) {
      steps.back() += text[i];
    } else {
      throw PatternError{i, "a path is names joined by '.'", "write slot or slot.attribute"};
    }
  }
  if (steps.back().empty()) throw PatternError{text.size(), "a name is missing here", "write slot or slot.attribute"};
  Path path;
  for (const std::string& name : steps) path.push_back(names.slot(name));
  return path;
}

Template parse_template(std::string_view text, Names& names) {
  Template pieces;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] != '$') {
      if (pieces.empty() || !pieces.back().path.empty()) pieces.emplace_back();
      pieces.back().literal += text[i++];
      continue;
    }
    std::size_t end = ++i;
    // A full stop belongs to the path where a name follows it: "$place.short", but "$place."
    while (end < text.size() &&
           (is_name(text[end]) || (text[end] == '.' && end > i && end + 1 < text.size() && is_name(text[end + 1]) &&
                                   !(text[end + 1] >= '0' && text[end + 1] <= '9'))))
      ++end;
    if (end == i) throw PatternError{i, "a name is missing after '$'", "write $slot or $slot.attribute"};
    Piece piece{.literal = {}, .path = parse_path(text.substr(i, end - i), names)};
    if (end < text.size() && text[end] == '?') piece.optional = true, ++end;
    pieces.push_back(std::move(piece));
    i = end;
  }
  return pieces;
}

}  // namespace soi::extraction
