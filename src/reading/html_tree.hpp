// SPDX-License-Identifier: Apache-2.0
// An HTML page as a flat list of elements and texts in the order of the page, each text with its place in the source.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace soi::reading {

struct HtmlNode {
  std::string_view tag;  // lower case; empty for text
  std::uint32_t parent = 0;
  std::uint32_t end = 0;  // the node behind the last one inside this
  std::string text;       // of a text, with entities resolved
  std::uint32_t source = 0;
  std::uint32_t source_length = 0;                              // of a text: its bytes in the source
  std::vector<std::pair<std::string, std::string>> attributes;  // those that are looked at

  std::string_view attribute(std::string_view name) const;  // empty where absent
};

using HtmlTree = std::vector<HtmlNode>;  // the first node is the root element

// Throws Error(limit) for pages nested so deep, or left so open, that they are an attack and no page.
HtmlTree parse_html(const std::string& path, const std::string& source);

}  // namespace soi::reading
