// SPDX-License-Identifier: Apache-2.0
#include "graph/edge_dates.hpp"

#include <tuple>

namespace soi::graph {

namespace {

// Of two dates with one beginning (or end) the more precise one is the tighter bound.
const base::Date& earlier(const base::Date& a, const base::Date& b) {
  if (!a.known()) return b;
  if (!b.known()) return a;
  return std::tuple(earliest(b), latest(b), b) < std::tuple(earliest(a), latest(a), a) ? b : a;
}

const base::Date& later(const base::Date& a, const base::Date& b) {
  if (!a.known()) return b;
  if (!b.known()) return a;
  return std::tuple(latest(b), earliest(b), b) > std::tuple(latest(a), earliest(a), a) ? b : a;
}

// The ends of a date that may be a range.
base::Date first_of(const base::Date& date) { return {date.first, {}}; }
base::Date last_of(const base::Date& date) { return {date.range() ? date.last : date.first, {}}; }

base::Date span(const base::Date& a, const base::Date& b) {
  if (!a.known()) return b;
  if (!b.known()) return a;
  const auto begin = earlier(first_of(a), first_of(b)).first;
  const auto end = later(last_of(a), last_of(b)).first;
  return begin == end ? base::Date{begin, {}} : base::Date{begin, end};
}

}  // namespace

void add_dates(Edge& edge, const Fact& fact) {
  edge.since = earlier(edge.since, fact.since);
  edge.until = later(edge.until, fact.until);
  edge.on = span(edge.on, fact.on);
}

}  // namespace soi::graph
