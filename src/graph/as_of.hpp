// SPDX-License-Identifier: Apache-2.0
// When an edge is true, as far as its sources show: what `--at DATE`, the bounds of selections and timelines go by.
#pragma once

#include "graph/reader.hpp"

namespace soi::graph {

base::Date date_of(const Entity& entity);  // its property `date`; unknown where it has none

// The time an edge speaks of: its own (since … until, else the days it was seen), else the later of its ends' dates,
// for an event that cites a document is as old as the event. Unknown where nothing is dated.
base::Date time_of(const Edge& edge, const Reader& reader);

enum class AsOf {
  holds,        // sources show it on that day; an event or a document: it had taken place or come out by then
  seen_before,  // only earlier: nothing says that it had ended
  seen_after,   // only later: nothing says when it began
  undated,      // no source gives it any date
  over,         // it had ended
  not_yet       // it had not begun, or the event or document was still to come
};

// What the sources show of an edge on a day, or in a month or year. An edge with dates of its own is a state that
// lasts: from the first sign of it (since, else the first day seen) to the last (until, else the last day seen); one
// that is `former` on a day had ended by then.
AsOf as_of(const Edge& edge, const base::Date& day, const Reader& reader);

inline bool may_hold(AsOf as_of) { return as_of != AsOf::over && as_of != AsOf::not_yet; }

}  // namespace soi::graph
