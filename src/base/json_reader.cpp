// SPDX-License-Identifier: Apache-2.0
#include "base/json_reader.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

constexpr int deepest = 100;

bool is_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const auto begin = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - begin;
  };
  if (at < text.size() && text[at] == '-') ++at;
  const bool zero = at < text.size() && text[at] == '0';
  const auto whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (at < text.size() && text[at] == '.') {
    ++at;
    if (digits() == 0) return false;
  }
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}

}  // namespace

JsonReader::JsonReader(std::string name, std::string_view text, int first_line)
    : name_(std::move(name)), text_(text), line_(first_line), first_line_(first_line) {
  if (text_.starts_with("\xEF\xBB\xBF")) at_ = counted_ = line_begin_ = 3;
  if (const auto bad = first_bad_utf8(text_); bad < text_.size()) {
    at_ = bad;
    fail("bytes that are not UTF-8", "save the file as UTF-8");
  }
}

JsonReader::JsonReader(std::string name, const YamlNode& value)
    : name_(std::move(name)), text_(value.text), line_(value.line), column_(value.column), nested_(true) {}

// Asked in the text's order, all calls together take linear time, also in a file of one line.
void JsonReader::advance_to(std::size_t at) {
  for (; counted_ < at; ++counted_) {
    if (text_[counted_] == '\n') {
      ++line_;
      column_ = 1;
      line_begin_ = counted_ + 1;
    } else if ((text_[counted_] & 0xC0) != 0x80) {
      ++column_;
    }
  }
}

void JsonReader::place(YamlNode& node) {
  if (!nested_) advance_to(at_);
  node.line = line_;
  node.column = column_;
}

Problem JsonReader::problem(const YamlNode& at, std::string what, std::string remedy) const {
  auto made = problem_at(name_, text_, at.line - first_line_ + 1, at.column, std::move(what), std::move(remedy));
  made.where.line = at.line;
  return made;
}

void JsonReader::fail(const std::string& what, const std::string& remedy) {
  YamlNode here;
  place(here);
  throw Error(Failure::data, {problem(here, what, remedy)});
}

void JsonReader::white_space() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t' || text_[at_] == '\r'))
    ++at_;
}

char JsonReader::peek() {
  white_space();
  return at_ < text_.size() ? text_[at_] : '\0';
}

void JsonReader::expect(char c, const char* what) {
  if (peek() != c)
    fail(at_ < text_.size() ? std::string("expected ") + what
                            : std::string("the text ends too soon; expected ") + what);
  ++at_;
}

void JsonReader::begin_object() {
  expect('{', "an object, {");
  first_ = true;
}

bool JsonReader::next_key(YamlNode& key) {
  if (peek() == '}') {
    ++at_;
    first_ = false;
    return false;
  }
  if (!first_) expect(',', "a comma or }");
  first_ = false;
  white_space();
  place(key);
  key.kind = YamlNode::Kind::scalar;
  key.quoted = true;
  string(key.text);
  expect(':', "a colon");
  return true;
}

void JsonReader::begin_list() {
  expect('[', "a list, [");
  first_ = true;
}

bool JsonReader::next_item() {
  if (peek() == ']') {
    ++at_;
    first_ = false;
    return false;
  }
  if (!first_) expect(',', "a comma or ]");
  first_ = false;
  return true;
}

void JsonReader::end() {
  if (peek() != '\0' || at_ < text_.size()) fail("text behind the end");
}

YamlNode JsonReader::value() {
  YamlNode node;
  value(node);
  return node;
}

void JsonReader::value(YamlNode& into) { value(into, 0); }

void JsonReader::skip() { value(); }

void JsonReader::value(YamlNode& node, int depth) {
  const char c = peek();
  if (depth > deepest) fail("nested deeper than " + std::to_string(deepest));
  place(node);
  node.kind = YamlNode::Kind::scalar;
  node.quoted = c == '"';
  node.text.clear();
  if (c != '{') node.entries.clear();
  if (c != '[') node.items.clear();
  if (c == '{') {
    object(node, depth);
  } else if (c == '[') {
    list(node, depth);
  } else if (c == '"') {
    string(node.text);
  } else {
    literal(node);
  }
}

void JsonReader::object(YamlNode& node, int depth) {
  node.kind = YamlNode::Kind::map;
  begin_object();
  constexpr std::size_t few = 16;  // so many names are compared one by one
  std::unordered_set<std::string> names;
  std::size_t count = 0;
  for (;; ++count) {
    if (count == node.entries.size()) node.entries.emplace_back();
    auto& [key, item] = node.entries[count];
    if (!next_key(key)) break;
    const auto read = node.entries.begin(), end = read + static_cast<std::ptrdiff_t>(count);
    bool twice = false;
    if (count < few) {
      twice = std::any_of(read, end, [&](const auto& entry) { return entry.is(key.text); });
    } else {
      if (names.empty()) std::for_each(read, end, [&](const auto& entry) { names.insert(entry.first.text); });
      twice = !names.insert(key.text).second;
    }
    if (twice) throw Error(Failure::data, {problem(key, "'" + key.text + "' stands twice in one object", "keep one")});
    value(item, depth + 1);
  }
  node.entries.resize(count);
}

void JsonReader::list(YamlNode& node, int depth) {
  node.kind = YamlNode::Kind::sequence;
  begin_list();
  std::size_t count = 0;
  for (; next_item(); ++count) {
    if (count == node.items.size()) node.items.emplace_back();
    value(node.items[count], depth + 1);
  }
  node.items.resize(count);
}

void JsonReader::string(std::string& out) {
  expect('"', "a text in double quotes");
  out.clear();
  while (true) {
    const auto plain = at_;
    while (at_ < text_.size() && text_[at_] != '"' && text_[at_] != '\\' &&
           static_cast<unsigned char>(text_[at_]) >= 0x20)
      ++at_;
    out.append(text_.substr(plain, at_ - plain));
    if (at_ == text_.size()) fail("a text that never closes", "close it with \"");
    const char c = text_[at_];
    if (c == '"') break;
    if (c != '\\') fail("a control character in a text", "write it as \\n, \\t or \\u0000");
    ++at_;
    escape(out);
  }
  ++at_;
}

void JsonReader::escape(std::string& out) {
  const char c = at_ < text_.size() ? text_[at_++] : '\0';
  static constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
  if (const auto known = letters.find(c); c != '\0' && known != std::string_view::npos) {
    out += meant[known];
    return;
  }
  if (c != 'u') fail("an escape that JSON does not know", "a backslash itself is written twice");
  char32_t code = hex();
  const bool high = code >= 0xD800 && code < 0xDC00;
  if (high && text_.substr(at_).starts_with("\\u")) {
    at_ += 2;
    const char32_t low = hex();
    if (low < 0xDC00 || low > 0xDFFF) fail("half of a surrogate pair");
    code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
  } else if (code >= 0xD800 && code <= 0xDFFF) {
    fail("half of a surrogate pair");
  }
  append_utf8(out, code);
}

unsigned JsonReader::hex() {
  unsigned code = 0;
  for (int i = 0; i < 4; ++i, ++at_) {
    const char c = at_ < text_.size() ? text_[at_] : '\0';
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) fail("\\u needs four hexadecimal digits");
    code = code << 4 | static_cast<unsigned>(digit ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

void JsonReader::literal(YamlNode& node) {
  const auto begin = at_;
  while (at_ < text_.size() && std::string_view(" \n\t\r,]}:{[\"").find(text_[at_]) == std::string_view::npos) ++at_;
  node.text = text_.substr(begin, at_ - begin);
  if (node.text == "null") {
    node.kind = YamlNode::Kind::null;
    node.text.clear();
  } else if (node.text != "true" && node.text != "false" && !is_number(node.text)) {
    at_ = begin;
    if (node.text.empty() && at_ >= text_.size()) fail("the text ends too soon; expected a value");
    fail(node.text.empty() ? "expected a value" : "'" + node.text.substr(0, 40) + "' is no value of JSON",
         "texts stand in double quotes");
  }
}

}  // namespace soi::base
