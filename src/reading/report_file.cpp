// SPDX-License-Identifier: Apache-2.0
// From a file to a report: its encoding, its form, its metadata, and what in it is only furniture.
#include "reading/report_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <mutex>

#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/files.hpp"
#include "reading/encoding.hpp"
#include "reading/furniture.hpp"
#include "reading/html.hpp"
#include "reading/lines.hpp"
#include "reading/markdown.hpp"
#include "reading/metadata.hpp"
#include "reading/sources_csv.hpp"

namespace soi::reading {

namespace {

namespace fs = std::filesystem;
using text::BlockKind;

constexpr std::uint64_t largest_report = 32u << 20;  // bytes; a book has one

std::string ending(const fs::path& path) {
  std::string text = path.extension().string();
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
  return text;
}

bool is_markdown(const fs::path& path) { return ending(path) == ".md" || ending(path) == ".markdown"; }

// By the ending, and for other endings (standard input) by how the text begins.
bool is_html(const fs::path& path, std::string_view bytes) {
  const std::string end = ending(path);
  if (end == ".html" || end == ".htm") return true;
  if (end == ".txt" || is_markdown(path)) return false;
  const std::string_view start = trimmed(bytes.substr(0, 1024));
  return start.starts_with("<!DOCTYPE") || start.starts_with("<!doctype") || start.starts_with("<html");
}

void read_lines(text::Report& report) {
  for (const Span line : lines(report.text)) {
    if (line.empty()) continue;
    report.blocks.push_back({line.begin, line.end, report.blocks.empty() ? BlockKind::headline : BlockKind::paragraph});
  }
}

void refuse_above_limit(const std::string& path, std::uint64_t bytes) {
  if (bytes <= largest_report) return;
  throw base::Error(base::Failure::limit, {{{path, 0, 0},
                                            fmt::format("a report of {} bytes; the most is {}", bytes, largest_report),
                                            "split it into its articles",
                                            {}}});
}

// The `sources.csv` of a folder, read once for all its reports that are read one after the other.
std::shared_ptr<const Sources> sources_of(const fs::path& folder) {
  const fs::path path = folder / "sources.csv";
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return nullptr;
  const std::string bytes = base::read_file(path, largest_report);
  static std::mutex mutex;
  static std::string last_path, last_bytes;
  static std::shared_ptr<const Sources> last;
  const std::lock_guard lock(mutex);
  if (!last || last_path != path.string() || last_bytes != bytes) {
    last = std::make_shared<const Sources>(parse_sources(path.string(), bytes));
    last_path = path.string();
    last_bytes = bytes;
  }
  return last;
}

void take_source(text::Report& report, const Source& source) {
  if (source.date.known()) report.date = source.date;
  if (!source.title.empty()) report.title = source.title;
  if (!source.publisher.empty()) report.publisher = source.publisher;
  if (!source.url.empty()) report.url = source.url;
}

}  // namespace

bool is_report(const fs::path& path) {
  const std::string end = ending(path);
  return end == ".txt" || end == ".html" || end == ".htm" || is_markdown(path);
}

text::Report parse_report(std::string path, std::string bytes, const PageWords& words) {
  refuse_above_limit(path, bytes.size());
  text::Report report;
  report.digest = base::sha256_hex(bytes);
  report.key = "r" + report.digest.substr(0, 16);
  const bool html = is_html(path, bytes);
  const std::string charset(html ? declared_charset(bytes) : std::string_view());
  Decoded decoded = decode(path, std::move(bytes), charset);
  report.path = std::move(path);
  report.converted = decoded.converted;
  if (html) {
    read_html(report, decoded.text);
  } else {
    report.text = std::move(decoded.text);
    is_markdown(report.path) ? read_markdown(report) : read_lines(report);
  }

  take_datelines(report);
  mark_furniture(report, words);
  const auto headline = std::find_if(report.blocks.begin(), report.blocks.end(),
                                     [](const text::Block& b) { return b.kind == BlockKind::headline; });
  if (report.title.empty() && headline != report.blocks.end()) {
    report.title = one_line(std::string_view(report.text).substr(headline->begin, headline->end - headline->begin));
  }
  return report;
}

ReportFile open_report(const fs::path& path) {
  if (path == "-") return {"standard input", base::read_file(path, largest_report), {}};
  ReportFile file{path.string(), base::read_file(path, largest_report), {}};
  if (const auto sources = sources_of(path.parent_path())) {
    const auto own = sources->find(path.filename().string());
    if (own != sources->end()) file.source = own->second;
  }
  if (!file.source.problems.empty()) throw base::Error(base::Failure::data, file.source.problems);
  return file;
}

std::string ReportFile::digest() const {
  std::string all = ending(path);
  for (const auto& part : {base::to_string(source.date), source.title, source.publisher, source.url}) {
    all += '\0' + std::to_string(part.size()) + ':' + part;
  }
  return base::sha256_hex(all + '\0' + bytes);
}

text::Report parse_report(ReportFile file, const PageWords& words) {
  auto report = parse_report(std::move(file.path), std::move(file.bytes), words);
  take_source(report, file.source);
  return report;
}

text::Report read_report(const fs::path& path, const PageWords& words) {
  return parse_report(open_report(path), words);
}

}  // namespace soi::reading
