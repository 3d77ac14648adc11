// SPDX-License-Identifier: Apache-2.0
#include "graph/as_of.hpp"

#include <tuple>

namespace soi::graph {

namespace {

using base::Date;
using base::Day;

bool starts_after(const Date& date, const Day& day) { return date.known() && earliest(date) > day; }
bool ends_before(const Date& date, const Day& day) { return date.known() && latest(date) < day; }

AsOf former_as_of(const Edge& edge, const Day& first, const Day& last) {
  if (ends_before(edge.until, first)) return AsOf::over;
  if (starts_after(edge.since, last)) return AsOf::not_yet;
  if (edge.since.known() && edge.until.known()) return AsOf::holds;
  if (edge.on.known() && earliest(edge.on) <= last) return AsOf::over;
  return edge.on.known() ? AsOf::seen_after : AsOf::undated;
}

AsOf state_as_of(const Edge& edge, const Day& first, const Day& last) {
  if (starts_after(edge.since, last)) return AsOf::not_yet;
  if (ends_before(edge.until, first)) return AsOf::over;
  const auto& first_sign = edge.since.known() ? edge.since : edge.on.known() ? edge.on : edge.until;
  const auto& last_sign = edge.until.known() ? edge.until : edge.on.known() ? edge.on : edge.since;
  if (starts_after(first_sign, last)) return AsOf::seen_after;
  if (ends_before(last_sign, first)) return AsOf::seen_before;
  return AsOf::holds;
}

}  // namespace

Date date_of(const Entity& entity) {
  for (const auto& [name, value] : entity.properties) {
    if (name == "date") return base::parse_date(value).value_or(Date{});
  }
  return {};
}

Date time_of(const Edge& edge, const Reader& reader) {
  const auto& begin = edge.since.known() ? edge.since : edge.on;
  const auto& end = edge.until.known() ? edge.until : edge.on;
  if (begin.known() || end.known()) {
    if (!begin.known() || !end.known() || begin == end) return begin.known() ? begin : end;
    const Date span{begin.first, end.range() ? end.last : end.first};
    return latest(span) < earliest(span) || span.first == span.last ? begin : span;
  }
  const auto subject = date_of(reader.brief(edge.subject)), object = date_of(reader.brief(edge.object));
  if (!subject.known() || !object.known()) return subject.known() ? subject : object;
  return std::tuple(latest(subject), earliest(subject)) > std::tuple(latest(object), earliest(object)) ? subject
                                                                                                       : object;
}

AsOf as_of(const Edge& edge, const Date& day, const Reader& reader) {
  const auto first = earliest(day), last = latest(day);
  if (edge.former) return former_as_of(edge, first, last);
  if (edge.since.known() || edge.until.known() || edge.on.known()) return state_as_of(edge, first, last);
  const auto date = time_of(edge, reader);
  if (!date.known()) return AsOf::undated;
  return starts_after(date, last) ? AsOf::not_yet : AsOf::holds;
}

}  // namespace soi::graph
