// SPDX-License-Identifier: Apache-2.0
#include "cli/entity_table.hpp"

#include <algorithm>

#include "base/display_width.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t narrowest_name = 44;

std::string type_label(const Question& question, const graph::Entity& entity) {
  const auto* type = question.schema.type(entity.type);
  return type == nullptr ? base::printable(entity.type) : type->label.in(question.language);
}

}  // namespace

std::vector<EntityRow> entity_table(const Question& question, const std::vector<query::Match>& matches,
                                    std::size_t columns) {
  std::size_t names = 0, types = 0, counts = 0, ids = 0;
  for (const auto& match : matches) {
    names = std::max(names, base::display_width(one_line(match.entity.name)));
    types = std::max(types, base::display_width(type_label(question, match.entity)));
    counts = std::max(counts, std::to_string(match.degree).size());
    ids = std::max(ids, base::display_width(base::printable(match.entity.id)));
  }
  const auto rest = types + counts + ids + 6;
  names = std::min(names, std::max(narrowest_name, columns > rest ? columns - rest : 0));

  std::vector<EntityRow> rows;
  for (const auto& match : matches) {
    const auto count = std::to_string(match.degree);
    rows.push_back({base::pad(base::shorten(one_line(match.entity.name), names), names),
                    "  " + base::pad(type_label(question, match.entity), types) + "  " +
                        std::string(counts - count.size(), ' ') + count + "  " + base::printable(match.entity.id)});
  }
  return rows;
}

}  // namespace soi::cli
