// SPDX-License-Identifier: Apache-2.0
// A domain's examples.yaml: texts that its rules must match and texts they must not. docs/rules.md tells the form.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "schema/schema.hpp"

namespace soi::extraction {

struct ExampleFailure {
  std::string rule;
  base::Problem problem;  // points at the example; at the file as a whole where a rule has none
};

// Every example that does not hold, in the file's order, then every rule without a text it must match, in the rules'.
// Throws Error(data) with every mistake in the form of the file, or in the rules themselves.
std::vector<ExampleFailure> check_examples(const schema::Domain& domain, const schema::Schema& schema);

}  // namespace soi::extraction
