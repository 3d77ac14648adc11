// SPDX-License-Identifier: Apache-2.0
// Reads XML 1.0 element by element, from a text that comes in pieces; the only door to libxml2. Document types are
// refused, so that no entity is ever expanded and no file or address ever fetched; nesting is bounded.
#pragma once

#include <functional>
#include <memory>
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
  // Names come without their namespace. What these throw ends the reading and comes out of it. What they are given is
  // theirs for the call only.
  virtual void open(std::string_view name, const Attributes& attributes, XmlPlace place) = 0;
  virtual void text(std::string_view text) = 0;  // in pieces
  virtual void close(std::string_view name) = 0;
};

class XmlReader {
 public:
  // Makes a problem of a place, with its source line.
  using Locate = std::function<Problem(XmlPlace place, std::string what, std::string remedy)>;

  XmlReader(XmlHandler& handler, Locate locate);
  ~XmlReader();

  // Both throw Error(data) with the place where the text is not well-formed; nothing can be read after that.
  void read(std::string_view piece);
  void end();

 private:
  class Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace soi::base
