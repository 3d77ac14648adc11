// SPDX-License-Identifier: Apache-2.0
#include "extraction/rules_file.hpp"

#include <algorithm>
#include <cstdlib>

namespace soi::extraction {

using base::YamlNode;

namespace {

// The characters of a source line from a scalar's column up to a byte of its text; -1 where the line writes it
// otherwise.
int characters_before(const std::string& line, const YamlNode& scalar, std::size_t offset) {
  const auto continues = [&](std::size_t at) { return at < line.size() && (line[at] & 0xC0) == 0x80; };
  std::size_t at = 0;
  for (int column = 1; column < scalar.column && at < line.size(); ++column)
    for (++at; continues(at);) ++at;
  int characters = 0;
  const char quote = scalar.quoted && at < line.size() ? line[at] : '\0';
  if (scalar.quoted && quote != '"' && quote != '\'') return -1;  // a block scalar
  if (quote) ++at, ++characters;
  for (std::size_t i = 0; i < offset;) {
    const bool escaped =
        at + 1 < line.size() && ((quote == '"' && line[at] == '\\') || (quote == '\'' && line[at] == '\''));
    if (escaped) ++at, ++characters;
    if (at >= line.size() || i >= scalar.text.size() || line[at] != scalar.text[i]) return -1;
    for (++at, ++i; continues(at); ++at, ++i) {
    }
    ++characters;
  }
  return characters;
}

}  // namespace

void RulesFile::complain(const YamlNode& at, std::string what, std::string remedy) {
  check_.problem(at, std::move(what), std::move(remedy));
}

void RulesFile::complain_inside(const YamlNode& scalar, std::size_t offset, std::string what, std::string remedy) {
  YamlNode at;
  at.line = scalar.line;
  at.column = scalar.column + std::max(0, characters_before(file_.problem(scalar, {}).source_line, scalar, offset));
  complain(at, std::move(what), std::move(remedy));
}

void RulesFile::unknown(const YamlNode& at, std::string_view kind, const std::vector<std::string>& known) {
  check_.unknown(at, kind, known);
}

void RulesFile::unknown_inside(const YamlNode& scalar, std::size_t offset, const std::string& name,
                               std::string_view kind, const std::vector<std::string>& known) {
  YamlNode at;
  at.text = name;
  at.line = scalar.line;
  at.column = scalar.column + std::max(0, characters_before(file_.problem(scalar, {}).source_line, scalar, offset));
  unknown(at, kind, known);
}

bool RulesFile::expect_map(const YamlNode& node, std::string_view what, std::initializer_list<const char*> keys) {
  return check_.is_map(node, what) && (check_.only_keys(node, what, {keys.begin(), keys.end()}), true);
}

bool RulesFile::expect_map_of_any(const YamlNode& node, std::string_view what) { return check_.is_map(node, what); }

const std::vector<YamlNode>& RulesFile::items(const YamlNode* node, std::string_view what) {
  static const std::vector<YamlNode> none;
  return node && check_.is_list(*node, what) ? node->items : none;
}

std::vector<const YamlNode*> RulesFile::scalars(const YamlNode* node, std::string_view what) {
  std::vector<const YamlNode*> found;
  if (!node) return found;
  if (node->is_sequence()) {
    for (const YamlNode& item : node->items)
      if (check_.is_text(item, what)) found.push_back(&item);
  } else if (check_.is_text(*node, what)) {
    found.push_back(node);
  }
  return found;
}

const std::string& RulesFile::text(const YamlNode& node, std::string_view what) {
  check_.is_text(node, what);
  return node.text;
}

bool RulesFile::flag(const YamlNode* node) {
  if (!node || (node->is_scalar() && (node->text == "no" || node->text == "false"))) return false;
  if (!node->is_scalar() || (node->text != "yes" && node->text != "true")) complain(*node, "this must be yes or no");
  return true;
}

void RulesFile::expect_name(const YamlNode& key, std::string_view what) {
  const bool fine = !key.text.empty() && std::all_of(key.text.begin(), key.text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
  if (!fine) complain(key, std::string(what) + " has a name no pattern can speak of", "use letters, digits and _");
}

}  // namespace soi::extraction
