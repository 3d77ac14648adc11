// SPDX-License-Identifier: Apache-2.0
// Measures as columns of an export.
#pragma once

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "exporting/format.hpp"

namespace soi::cli {

Option measure_option();

// One column for each measure named, over the nodes and links that are exported (denied ones count only where
// `with_denied`), as `soi measure` gives it. Throws Error(usage) for measures that make no column of nodes.
std::vector<exporting::Column> export_columns(const graph::Reader& graph, const std::vector<std::string>& measures,
                                              bool with_denied);

}  // namespace soi::cli
