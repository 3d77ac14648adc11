// SPDX-License-Identifier: Apache-2.0
// Reports as they are read in the shipped domain.
#pragma once

#include <filesystem>
#include <string>
#include <utility>

#include "reading/report_file.hpp"
#include "support/dan_van.hpp"

namespace soi::test {

inline const reading::PageWords& dan_van_words() {
  static const auto words = reading::PageWords::load(dan_van_domain());
  return words;
}

inline text::Report parse_report(std::string path, std::string bytes) {
  return reading::parse_report(std::move(path), std::move(bytes), dan_van_words());
}

inline text::Report read_report(const std::filesystem::path& path) {
  return reading::read_report(path, dan_van_words());
}

}  // namespace soi::test
