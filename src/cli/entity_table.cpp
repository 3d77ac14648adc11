// SPDX-License-Identifier: Apache-2.0
#include "cli/entity_table.hpp"

#include <algorithm>

#include "base/display_width.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t narrowest_name = 44, beside_name = 24;  // for type, count and the gaps between

}  // namespace

std::vector<std::string> entity_table(const Question& question, const std::vector<query::Match>& matches,
                                      std::size_t columns, const Table::Dress& styled) {
  std::size_t names = 0, ids = 0;
  for (const auto& match : matches) {
    names = std::max(names, base::display_width(one_line(match.entity.name)));
    ids = std::max(ids, base::display_width(base::printable(match.entity.id)));
  }
  const bool below = ids + beside_name + std::min(names, narrowest_name) > columns;
  using enum Column::Kind;
  Table table({{wraps, Style::name}, {}, {number, {}}, {}});
  for (const auto& match : matches) {
    const auto* type = question.schema.type(match.entity.type);
    const auto label = type == nullptr ? match.entity.type : type->label.in(question.language);
    table.add({match.entity.name, label, std::to_string(match.degree), below ? "" : match.entity.id});
  }
  std::vector<std::string> all;
  std::size_t row = 0;
  for (auto& lines : table.rows(columns, styled)) {
    for (auto& line : lines) all.push_back(std::move(line));
    if (below) {
      const auto id = base::printable(matches[row].entity.id);
      all.push_back("  " + (styled ? styled(Style::faint, id) : id));
    }
    ++row;
  }
  return all;
}

}  // namespace soi::cli
