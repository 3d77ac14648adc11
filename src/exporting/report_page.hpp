// SPDX-License-Identifier: Apache-2.0
// A graph's figures as one page that needs nothing else: tables, and plots in SVG that print as they show. Everything
// on it is escaped; it loads nothing and runs nothing.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace soi::exporting {

struct ReportPage {
  struct Count {
    std::string label;
    std::uint64_t count = 0;
  };
  struct Table {
    std::string title;
    std::vector<std::string> columns;            // the first is a name
    std::vector<std::vector<std::string>> rows;  // as many cells each
  };
  struct Community {
    std::uint64_t size = 0;
    std::vector<std::string> members;  // the first ones of so many
  };
  struct Period {
    std::string label;
    std::uint64_t dated = 0;    // entities of this time
    std::uint64_t sources = 0;  // documents of this time
  };

  std::string language = "vi";  // of headings: vi or en
  std::string title;
  std::string summary;
  std::vector<Count> types, relations;
  std::vector<std::pair<std::string, std::string>> figures;      // what they are, and their values
  std::vector<std::pair<std::uint64_t, std::uint64_t>> degrees;  // a degree, and how many nodes have it; ascending
  std::vector<std::uint64_t> components;                         // sizes, falling
  std::vector<Table> ranks;                                      // by family of types
  std::vector<Table> pointed_at;                                 // by relation
  std::vector<Community> communities;
  std::vector<Period> activity;  // without gaps
  std::vector<std::string> notes;
};

void write_report_page(const ReportPage& page, std::ostream& out);

}  // namespace soi::exporting
