// SPDX-License-Identifier: Apache-2.0
// Writes XML 1.0 to a stream as it comes, so that memory does not grow with the output.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace soi::base {

// Elements stand on lines of their own, indented; one with text stands on one line with it, so that no white space is
// added to any text. Invalid UTF-8 and characters that XML cannot hold become U+FFFD. Names are not checked. The stream
// gets the text in large pieces, the last one when the outermost element closes: millions of short ones would take most
// of the time.
class XmlWriter {
 public:
  explicit XmlWriter(std::ostream& out);  // writes the XML declaration

  XmlWriter& open(std::string_view name);
  XmlWriter& attribute(std::string_view name, std::string_view value);  // before the element's content
  XmlWriter& text(std::string_view text);
  XmlWriter& close();
  XmlWriter& element(std::string_view name, std::string_view content) { return open(name).text(content).close(); }

 private:
  void finish_tag();
  void indent();
  void flush();

  std::ostream& out_;
  std::string written_;  // not yet in the stream
  std::vector<std::string> open_;
  bool in_tag_ = false;   // the last tag waits for its ">"
  bool in_line_ = false;  // the innermost element holds text
};

}  // namespace soi::base
