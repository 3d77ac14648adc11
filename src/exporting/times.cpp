// SPDX-License-Identifier: Apache-2.0
#include "exporting/times.hpp"

namespace soi::exporting {
namespace {

std::string text(const base::Day& day) { return day.known() ? base::to_string({day, {}}) : std::string(); }

base::Date date_of(const graph::Entity& entity) {
  for (const auto& [name, value] : entity.properties) {
    if (name == "date") return base::parse_date(value).value_or(base::Date{});
  }
  return {};
}

}  // namespace

Time days_of(const base::Date& date) {
  if (!date.known()) return {};
  return {text(base::earliest(date)), text(base::latest(date))};
}

void Times::add(const graph::Entity& entity) {
  if (entity.node >= dates_.size()) dates_.resize(entity.node + std::size_t{1});
  dates_[entity.node] = date_of(entity);
}

Time Times::of(const graph::Entity& entity) const { return days_of(dates_[entity.node]); }

Time Times::of(const graph::Edge& edge) const {
  if (edge.since.known() || edge.until.known()) return {days_of(edge.since).first, days_of(edge.until).last};
  if (edge.on.known()) return days_of(edge.on);
  for (const auto end : {edge.object, edge.subject}) {
    if (dates_[end].known()) return days_of(dates_[end]);
  }
  return {};
}

}  // namespace soi::exporting
