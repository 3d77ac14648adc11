// SPDX-License-Identifier: Apache-2.0
// What a report says of itself in its own lines: "Ngày đăng: 07/07/2021", "(Tinhnha.vn) –".
#pragma once

#include <optional>
#include <string_view>

#include "base/date.hpp"
#include "text/report.hpp"

namespace soi::reading {

// The date a metadata field gives: 2021-07-07, with or without a time behind, or 07/07/2021, day first.
std::optional<base::Date> field_date(std::string_view field);

// The date of a line that is nothing but a dateline; nothing where other words stand in it.
std::optional<base::Date> dateline(std::string_view line);

// Fills the date and publisher the report lacks from datelines among its first blocks, which become furniture.
void take_datelines(text::Report& report);

}  // namespace soi::reading
