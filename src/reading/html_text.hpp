// SPDX-License-Identifier: Apache-2.0
// Puts a page's texts together as they show, and remembers where each byte came from.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "reading/html_tree.hpp"
#include "text/report.hpp"

namespace soi::reading {

class HtmlText {
 public:
  HtmlText(text::Report& report, std::string_view source) : report_(report), source_(source) {}

  void add(const HtmlNode& text, text::BlockKind kind);  // runs of white space become one space
  void add_space();                                      // a line break inside a block
  void end_block();

 private:
  void show(std::string_view character, std::uint32_t source, std::uint32_t length);
  void put(std::string_view bytes, std::uint32_t source);

  text::Report& report_;
  std::string_view source_;
  text::BlockKind kind_ = text::BlockKind::paragraph;
  std::uint32_t block_begin_ = 0;
  std::uint32_t source_end_ = 0;  // behind the last character that shows
  bool space_ = false;
};

}  // namespace soi::reading
