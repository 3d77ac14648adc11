// SPDX-License-Identifier: Apache-2.0
// Markdown reports: front matter and blocks. The text stays the file's own bytes; blocks point into it.
#pragma once

#include "text/report.hpp"

namespace soi::reading {

// Fills the metadata and blocks of a report whose text is Markdown. Throws Error(data) for mistakes in its front
// matter.
void read_markdown(text::Report& report);

}  // namespace soi::reading
