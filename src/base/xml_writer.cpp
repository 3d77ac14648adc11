// SPDX-License-Identifier: Apache-2.0
#include "base/xml_writer.hpp"

#include <cassert>
#include <ostream>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

bool allowed(char32_t code) { return code >= 0x20 && code != 0xFFFE && code != 0xFFFF; }

// What stands as it is goes out in one piece. Readers make spaces of line breaks in attributes, and a line feed of a
// carriage return anywhere.
void escape(std::ostream& out, std::string_view text, bool attribute) {
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
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
      out << text.substr(plain, at - plain) << instead;
      plain = at + size;
    }
    at += size;
  }
  out << text.substr(plain);
}

}  // namespace

XmlWriter::XmlWriter(std::ostream& out) : out_(out) { out_ << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"; }

void XmlWriter::finish_tag() {
  if (in_tag_) out_ << '>';
  in_tag_ = false;
}

void XmlWriter::indent() {
  for (std::size_t i = 0; i < open_.size(); ++i) out_ << ' ';
}

XmlWriter& XmlWriter::open(std::string_view name) {
  assert(!in_line_);
  if (in_tag_) out_ << ">\n";
  indent();
  out_ << '<' << name;
  open_.emplace_back(name);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_);
  out_ << ' ' << name << "=\"";
  escape(out_, value, true);
  out_ << '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view text) {
  finish_tag();
  escape(out_, text, false);
  in_line_ = true;
  return *this;
}

XmlWriter& XmlWriter::close() {
  assert(!open_.empty());
  const auto name = std::move(open_.back());
  open_.pop_back();
  if (in_tag_) {
    out_ << "/>\n";
  } else {
    if (!in_line_) indent();
    out_ << "</" << name << ">\n";
  }
  in_tag_ = in_line_ = false;
  return *this;
}

}  // namespace soi::base
