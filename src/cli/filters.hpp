// SPDX-License-Identifier: Apache-2.0
// The options that choose which relations and entities of a graph count, and what they make: a graph::Selection.
#pragma once

#include <vector>

#include "cli/question.hpp"
#include "graph/selection.hpp"

namespace soi::cli {

Option type_option();
Option limit_option(const std::string& most);  // how many a list has at most
// `own`, then --relation, --not-relation, --status, --from, --until, --at and --min-evidence.
std::vector<Option> relation_options(std::vector<Option> own = {});

// What the user chose of all these. Throws Error(usage) with "did you mean".
graph::Selection selection_of(const Question& question, const Values& values);

}  // namespace soi::cli
