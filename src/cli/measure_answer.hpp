// SPDX-License-Identifier: Apache-2.0
// What measures have given, in words, as JSON and as rows.
#pragma once

#include <vector>

#include "analytics/measuring.hpp"
#include "cli/answer.hpp"
#include "cli/measured.hpp"

namespace soi::cli {

struct MeasuredSlice {
  Slice slice;
  std::uint64_t edges = 0;
  bool weighted = false;
  std::vector<analytics::Measured> values;  // one for each measure
};

struct MeasureAnswer {
  const Subject& subject;
  std::vector<const analytics::Measure*> measures;
  std::vector<MeasuredSlice> slices;  // several only where a table over years is asked for
  bool by_year = false;
  bool directed = false;
  std::size_t top = 0;  // nodes and edges told at most; 0: all

  bool makes(analytics::Makes kind) const;  // whether one of them does
};

void write_text(const MeasureAnswer& answer, Output& out);
void write_json(const MeasureAnswer& answer, base::JsonWriter& json);
// Throws Error(usage) where the measures make rows of several kinds.
void write_rows(const MeasureAnswer& answer, const std::function<void(const Row&)>& row);

// The places of a slice's listed nodes, the highest first by the first measure of nodes that is no label; whose value
// is not defined come last. At most answer.top.
std::vector<std::size_t> ranked(const MeasureAnswer& answer, const MeasuredSlice& slice);
std::vector<analytics::EdgeValue> ranked_edges(const MeasureAnswer& answer, const MeasuredSlice& slice,
                                               std::size_t measure);
std::string value_text(const analytics::Measure& measure, double value, bool exact);  // empty where not defined

}  // namespace soi::cli
