// SPDX-License-Identifier: Apache-2.0
// The only door to yaml-cpp: a checked tree of plain values in which every key and value knows its place.
// Refused, with place and remedy: bad UTF-8, control characters, duplicate keys, complex keys, tags, merges (`<<`),
// several documents, anchors and aliases (`&x`, `*x`), nesting deeper than 100. Scalars keep their text: `no`, `010`,
// `~` stay as written.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/yaml_text.hpp"

namespace soi::base {

struct YamlEntry;

struct YamlNode {
  enum class Kind { null, scalar, sequence, map };  // null: nothing was written
  Kind kind = Kind::null;
  std::string text;                // of a scalar
  bool quoted = false;             // a scalar in quotes or a block scalar
  int line = 0;                    // from 1
  int column = 0;                  // in characters, from 1
  std::vector<YamlNode> items;     // of a sequence
  std::vector<YamlEntry> entries;  // of a map, in the file's order; keys are scalars

  bool is_null() const { return kind == Kind::null; }
  bool is_scalar() const { return kind == Kind::scalar; }
  bool is_sequence() const { return kind == Kind::sequence; }
  bool is_map() const { return kind == Kind::map; }
  const YamlNode* find(std::string_view key) const;  // the value of a key of a map; null pointer where absent
};

struct YamlEntry {
  YamlNode first;  // the key
  YamlNode second;

  // Keys of one length mostly differ at their end; asked for each key of each row of an import.
  bool is(std::string_view key) const {
    const auto& own = first.text;
    return own.size() == key.size() && (own.empty() || (own.back() == key.back() && own == key));
  }
};

class YamlFile {
 public:
  // Throws Error(data) with every problem found. `name` is what messages call the file.
  static YamlFile parse(std::string name, std::string text);
  // The same, but what leaves a tree to read on with (duplicate keys, tags, anchors, aliases, merges) goes to
  // `problems`, so that the caller can tell it together with what the tree itself has wrong.
  static YamlFile parse(std::string name, std::string text, std::vector<Problem>& problems);

  const YamlNode& root() const { return root_; }
  const std::string& name() const { return text_.name(); }

  // A problem at a node of this file, with its source line.
  Problem problem(const YamlNode& at, std::string what, std::string remedy = {}) const;

 private:
  explicit YamlFile(YamlText text) : text_(std::move(text)) {}

  YamlText text_;
  YamlNode root_;
};

}  // namespace soi::base
