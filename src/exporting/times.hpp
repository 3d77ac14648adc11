// SPDX-License-Identifier: Apache-2.0
// When a link is, as whole days, for the formats that show graphs in time.
#pragma once

#include <string>
#include <vector>

#include "exporting/format.hpp"

namespace soi::exporting {

struct Time {
  std::string first, last;  // 2020-12-29; empty: not known, open
  bool known() const { return !first.empty() || !last.empty(); }
};

// The days an imprecise date may mean, from the first to the last.
Time days_of(const base::Date& date);

class Times {
 public:
  void add(const graph::Entity& entity);  // every entity, before any edge
  Time of(const graph::Entity& entity) const;
  // From `since` to `until`, else the days it was seen, else the day of the event or document at one of its ends, as
  // filters by date have it.
  Time of(const graph::Edge& edge) const;

 private:
  std::vector<base::Date> dates_;  // by node
};

}  // namespace soi::exporting
