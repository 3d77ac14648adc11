// SPDX-License-Identifier: Apache-2.0
// Paths and templates: reading what mentions hold.
#include <algorithm>

#include "extraction/mentions.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

const char* const quotes[] = {"\"", "“", "”", "«", "»", "'", "‘", "’"};
constexpr std::size_t doubles = 5;  // the first of them; single ones stand inside words as well: K'Ré

// The bytes of a quotation mark at a text's beginning or end; 0 where none stands there.
std::size_t quote_at_front(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.starts_with(quote)) return quote.size();
  return 0;
}
std::size_t quote_at_back(std::string_view text) {
  for (const std::string_view quote : quotes)
    if (text.ends_with(quote)) return quote.size();
  return 0;
}
bool has_quote(std::string_view text) {
  for (std::size_t i = 0; i < doubles; ++i)
    if (text.find(quotes[i]) != std::string_view::npos) return true;
  return false;
}

// White space goes, and the quotation marks of a text that is quoted as a whole or lacks their partner: “A” and A” give
// A, phong trào “A” keeps them.
std::string trim_quotes(std::string_view text) {
  while (!text.empty()) {
    if (text.front() == ' ') {
      text.remove_prefix(1);
      continue;
    }
    if (text.back() == ' ') {
      text.remove_suffix(1);
      continue;
    }
    const std::size_t front = quote_at_front(text);
    const std::size_t back = text.size() > front ? quote_at_back(text) : 0;
    if (front + back == 0 || has_quote(text.substr(front, text.size() - front - back))) break;
    text.remove_prefix(front);
    text.remove_suffix(back);
  }
  return std::string(text);
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
