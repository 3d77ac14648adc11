// SPDX-License-Identifier: Apache-2.0
// Entities one to a line: name, type, number of relations, id.
#pragma once

#include <string>
#include <vector>

#include "cli/question.hpp"
#include "cli/table.hpp"
#include "query/resolve_entity.hpp"

namespace soi::cli {

// As lines: long names wrap. An id is never cut or broken, for it is there to be copied: where the ids leave too little
// room, each stands on a line of its own below its name.
std::vector<std::string> entity_table(const Question& question, const std::vector<query::Match>& matches,
                                      std::size_t columns, const Table::Dress& styled = {});

}  // namespace soi::cli
