// SPDX-License-Identifier: Apache-2.0
// The part of docs/formats.md that comes from the list of formats: what each is for and what it keeps.
#pragma once

#include <iosfwd>

namespace soi::exporting {

void write_formats_page(std::ostream& out);  // Markdown

}  // namespace soi::exporting
