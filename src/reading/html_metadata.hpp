// SPDX-License-Identifier: Apache-2.0
// What a page's head says of it: Open Graph, <meta>, JSON-LD, <time>, <title>, the canonical link.
#pragma once

#include <string_view>

#include "reading/html_tree.hpp"
#include "text/report.hpp"

namespace soi::reading {

// Fills title, publisher, url and date; what the page does not say stays unknown.
void take_html_metadata(text::Report& report, const HtmlTree& tree, std::string_view source);

}  // namespace soi::reading
