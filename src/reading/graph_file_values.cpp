// SPDX-License-Identifier: Apache-2.0
#include "reading/graph_file_values.hpp"

#include <charconv>
#include <cmath>

#include "base/escape.hpp"
#include "base/utf8.hpp"

namespace soi::reading {
namespace {

using base::YamlNode;
using schema::Kind;

constexpr std::size_t longest_line = 2000;  // characters
constexpr std::size_t longest_id = 120;
constexpr std::size_t longest_sentence = 100'000;  // bytes

// U+0000 to U+001F and U+007F to U+009F, which UTF-8 writes with 0xC2 before the last 32.
bool has_control_character(std::string_view text) {
  unsigned char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || (before == 0xC2 && byte < 0xA0)) return true;
    before = byte;
  }
  return false;
}

template <typename Number>
bool is_number(const std::string& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string GraphFileValues::line(const YamlNode& node, std::string_view what) {
  if (!check_.is_text(node, what)) return {};
  if (has_control_character(node.text)) {
    check_.problem(node, std::string(what) + " has a line break or a control character", "write it on one line");
  } else if (node.text.size() > longest_line && base::count_characters(node.text) > longest_line) {
    check_.problem(node, std::string(what) + " is longer than 2,000 characters", "shorten it");
  } else {
    return node.text;
  }
  return {};
}

bool GraphFileValues::id(const YamlNode& node, std::string_view what) {
  if (!check_.is_text(node, what)) return false;
  const std::string& text = node.text;
  if (text.size() > longest_id) {
    check_.problem(node, std::string(what) + " is longer than 120 characters", "shorten it");
    return false;
  }
  const bool allowed = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string::npos;
  if (allowed && text.front() != '-' && text.front() != '.') return true;
  check_.problem(node, std::string(what) + " '" + text + "' has characters it cannot have",
                 "use small letters a-z, digits and . _ -, and begin with a letter or a digit");
  return false;
}

base::Date GraphFileValues::date(const YamlNode& node, std::string_view what) {
  if (!check_.is_text(node, what)) return {};
  if (const auto date = base::parse_date(node.text)) return *date;
  check_.problem(node, std::string(what) + " '" + node.text.substr(0, 40) + "' is no date",
                 "write 2020, 2020-12, 2020-12-29 or a range such as 2015/2020");
  return {};
}

bool GraphFileValues::boolean(const YamlNode& node, std::string_view what) {
  if (!check_.is_text(node, what)) return false;
  if (node.text != "true" && node.text != "false") {
    check_.problem(node, std::string(what) + " is neither true nor false", "write true or false");
  }
  return node.text == "true";
}

std::string GraphFileValues::url(const YamlNode& node, std::string_view what) {
  const std::string text = line(node, what);
  if (text.empty() || base::is_web_url(text)) return text;
  check_.problem(node, std::string(what) + " is no web address", "write a whole one: https://…");
  return {};
}

std::string GraphFileValues::value(const std::string& name, Kind kind, const YamlNode& node) {
  const std::string what = "'" + name + "'";
  if (kind == Kind::date) return base::to_string(date(node, what));
  if (kind == Kind::url) return url(node, what);
  if (kind == Kind::boolean) {
    boolean(node, what);
    return node.text;
  }
  const std::string text = line(node, what);
  std::int64_t whole = 0;
  double number = 0;
  if (kind == Kind::integer && !text.empty() && !is_number(text, whole)) {
    check_.problem(node, what + " is no whole number", "write digits only");
  }
  if (kind == Kind::number && !text.empty() && !(is_number(text, number) && std::isfinite(number))) {
    check_.problem(node, what + " is no number", "write it with digits and a point: 12.5");
  }
  return text;
}

void GraphFileValues::property(const std::string& name, Kind kind, const YamlNode& node,
                               std::vector<graph::Property>& properties) {
  if (!node.is_sequence()) {
    properties.push_back({name, value(name, kind, node)});
    return;
  }
  if (node.items.empty()) check_.problem(node, "'" + name + "' has no value", "write one, or leave its key out");
  for (const YamlNode& item : node.items) properties.push_back({name, value(name, kind, item)});
}

std::string GraphFileValues::sentence(const YamlNode& node) {
  if (!check_.is_text(node, "the sentence")) return {};
  if (node.text.size() > longest_sentence) check_.problem(node, "the sentence is longer than 100,000 bytes", "cut it");
  if (node.text.find('\0') != std::string::npos) check_.problem(node, "the sentence has a NUL character", "remove it");
  return node.text;
}

bool GraphFileValues::offset(const YamlNode& node, std::string_view what, std::uint32_t& offset) {
  if (!check_.is_text(node, what)) return false;
  if (is_number(node.text, offset)) return true;
  check_.problem(node, std::string(what) + " is no place in a file", "write how many bytes stand before it");
  return false;
}

graph::Evidence GraphFileValues::one_evidence(const YamlNode& node, bool with_document) {
  static const std::vector<std::string> keys = {"begin", "end", "by", "sentence"};
  static const std::vector<std::string> imported_keys = {"begin", "end", "by", "sentence", "document"};
  graph::Evidence made;
  if (!check_.is_map(node, "an evidence")) return made;
  check_.only_keys(node, "an evidence", with_document ? imported_keys : keys);
  if (node.entries.empty()) check_.problem(node, "an evidence that says nothing", "leave it out");
  const YamlNode* begin = node.find("begin");
  const YamlNode* end = node.find("end");
  const bool begins = begin != nullptr && offset(*begin, "the begin", made.begin);
  const bool ends = end != nullptr && offset(*end, "the end", made.end);
  if ((begin == nullptr) != (end == nullptr)) {
    check_.problem(node, "an evidence with only one of begin and end", "give both, or none");
  } else if (begins && ends && made.end <= made.begin) {
    check_.problem(*end, "the end of an evidence is not behind its begin",
                   "begin and end count bytes; end is excluded");
  }
  if (const YamlNode* by = node.find("by")) made.by = line(*by, "'by'");
  if (const YamlNode* text = node.find("sentence")) made.sentence = sentence(*text);
  return made;
}

std::vector<graph::Evidence> GraphFileValues::evidence(const YamlNode& node) {
  std::vector<graph::Evidence> made;
  if (!check_.is_list(node, "the evidence")) return made;
  for (const YamlNode& item : node.items) made.push_back(one_evidence(item));
  return made;
}

}  // namespace soi::reading
