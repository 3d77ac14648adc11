// SPDX-License-Identifier: Apache-2.0
#include "base/xml_writer.hpp"

#include <cassert>
#include <ostream>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

constexpr std::size_t piece = 1 << 16;

bool allowed(char32_t code) { return code >= 0x20 && code != 0xFFFE && code != 0xFFFF; }

// What stands as it is goes out in one piece. Readers make spaces of line breaks in attributes, and a line feed of a
// carriage return anywhere.
void append_escaped(std::string& out, std::string_view text, bool attribute) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c >= ' ' && c <= '~' && c != '&' && c != '<' && c != '>' && c != '"') {
      ++at;
      continue;
    }
    std::string_view instead;
    std::size_t size = 1;
    if (c == '&') {
      instead = "&amp;";
    } else if (c == '<') {
      instead = "&lt;";
    } else if (c == '>') {
      instead = "&gt;";
    } else if (c == '\r') {
      instead = "&#13;";
    } else if (attribute && c == '"') {
      instead = "&quot;";
    } else if (attribute && c == '\n') {
      instead = "&#10;";
    } else if (attribute && c == '\t') {
      instead = "&#9;";
    } else if ((c & 0x80) != 0 || static_cast<unsigned char>(c) < 0x20) {
      const auto character = decode(text, at);
      size = character.size;
      const bool stands = c == '\n' || c == '\t' || (character.valid && allowed(character.code));
      if (!stands) instead = "\uFFFD";
    }
    if (!instead.empty()) {
      out.append(text, plain, at - plain) += instead;
      plain = at + size;
    }
    at += size;
  }
  out.append(text, plain);
}

}  // namespace

XmlWriter::XmlWriter(std::ostream& out) : out_(out), written_("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") {}

void XmlWriter::flush() {
  out_.write(written_.data(), static_cast<std::streamsize>(written_.size()));
  written_.clear();
}

void XmlWriter::finish_tag() {
  if (in_tag_) written_ += '>';
  in_tag_ = false;
}

void XmlWriter::indent() { written_.append(open_.size(), ' '); }

XmlWriter& XmlWriter::open(std::string_view name) {
  assert(!in_line_);
  if (in_tag_) written_ += ">\n";
  if (written_.size() >= piece) flush();
  indent();
  (written_ += '<') += name;
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_);
  ((written_ += ' ') += name) += "=\"";
  append_escaped(written_, value, true);
  written_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  finish_tag();
  append_escaped(written_, text, false);
  in_line_ = true;
  return *this;
}

XmlWriter& XmlWriter::close() {
  assert(!open_.empty());
  const auto name = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    written_ += "/>\n";
  } else {
    if (!in_line_) indent();
    ((written_ += "</") += name) += ">\n";
  }
  in_tag_ = in_line_ = false;
  if (open_.empty()) flush();
  return *this;
}

}  // namespace soi::base
