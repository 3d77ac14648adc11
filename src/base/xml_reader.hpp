// SPDX-License-Identifier: Apache-2.0
// Reads XML 1.0 element by element; the only door to expat. Document types are refused, so that no entity is ever
// expanded and no file or address ever fetched; nesting is bounded.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.hpp"

namespace soi::base {

struct XmlPlace {
  int line = 0, column = 0;  // column in characters
};

class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;
  // Names come without their namespace. What these throw ends the reading and comes out of read_xml. What they are
  // given is theirs for the call only.
  virtual void open(std::string_view name, const Attributes& attributes, XmlPlace place) = 0;
  virtual void text(std::string_view text) = 0;  // in pieces
  virtual void close(std::string_view name) = 0;
};

// Throws Error(data) with the place where the text is not well-formed.
void read_xml(const std::string& name, std::string_view text, XmlHandler& handler);

}  // namespace soi::base
