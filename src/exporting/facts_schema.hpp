// SPDX-License-Identifier: Apache-2.0
// The JSON Schema (2020-12) of facts that other extractors hand over: one document a line.
#pragma once

#include <iosfwd>

#include "schema/schema.hpp"

namespace soi::exporting {

// Fit for what language models call structured output: every object is closed, every key is required, and what may be
// unknown may be null.
void write_facts_schema(const schema::Schema& schema, std::ostream& out);

}  // namespace soi::exporting
