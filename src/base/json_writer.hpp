// SPDX-License-Identifier: Apache-2.0
// Writes JSON to a stream as it comes, so that memory does not grow with the output.
#pragma once

#include <concepts>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace soi::base {

// Calls must nest as JSON does (asserted). Objects and arrays opened with `inline_` stay on one line,
// with all inside them. The stream does not end with a line break: the caller adds it.
class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out);

  JsonWriter& begin_object(bool inline_ = false);
  JsonWriter& end_object();
  JsonWriter& begin_array(bool inline_ = false);
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
  template <std::integral Number>
  JsonWriter& value(Number number) {
    raw(std::to_string(number));
    return *this;
  }
  JsonWriter& value(double number);  // shortest form that reads back the same; NaN and infinities become null
  JsonWriter& value(bool truth);
  JsonWriter& null();

 private:
  struct Level {
    bool inline_;
    bool empty;
  };
  void separate();
  void new_line();
  void open(char bracket, bool inline_);
  void close(char bracket);
  void raw(std::string_view text);

  std::ostream& out_;
  std::vector<Level> levels_;
  bool after_key_ = false;
};

}  // namespace soi::base
