// SPDX-License-Identifier: Apache-2.0
// Reads a report from .txt, .md (front matter) or saved .html, with its metadata.
#pragma once

#include <filesystem>
#include <string>

#include "reading/page_words.hpp"
#include "reading/sources_csv.hpp"
#include "text/report.hpp"

namespace soi::reading {

bool is_report(const std::filesystem::path& path);  // by its ending: .txt .md .markdown .html .htm

// Throws Error (io, limit, or data for bytes that are no text). Bytes that are not UTF-8 are converted from
// windows-1258, or refused where that is no Vietnamese either. `words` tell the page's own lines.
text::Report read_report(const std::filesystem::path& path, const PageWords& words = {});
text::Report parse_report(std::string path, std::string bytes, const PageWords& words = {});

// A report's file not yet read: its bytes, and what the `sources.csv` beside it says of it.
struct ReportFile {
  std::string path, bytes;
  Source source;
  std::string digest() const;  // of all that reading depends on
};
ReportFile open_report(const std::filesystem::path& path);  // throws as read_report does
text::Report parse_report(ReportFile file, const PageWords& words = {});

}  // namespace soi::reading
