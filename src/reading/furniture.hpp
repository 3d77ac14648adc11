// SPDX-License-Identifier: Apache-2.0
// Tells what a report says from what its page shows around it: advertisements, counters, links, credits, footers.
#pragma once

#include "reading/page_words.hpp"
#include "text/report.hpp"

namespace soi::reading {

// Turns paragraphs of the report into furniture and captions, by a domain's words and by what needs none: repetitions,
// addresses of the net, names that sign a report.
void mark_furniture(text::Report& report, const PageWords& words);

}  // namespace soi::reading
