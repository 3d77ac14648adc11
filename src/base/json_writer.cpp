// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"

#include <cassert>
#include <charconv>
#include <cmath>
#include <ostream>

#include "base/escape.hpp"

namespace soi::base {

JsonWriter::JsonWriter(std::ostream& out) : out_(out) {}

void JsonWriter::separate() {
  if (after_key_) {
    after_key_ = false;
    return;
  }
  if (levels_.empty()) return;
  Level& level = levels_.back();
  if (!level.empty) out_ << ',';
  if (level.inline_) {
    if (!level.empty) out_ << ' ';
  } else {
    new_line();
  }
  level.empty = false;
}

void JsonWriter::new_line() {
  out_ << '\n';
  for (std::size_t i = 0; i < levels_.size(); ++i) out_ << "  ";
}

void JsonWriter::raw(std::string_view text) {
  separate();
  out_ << text;
}

void JsonWriter::open(char bracket, bool inline_) {
  separate();
  out_ << bracket;
  levels_.push_back({inline_ || (!levels_.empty() && levels_.back().inline_), true});
}

void JsonWriter::close(char bracket) {
  assert(!levels_.empty() && !after_key_);
  const Level level = levels_.back();
  levels_.pop_back();
  if (!level.inline_ && !level.empty) new_line();
  out_ << bracket;
}

JsonWriter& JsonWriter::begin_object(bool inline_) {
  open('{', inline_);
  return *this;
}

JsonWriter& JsonWriter::end_object() {
  close('}');
  return *this;
}

JsonWriter& JsonWriter::begin_array(bool inline_) {
  open('[', inline_);
  return *this;
}

JsonWriter& JsonWriter::end_array() {
  close(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!levels_.empty() && !after_key_);
  raw(quote_json(name));
  out_ << ": ";
  after_key_ = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  raw(quote_json(text));
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  char digits[32];
  const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
  raw({digits, static_cast<std::size_t>(end - digits)});
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  raw(truth ? "true" : "false");
  return *this;
}

JsonWriter& JsonWriter::null() {
  raw("null");
  return *this;
}

}  // namespace soi::base
