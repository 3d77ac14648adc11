// SPDX-License-Identifier: Apache-2.0
// The parser gives each text decoded and its bytes in the source; walking both side by side tells which source bytes a
// character stands for. Where they cannot be told apart for sure (an entity of two characters), what comes
// next decides.
#include "reading/html_text.hpp"

#include <algorithm>

namespace soi::reading {

namespace {

std::size_t character_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(length, text.size());
}

bool is_blank(std::string_view character) {
  return character == " " || character == "\n" || character == "\t" || character == "\r" || character == "\f" ||
         character == "\u00A0";
}

bool takes_no_room(std::string_view character) {
  return character == "\u200B" || character == "\uFEFF" || character == "\u00AD";
}

bool alphanumeric(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// The entities that HTML reads without a semicolon as well.
constexpr std::string_view open_entities[] = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde", "Auml",   "COPY",   "Ccedil", "ETH",
    "Eacute", "Ecirc",  "Egrave", "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",     "Ntilde",
    "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",   "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",
    "Ugrave", "Uuml",   "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",    "aring",  "atilde",
    "auml",   "brvbar", "ccedil", "cedil",  "cent",   "copy",   "curren", "deg",    "divide", "eacute", "ecirc",
    "egrave", "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute", "icirc",  "iexcl",  "igrave",
    "iquest", "iuml",   "laquo",  "lt",     "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",   "para",   "plusmn", "pound",  "quot",
    "raquo",  "reg",    "sect",   "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",  "uacute",
    "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",    "yuml"};

// The bytes, with `&`, of the longest such entity at the start; 0 where there is none.
std::size_t open_entity(std::string_view raw) {
  std::size_t longest = 0;
  for (std::string_view name : open_entities) {
    if (name.size() >= longest && raw.substr(1).starts_with(name)) longest = name.size() + 1;
  }
  return longest;
}

// Entities of two characters are a sign and a mark upon it, which the source does not show.
bool adds_mark(std::string_view raw, std::string_view decoded) {
  for (std::string_view mark : {"\u0338", "\u20D2", "\uFE00", "\u0331", "\u20E5", "\u0333", "\u200A"}) {
    if (decoded.starts_with(mark)) return !raw.starts_with(mark);
  }
  return false;
}

// A tag that the parser passed over; a `<` before anything else shows as it is.
bool is_tag(std::string_view raw) {
  if (raw.size() < 2 || raw[0] != '<') return false;
  const char next = raw[1];
  return next == '/' || next == '!' || next == '?' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
}

struct Step {
  std::size_t raw = 0;      // bytes of the source
  std::size_t decoded = 0;  // and the bytes they became; 0: a tag the parser passed over
};

std::size_t number_length(std::string_view raw) {
  const bool hex = raw.size() > 2 && (raw[2] | 0x20) == 'x';
  const std::size_t begin = hex ? 3 : 2;
  const std::size_t end =
      std::min(raw.find_first_not_of(hex ? "0123456789abcdefABCDEF" : "0123456789", begin), raw.size());
  return end <= begin ? 0 : end;
}

// An entity at the start of both; `&` itself where it is none.
Step entity(std::string_view raw, std::string_view decoded) {
  const std::size_t one = character_length(decoded);
  const auto closed = [&](std::size_t end) { return end < raw.size() && raw[end] == ';' ? end + 1 : end; };
  if (raw.starts_with("&#")) {
    const std::size_t end = number_length(raw);
    return {end == 0 ? std::size_t{1} : closed(end), one};
  }
  if (raw.starts_with("&amp") || raw.starts_with("&AMP")) return {closed(4), one};
  if (decoded[0] == '&') return {1, one};
  std::size_t end = 1;
  while (end < raw.size() && end < 64 && alphanumeric(raw[end])) ++end;
  const std::size_t open = open_entity(raw);
  const bool has_end = closed(end) > end;
  if (open > 0 && (!has_end || open == end || decoded.substr(one).starts_with(raw.substr(open, end + 1 - open)))) {
    return {closed(open), one};
  }
  if (decoded.size() > one && adds_mark(raw.substr(closed(end)), decoded.substr(one))) {
    return {closed(end), one + character_length(decoded.substr(one))};
  }
  return {closed(end), one};
}

Step step(std::string_view raw, std::string_view decoded) {
  const std::size_t one = character_length(decoded);
  if (raw.empty()) return {0, one};
  if (raw[0] == '&') return entity(raw, decoded);
  if (is_tag(raw)) {
    const std::size_t close = raw.find('>');
    return {close == std::string_view::npos ? raw.size() : close + 1, 0};
  }
  if (raw[0] == '\r') return {raw.starts_with("\r\n") ? std::size_t{2} : std::size_t{1}, one};
  return {character_length(raw), one};
}

}  // namespace

void HtmlText::add(const HtmlNode& text, text::BlockKind kind) {
  if (kind != text::BlockKind::paragraph) kind_ = kind;
  const std::string_view raw = source_.substr(text.source, text.source_length);
  const std::string_view decoded = text.text;
  std::size_t r = 0;
  for (std::size_t d = 0; d < decoded.size();) {
    const Step next = step(raw.substr(r), decoded.substr(d));
    if (next.decoded > 0) {
      show(decoded.substr(d, next.decoded), static_cast<std::uint32_t>(text.source + r),
           static_cast<std::uint32_t>(next.raw));
    }
    r += next.raw;
    d += next.decoded;
  }
}

void HtmlText::add_space() { space_ = report_.text.size() > block_begin_; }

void HtmlText::end_block() {
  space_ = false;
  if (report_.text.size() == block_begin_) return;
  const auto end = static_cast<std::uint32_t>(report_.text.size());
  report_.blocks.push_back({block_begin_, end, kind_});
  put("\n", source_end_);
  block_begin_ = end + 1;
  kind_ = text::BlockKind::paragraph;
}

void HtmlText::show(std::string_view character, std::uint32_t source, std::uint32_t length) {
  if (takes_no_room(character)) return;
  if (is_blank(character)) {
    add_space();
    return;
  }
  if (space_) put(" ", source_end_);
  space_ = false;
  for (std::size_t at = 0; at < character.size();) {  // all of an entity lies where the entity begins
    const std::string_view one = character.substr(at, character_length(character.substr(at)));
    put(one, source);
    at += one.size();
  }
  source_end_ = source + length;
}

void HtmlText::put(std::string_view bytes, std::uint32_t source) {
  const auto at = static_cast<std::uint32_t>(report_.text.size());
  const auto& pieces = report_.pieces;
  if (pieces.empty() || pieces.back().source + (at - pieces.back().text) != source) {
    report_.pieces.push_back({at, source});
  }
  report_.text.append(bytes);
}

}  // namespace soi::reading
