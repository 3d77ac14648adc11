// SPDX-License-Identifier: Apache-2.0
#include "extraction/values.hpp"

#include <array>

#include "text/fold.hpp"

namespace soi::extraction {
namespace {

constexpr std::string_view quotes[] = {"\"", "“", "”", "«", "»", "'", "‘", "’"};
constexpr std::size_t doubles = 5;  // the first of them; single ones stand inside words as well: K'Ré

// Which bytes a quotation mark begins with, and ends with: most texts are seen at once not to be quoted.
struct QuoteBytes {
  constexpr QuoteBytes() {
    for (const std::string_view quote : quotes)
      front[static_cast<unsigned char>(quote.front())] = back[static_cast<unsigned char>(quote.back())] = true;
  }
  std::array<bool, 256> front{}, back{};
};
constexpr QuoteBytes quote_bytes;

// The bytes of a quotation mark at the beginning or end of a text that is not empty; 0 where none stands there.
std::size_t quote_at_front(std::string_view text) {
  if (!quote_bytes.front[static_cast<unsigned char>(text.front())]) return 0;
  for (const std::string_view quote : quotes)
    if (text.starts_with(quote)) return quote.size();
  return 0;
}
std::size_t quote_at_back(std::string_view text) {
  if (!quote_bytes.back[static_cast<unsigned char>(text.back())]) return 0;
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
std::string_view trim_quotes(std::string_view text) {
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
  return text;
}

}  // namespace

text::Text Analysis::lower(text::Text text) {
  return lower_forms.get(text, [&] { return texts.add(text::lower(texts[text])); });
}

text::Text Analysis::capitalized(text::Text text) {
  return capitalized_forms.get(text, [&] { return texts.add(text::capitalize(texts[text])); });
}

text::Text Values::plain_text(std::uint32_t first, std::uint32_t last) const {
  if (first >= last) return text::no_text;
  const auto& tokens = analysis_.tokens.tokens;
  const text::Forms& forms = *analysis_.tokens.forms;
  std::string& text = analysis_.scratch;
  text.clear();
  bool alone = true;
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first && tokens[i].spaced) text += ' ';
    forms.append_normal(tokens[i].form, text);
    alone = alone && forms[tokens[i].form].alone;
  }
  if (alone) return analysis_.texts.add(trim_quotes(text));
  text.clear();
  for (std::uint32_t i = first; i < last; ++i) {
    if (i > first && tokens[i].spaced) text += ' ';
    text.append(analysis_.report->text, tokens[i].begin, tokens[i].end - tokens[i].begin);
  }
  return analysis_.texts.add(trim_quotes(text::normalize(text)));
}

text::Text Values::text_of(const Value& value) const {
  if (value.mention < 0) return value.text ? value.text : plain_text(value.first, value.last);
  const Mention& mention = analysis_.mentions[static_cast<std::size_t>(value.mention)];
  if (const text::Text name = analysis_.attribute(mention, known::name)) return name;
  return plain_text(mention.first, mention.last);
}

std::optional<Value> Values::first(const Value& from, std::span<const std::uint32_t> path) const {
  std::optional<Value> found;
  find(from, path, [&](const Value& value) {
    found = value;
    return true;
  });
  return found;
}

const std::string* Values::phrase_attribute(std::uint32_t first, std::uint32_t last, std::uint32_t name) const {
  if (first == last) return nullptr;
  std::vector<text::Word>& words = analysis_.phrase;
  words.clear();
  for (std::uint32_t i = first; i < last; ++i) words.push_back(analysis_.tokens.tokens[i].word);
  const auto phrase = rules_.phrases.find(words);
  if (phrase == rules_.phrases.end()) return nullptr;
  const auto it = phrase->second.find(name);
  return it == phrase->second.end() ? nullptr : &it->second;
}

text::Text Values::spaced_once(std::string& text) const {
  std::size_t size = 0;
  char before = ' ';
  for (const char c : text) {  // without branches, which nobody foretells in a text of short words
    text[size] = c;
    size += static_cast<std::size_t>((c != ' ') | (before != ' '));
    before = c;
  }
  if (size > 0 && text[size - 1] == ' ') --size;
  return analysis_.texts.add(std::string_view(text).substr(0, size));
}

std::optional<text::Text> Values::fill(const Piece& piece, const Value& from, const Value* inner) const {
  std::optional<Value> value;
  if (inner) value = first(*inner, piece.path);
  if (!value) value = first(from, piece.path);
  if (value) return text_of(*value);
  return piece.optional ? std::optional(text::no_text) : std::nullopt;
}

std::optional<text::Text> Values::fill(const Template& pieces, const Value& from, const Value* inner) const {
  if (pieces.size() == 1 && !pieces.front().path.empty()) {  // nearly all: they need no text made of parts
    const std::optional<text::Text> text = fill(pieces.front(), from, inner);
    if (!text || !*text) return text;
    return analysis_.spaced_forms.get(*text, [&] {
      analysis_.filled = analysis_.texts[*text];
      return spaced_once(analysis_.filled);
    });
  }
  std::string& made = analysis_.filled;
  made.clear();
  for (const Piece& piece : pieces) {
    if (piece.path.empty()) {
      made += piece.literal;
    } else {
      const std::optional<text::Text> text = fill(piece, from, inner);
      if (!text) return {};
      made += analysis_.texts[*text];
    }
  }
  return spaced_once(made);  // an empty optional part leaves no double space
}

text::Text Values::fill(const Templates& templates, const Value& from, const Value* inner) const {
  for (const Template& pieces : templates)
    if (const std::optional<text::Text> text = fill(pieces, from, inner)) return *text;
  return text::no_text;
}

}  // namespace soi::extraction
