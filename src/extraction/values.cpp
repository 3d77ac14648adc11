// SPDX-License-Identifier: Apache-2.0
// Paths and templates: reading what mentions hold.
#include <algorithm>

#include "extraction/mentions.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

bool is_quote(const std::string& text, std::size_t at, std::size_t& size) {
  static const char* const quotes[] = {"\"", "'", "“", "”", "‘", "’", "«", "»"};
  for (const char* quote : quotes) {
    const std::string_view mark(quote);
    if (text.compare(at, mark.size(), mark) == 0) {
      size = mark.size();
      return true;
    }
  }
  return false;
}

std::string trim_quotes(std::string text) {
  std::size_t size = 0;
  while (!text.empty() && (is_quote(text, 0, size) || (size = 1, text.front() == ' '))) text.erase(0, size);
  for (bool cut = true; cut && !text.empty();) {
    cut = false;
    for (const std::size_t width : {1, 2, 3}) {
      if (width > text.size()) continue;
      const std::size_t at = text.size() - width;
      if ((is_quote(text, at, size) && size == width) || (width == 1 && text.back() == ' ')) {
        text.erase(at);
        cut = true;
        break;
      }
    }
  }
  return text;
}

std::vector<Value> step(const Rules& rules, const Analysis& analysis, const Value& from, const std::string& name) {
  std::vector<Value> found;
  if (from.mention < 0) {
    if (from.first == from.last) return found;
    std::string words;
    for (std::uint32_t i = from.first; i < from.last; ++i) {
      const text::Token& token = analysis.tokens.tokens[i];
      words += (words.empty() ? "" : " ") +
               text::lower(std::string_view(analysis.report->text).substr(token.begin, token.end - token.begin));
    }
    if (const auto phrase = rules.phrases.find(words); phrase != rules.phrases.end())
      if (const auto it = phrase->second.find(name); it != phrase->second.end()) found.push_back({.text = it->second});
    return found;
  }
  const Mention& mention = analysis.mentions[static_cast<std::size_t>(from.mention)];
  for (const Holding& holding : mention.holds)
    if (rules.names.slots[holding.slot] == name)
      found.push_back({.mention = holding.mention, .first = holding.first, .last = holding.last, .text = {}});
  if (found.empty())
    if (const std::string* text = attribute(mention, name)) found.push_back({.text = *text});
  return found;
}

}  // namespace

std::string plain_text(const Analysis& analysis, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  const auto& tokens = analysis.tokens.tokens;
  std::string text;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first && tokens[i].spaced) text += ' ';
    text.append(analysis.report->text, tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return trim_quotes(text::normalize(text));
}

const std::string* attribute(const Mention& mention, const std::string& name) {
  for (const auto& [key, value] : mention.attributes)
    if (key == name) return &value;
  return nullptr;
}

std::string attribute_text(const Mention& mention, const std::string& name) {
  const std::string* text = attribute(mention, name);
  return text ? *text : std::string();
}

std::vector<Value> follow(const Rules& rules, const Analysis& analysis, const Value& from,
                          const std::vector<std::string>& path) {
  std::vector<Value> values{from};
  for (const std::string& name : path) {
    std::vector<Value> next;
    for (const Value& value : values)
      for (Value& found : step(rules, analysis, value, name)) next.push_back(std::move(found));
    values = std::move(next);
  }
  return values;
}

std::string text_of(const Rules&, const Analysis& analysis, const Value& value) {
  if (value.mention < 0) return value.text.empty() ? plain_text(analysis, value.first, value.last) : value.text;
  const Mention& mention = analysis.mentions[static_cast<std::size_t>(value.mention)];
  if (const std::string* name = attribute(mention, "name")) return *name;
  return plain_text(analysis, mention.first, mention.last);
}

std::string fill(const Rules& rules, const Analysis& analysis, const Templates& templates, const Value& from,
                 const Value* inner) {
  for (const Template& pieces : templates) {
    std::string text;
    bool whole = true;
    for (const Piece& piece : pieces) {
      if (piece.path.empty()) {
        text += piece.literal;
        continue;
      }
      std::vector<Value> values;
      if (inner) values = follow(rules, analysis, *inner, piece.path);
      if (values.empty()) values = follow(rules, analysis, from, piece.path);
      if (values.empty() && !piece.optional) whole = false;
      if (!values.empty()) text += text_of(rules, analysis, values.front());
    }
    if (!whole) continue;
    std::string tidy;  // an empty optional part leaves no double space
    for (const char c : text)
      if (c != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += c;
    while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
    return tidy;
  }
  return {};
}

}  // namespace soi::extraction
