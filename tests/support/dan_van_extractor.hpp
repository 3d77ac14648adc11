// SPDX-License-Identifier: Apache-2.0
// The extractor of the shipped domain, made once, and what it finds in a text.
#pragma once

#include <string>

#include "extraction/extractor.hpp"
#include "reading/report_file.hpp"
#include "support/dan_van.hpp"

namespace soi::test {

inline const extraction::Extractor& dan_van_extractor() {
  static const extraction::Extractor made(dan_van_domain(), dan_van());
  return made;
}

inline graph::DocumentGraph dan_van_graph(const std::string& text) {
  return dan_van_extractor().extract(reading::parse_report("report.txt", text));
}

}  // namespace soi::test
