// SPDX-License-Identifier: Apache-2.0
// Saved pages: the article's visible text in blocks, each byte with its way back to the page's own bytes.
#pragma once

#include <string>
#include <string_view>

#include "text/report.hpp"

namespace soi::reading {

std::string_view declared_charset(std::string_view bytes);  // of a page's <meta>; empty where it says nothing

// Fills the text, blocks, pieces and metadata of a report from a page in UTF-8. Throws Error(limit).
void read_html(text::Report& report, const std::string& source);

}  // namespace soi::reading
