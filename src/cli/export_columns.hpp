// SPDX-License-Identifier: Apache-2.0
// Measures as columns of an export.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/saved_columns.hpp"
#include "exporting/format.hpp"

namespace soi::cli {

Option measure_option();

// One column for each measure named, over the nodes and links that are exported (denied ones count only where
// `with_denied`), as `soi measure` gives it; with `saved` (may be null) those of the whole graph, as they were kept.
// Throws Error(usage) for measures that make no column of nodes.
std::vector<exporting::Column> export_columns(const graph::Reader& graph, const std::vector<std::string>& measures,
                                              bool with_denied, const SavedColumns* saved);

}  // namespace soi::cli
