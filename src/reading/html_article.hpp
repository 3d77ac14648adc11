// SPDX-License-Identifier: Apache-2.0
// Finds the article in a page: what surrounds it, where it begins, and which heading is its headline.
#pragma once

#include <cstdint>
#include <vector>

#include "reading/html_tree.hpp"

namespace soi::reading {

struct Article {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::uint32_t root = 0;         // the element that holds the article
  std::uint32_t headline = none;  // its h1, inside or before the root
  std::vector<bool> hidden;       // of each node: not shown, or furniture of the site
};

Article find_article(const HtmlTree& tree);

// A picture's text: figcaption, classes of that name, and short texts in one box with a picture.
bool is_caption(const HtmlTree& tree, std::uint32_t node);

}  // namespace soi::reading
