// SPDX-License-Identifier: Apache-2.0
// A graph's figures gathered for a page: sizes, degrees, components, who stands out, communities, activity over time.
#pragma once

#include <string>

#include "analytics/watch.hpp"
#include "exporting/report_page.hpp"
#include "graph/selection.hpp"

namespace soi::pipeline {

struct ReportRequest {
  graph::Selection selection = {};  // relations that count; without a status named, all but denied ones
  std::string title;                // empty: the domain's name
  std::string language = "vi";
  analytics::Watch watch = {};
};

// Betweenness is sampled above 10^9 node-link pairs, and the page says so; the diameter is left out above 10^6 links.
exporting::ReportPage report(const graph::Reader& reader, const schema::Schema& schema, const ReportRequest& request);

}  // namespace soi::pipeline
