// SPDX-License-Identifier: Apache-2.0
// Lines end where readers see them end: LF, CR, form feeds and Unicode's own line separators.
#include "reading/lines.hpp"

namespace soi::reading {

namespace {

// The bytes of the blank character at the start of `text`; 0 where something shows.
std::size_t blank_at_front(std::string_view text) {
  if (text.empty()) return 0;
  const auto c = static_cast<unsigned char>(text[0]);
  if (c <= 0x20 || c == 0x7F) return 1;
  for (std::string_view blank : {"\u00A0", "\u200B", "\u200C", "\u200D", "\uFEFF", "\u3000", "\u2028", "\u2029",
                                 "\u2002", "\u2003", "\u2009", "\u202F", "\u2060", "\u0085"}) {
    if (text.starts_with(blank)) return blank.size();
  }
  return 0;
}

std::size_t blank_at_back(std::string_view text) {
  for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length) {
    const std::string_view last = text.substr(text.size() - length);
    if ((static_cast<unsigned char>(last[0]) & 0xC0) == 0x80) continue;
    return blank_at_front(last) == length ? length : 0;
  }
  return 0;
}

// The bytes of the line end at the start of `text`; 0 where the line goes on.
std::size_t line_end(std::string_view text) {
  if (text[0] == '\r') return text.starts_with("\r\n") ? 2 : 1;
  if (text[0] == '\n' || text[0] == '\f' || text[0] == '\v') return 1;
  if (text[0] != '\xE2') return 0;
  return text.starts_with("\u2028") || text.starts_with("\u2029") ? 3 : 0;
}

}  // namespace

Span trim(std::string_view text, Span span) {
  while (!span.empty()) {
    const std::size_t front = blank_at_front(text.substr(span.begin, span.end - span.begin));
    if (front == 0) break;
    span.begin += static_cast<std::uint32_t>(front);
  }
  while (!span.empty()) {
    const std::size_t back = blank_at_back(text.substr(span.begin, span.end - span.begin));
    if (back == 0) break;
    span.end -= static_cast<std::uint32_t>(back);
  }
  return span;
}

std::string_view trimmed(std::string_view text) {
  const Span span = trim(text, {0, static_cast<std::uint32_t>(text.size())});
  return text.substr(span.begin, span.end - span.begin);
}

std::string one_line(std::string_view text) {
  std::string out;
  bool gap = false;
  for (std::string_view rest = trimmed(text); !rest.empty();) {
    if (const std::size_t blank = blank_at_front(rest); blank != 0) {
      gap = true;
      rest.remove_prefix(blank);
      continue;
    }
    if (gap) out.push_back(' ');
    gap = false;
    out.push_back(rest[0]);
    rest.remove_prefix(1);
  }
  return out;
}

std::vector<Span> lines(std::string_view text, std::uint32_t begin) {
  std::vector<Span> all;
  const auto size = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = begin; at < size;) {
    std::uint32_t end = at;
    std::size_t break_length = 0;
    while (end < size && (break_length = line_end(text.substr(end))) == 0) ++end;
    all.push_back(trim(text, {at, end}));
    at = end + static_cast<std::uint32_t>(break_length);
  }
  return all;
}

}  // namespace soi::reading
