// SPDX-License-Identifier: Apache-2.0
#include "reading/sources_csv.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/nearest.hpp"
#include "reading/csv_file.hpp"
#include "reading/encoding.hpp"
#include "reading/lines.hpp"

namespace soi::reading {

namespace {

const std::vector<std::string> columns = {"file", "date", "title", "publisher", "url"};

// The column of each known name, in the order of `columns`; npos where the file has none.
std::vector<std::size_t> column_places(const CsvFile& csv, const CsvRow& header) {
  std::vector<std::size_t> places(columns.size(), std::string::npos);
  std::vector<base::Problem> problems;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name = one_line(header[i].text);
    const auto known = std::find(columns.begin(), columns.end(), name);
    if (known == columns.end()) {
      const std::string near = base::nearest(name, columns);
      problems.push_back(csv.problem(header[i], fmt::format("unknown column `{}`", name),
                                     near.empty() ? "the columns are file, date, title, publisher, url"
                                                  : fmt::format("did you mean `{}`?", near)));
      continue;
    }
    std::size_t& place = places[static_cast<std::size_t>(known - columns.begin())];
    if (place != std::string::npos)
      problems.push_back(csv.problem(header[i], fmt::format("column `{}` twice", name), "keep one"));
    place = i;
  }
  if (places[0] == std::string::npos && problems.empty()) {
    problems.push_back(csv.problem(header[0], "no column `file`", "begin with a line `file,date,title,publisher,url`"));
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return places;
}

Source source_of(const CsvFile& csv, const CsvRow& row, const std::vector<std::size_t>& places, std::size_t width) {
  Source source;
  if (row.size() != width) {
    source.problems.push_back(csv.problem(row[0],
                                          fmt::format("{} fields where the first line has {}", row.size(), width),
                                          "put a field with a comma between double quotes"));
  }
  const auto field = [&](std::size_t column) { return places[column] < row.size() ? &row[places[column]] : nullptr; };
  if (const CsvField* date = field(1); date && !trimmed(date->text).empty()) {
    if (const auto parsed = base::parse_date(trimmed(date->text))) {
      source.date = *parsed;
    } else {
      source.problems.push_back(csv.problem(*date, fmt::format("`{}` is no date", date->text),
                                            "write 2020-12-29, 2020-12 or 2020, or leave it empty"));
    }
  }
  if (const CsvField* title = field(2)) source.title = one_line(title->text);
  if (const CsvField* publisher = field(3)) source.publisher = one_line(publisher->text);
  if (const CsvField* url = field(4); url && !trimmed(url->text).empty()) {
    source.url = trimmed(url->text);
    if (!base::is_web_url(source.url)) {
      source.problems.push_back(
          csv.problem(*url, fmt::format("`{}` is no web address", url->text), "begin it with https://"));
    }
  }
  return source;
}

}  // namespace

Sources parse_sources(const std::string& path, const std::string& bytes) {
  const Decoded decoded = decode(path, bytes);
  CsvFile csv(path, decoded.text);
  std::vector<CsvRow> rows;
  for (CsvRow row; csv.next(row);) rows.push_back(std::move(row));
  Sources sources;
  if (rows.empty()) return sources;
  const auto places = column_places(csv, rows[0]);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (places[0] >= rows[i].size()) continue;
    const CsvField& file = rows[i][places[0]];
    Source source = source_of(csv, rows[i], places, rows[0].size());
    const auto [known, fresh] = sources.emplace(std::string(trimmed(file.text)), std::move(source));
    if (!fresh)
      known->second.problems.push_back(csv.problem(file, fmt::format("a second line for `{}`", file.text), "keep one"));
  }
  return sources;
}

}  // namespace soi::reading
