// SPDX-License-Identifier: Apache-2.0
// Tells what a report says from what its page shows around it: advertisements, counters, links, credits, footers.
#pragma once

#include "text/report.hpp"

namespace soi::reading {

// Turns paragraphs of the report into furniture and captions, by what Vietnamese news sites commonly print.
void mark_furniture(text::Report& report);

}  // namespace soi::reading
