// SPDX-License-Identifier: Apache-2.0
// Plots as inline SVG: black and one grey-proof blue on white, text as text, described for those who do not see them.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace soi::exporting {

struct PlotWords {
  std::string id;          // of the plot in its page
  std::string title;       // what it shows, in a sentence
  std::string across, up;  // what the axes count
};

// Points of a falling curve on two logarithmic axes: for each degree the share of nodes that have it or more.
void write_log_log(const std::vector<std::pair<std::uint64_t, std::uint64_t>>& degrees, const PlotWords& words,
                   std::ostream& out);

struct Bars {
  std::string label;
  std::uint64_t first = 0, second = 0;
};
// Two bars side by side for each label; `names` of the two stand in a legend.
void write_bars(const std::vector<Bars>& bars, const std::pair<std::string, std::string>& names, const PlotWords& words,
                std::ostream& out);

}  // namespace soi::exporting
