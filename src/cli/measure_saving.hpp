// SPDX-License-Identifier: Apache-2.0
// `soi measure --save` and --saved: columns of nodes kept in the store they were measured on.
#pragma once

#include <cstdint>
#include <vector>

#include "cli/measure_answer.hpp"

namespace soi::cli {

// Throws Error(usage) where one of the two is asked for and cannot be.
void check_saving(const Values& values, const std::vector<const analytics::Measure*>& measures);

std::int64_t state_to_save(const Values& values);  // of the store, before it is measured
void save(const MeasureAnswer& answer, const Values& values, std::int64_t state);

// What the store has kept of these measures. Throws NothingFound where that is not of the graph as it is now.
MeasuredSlice kept(const Subject& subject, const std::vector<const analytics::Measure*>& measures,
                   const Values& values);

}  // namespace soi::cli
