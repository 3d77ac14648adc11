// SPDX-License-Identifier: Apache-2.0
#include "base/escape.hpp"

#include <algorithm>
#include <array>

#include "base/display_width.hpp"
#include "base/utf8.hpp"

namespace soi::base {
namespace {

template <typename Put>  // Put: (char32_t) → void; invalid bytes come as U+FFFD
void each_character(std::string_view text, const Put& put) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    put(character.code);
    at += character.size;
  }
}

void append_hex(std::string& out, char32_t code, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) out.push_back("0123456789abcdef"[code >> shift & 15]);
}

bool allowed_in_xml(char32_t code) {
  if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
  return code != 0xFFFE && code != 0xFFFF;
}

// Characters that a plain or quoted YAML scalar may hold as they are: visible, and no line breaks to any reader.
bool shows_in_yaml(char32_t code) {
  if (code < 0xA1 || code == 0xAD) return code >= 0x20 && code < 0x7F;
  if (code >= 0x2000 && code <= 0x206F) return (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code < 0x205F);
  if (code == 0x61C || code == 0x180E || code == 0xFEFF || (code >= 0xE0000 && code <= 0xE0FFF)) return false;
  return code < 0xFFF0 || code == replacement || code > 0xFFFF;
}

bool letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

// Words that YAML readers take for something else than text.
bool word_of_yaml(std::string_view text) {
  static constexpr std::array words = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"};
  std::string lower(text.substr(0, 6));
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool plain_in_yaml(std::string_view text) {
  if (text.empty() || !letter_or_digit(text.front()) || text.back() == ' ' || word_of_yaml(text)) return false;
  const bool digit = text.front() >= '0' && text.front() <= '9';
  if (digit && text.find_first_not_of("0123456789abcdefABCDEFoOxX_.+-/ ") == std::string_view::npos) return false;
  for (const char c : text)
    if (!letter_or_digit(c) && std::string_view(" ._-/()+'%&;").find(c) == std::string_view::npos) return false;
  bool visible = true;
  each_character(text, [&](char32_t code) { visible = visible && shows_in_yaml(code); });
  return visible && is_utf8(text);
}

// As JSON and YAML quote, which know the same short escapes; `shows` are the characters that stand as they are.
template <typename Shows>
std::string quote(std::string_view text, const Shows& shows) {
  std::string out = "\"";
  out.reserve(text.size() + 2);
  std::size_t plain = 0;  // what stands as it is goes out in one piece
  for (std::size_t at = 0; at < text.size();) {
    const Character character = decode(text, at);
    const auto code = character.code;
    if (character.valid && code != '"' && code != '\\' && shows(code)) {
      at += character.size;
      continue;
    }
    out.append(text, plain, at - plain);
    plain = at += character.size;
    switch (code) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (!character.valid && shows(code)) {
          append_utf8(out, code);
        } else if (code <= 0xFFFF) {
          append_hex(out.append("\\u"), code, 4);
        } else {
          append_hex(out.append("\\U"), code, 8);
        }
    }
  }
  return out.append(text, plain) + "\"";
}

}  // namespace

std::string escape_xml(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  each_character(text, [&](char32_t code) {
    switch (code) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      case '\t': out += "&#9;"; break;  // an attribute would lose these three
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default: append_utf8(out, allowed_in_xml(code) ? code : replacement);
    }
  });
  return out;
}

std::string quote_json(std::string_view text) {
  return quote(text, [](char32_t code) { return code >= 0x20 && code != 0x7F; });
}

std::string quote_yaml(std::string_view text) {
  return plain_in_yaml(text) ? std::string(text) : quote(text, shows_in_yaml);
}

std::string quote_csv(std::string_view text) {
  if (text.find_first_of("\",\r\n") == std::string_view::npos) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

bool is_web_url(std::string_view url) {
  std::string_view rest;
  if (url.starts_with("https://")) rest = url.substr(8);
  if (url.starts_with("http://")) rest = url.substr(7);
  if (rest.empty() || rest.front() == '/' || url.size() > 4096 || !is_utf8(url)) return false;
  return url.find_first_of(" \"'<>\\`{}|^") == std::string_view::npos && printable(url) == url;
}

}  // namespace soi::base
