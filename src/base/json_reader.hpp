// SPDX-License-Identifier: Apache-2.0
// Reads JSON (RFC 8259) as the checked tree that YAML files become, so that the same checks tell the same places: whole
// values, or piece by piece where they are too many to hold. Strict: bad UTF-8, lone surrogates, a name twice in one
// object, nesting deeper than 100 and trailing text are refused. Numbers, true and false keep their text; null is
// YamlNode's null.
#pragma once

#include <string>
#include <string_view>

#include "base/yaml_file.hpp"

namespace soi::base {

class JsonReader {
 public:
  // Holds on to `text`. `first_line` is the number of its first line, where it is a piece of a file. Throws
  // Error(data), as all below do at the first mistake.
  JsonReader(std::string name, std::string_view text, int first_line = 1);
  // A text that is itself a value of a file, known to be UTF-8: all in it is told to stand where the value does.
  JsonReader(std::string name, const YamlNode& value);

  YamlNode value();            // the next value, whole
  void value(YamlNode& into);  // the same, in the memory that an earlier value took: for many like one another
  void skip();                 // the next value, unread but checked

  // Into the next value, which must be an object or a list.
  void begin_object();
  bool next_key(YamlNode& key);  // false behind the last; its value comes next
  void begin_list();
  bool next_item();  // false behind the last; the item comes next
  char peek();       // the first character of the next value; 0 at the end
  void end();        // nothing else may come

  Problem problem(const YamlNode& at, std::string what, std::string remedy = {}) const;

 private:
  [[noreturn]] void fail(const std::string& what, const std::string& remedy = {});
  void place(YamlNode& node);
  void advance_to(std::size_t at);
  void white_space();
  void expect(char c, const char* what);
  void value(YamlNode& node, int depth);
  void object(YamlNode& node, int depth);
  void list(YamlNode& node, int depth);
  void string(std::string& out);
  void escape(std::string& out);
  unsigned hex();
  void literal(YamlNode& node);

  std::string name_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;  // up to here lines and columns are counted
  std::size_t line_begin_ = 0;
  int line_ = 1, first_line_ = 1, column_ = 1;
  bool nested_ = false;  // a value of a file: places are not counted
  bool first_ = false;   // no item of the innermost object or list was read yet
};

}  // namespace soi::base
