// SPDX-License-Identifier: Apache-2.0
// Entities one to a line: name, type, number of relations, id.
#pragma once

#include <string>
#include <vector>

#include "cli/question.hpp"
#include "query/resolve_entity.hpp"

namespace soi::cli {

struct EntityRow {
  std::string name;  // padded, cut where the rest leaves no room for it
  std::string rest;  // the id is never cut: it is there to be copied
};

std::vector<EntityRow> entity_table(const Question& question, const std::vector<query::Match>& matches,
                                    std::size_t columns);

}  // namespace soi::cli
