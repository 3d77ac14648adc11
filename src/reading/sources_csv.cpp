// SPDX-License-Identifier: Apache-2.0
// CSV with places: each field remembers its line and column, so that a wrong date can be pointed at.
#include "reading/sources_csv.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

#include "base/escape.hpp"
#include "base/nearest.hpp"
#include "reading/encoding.hpp"
#include "reading/lines.hpp"

namespace soi::reading {

namespace {

const std::vector<std::string> columns = {"file", "date", "title", "publisher", "url"};

struct Field {
  std::string text;
  int line = 1;
  int column = 1;
};

using Row = std::vector<Field>;

class Csv {
 public:
  Csv(std::string path, std::string_view text) : path_(std::move(path)), text_(text) {
    if (text_.starts_with("\uFEFF")) at_ = 3;
    for (std::size_t begin = 0; begin <= text_.size();) {
      const auto end = std::min(text_.find('\n', begin), text_.size());
      source_lines_.emplace_back(trimmed(text_.substr(begin, end - begin)));
      begin = end + 1;
    }
  }

  std::vector<Row> rows() {
    std::vector<Row> all;
    while (at_ < text_.size()) {
      Row row{field()};
      while (at_ < text_.size() && text_[at_] == ',') {
        step();
        row.push_back(field());
      }
      if (at_ < text_.size() && text_[at_] == '\r') step();
      if (at_ < text_.size() && text_[at_] != '\n')
        fail(here(), "text behind a closing quote", "write a quote inside a field twice");
      if (at_ < text_.size()) step();
      if (row.size() > 1 || !row[0].text.empty()) all.push_back(std::move(row));
    }
    return all;
  }

  base::Problem problem(const Field& at, std::string what, std::string remedy) const {
    return {{path_, at.line, at.column},
            std::move(what),
            std::move(remedy),
            source_lines_[static_cast<std::size_t>(at.line) - 1]};
  }

 private:
  Field here() const { return {{}, line_, column_}; }

  [[noreturn]] void fail(const Field& at, std::string what, std::string remedy) const {
    throw base::Error(base::Failure::data, {problem(at, std::move(what), std::move(remedy))});
  }

  char step() {
    const char c = text_[at_++];
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
    return c;
  }

  Field field() {
    Field out = here();
    if (at_ < text_.size() && text_[at_] == '"') {
      step();
      for (;;) {
        if (at_ == text_.size()) fail(out, "a quote that never closes", "close the field with \"");
        const char c = step();
        if (c != '"') {
          out.text.push_back(c);
        } else if (at_ < text_.size() && text_[at_] == '"') {
          out.text.push_back(step());
        } else {
          return out;
        }
      }
    }
    while (at_ < text_.size() && text_[at_] != ',' && text_[at_] != '\n' && text_[at_] != '\r')
      out.text.push_back(step());
    return out;
  }

  std::string path_;
  std::string_view text_;
  std::vector<std::string> source_lines_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
};

// The column of each known name, in the order of `columns`; npos where the file has none.
std::vector<std::size_t> column_places(const Csv& csv, const Row& header) {
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

Source source_of(const Csv& csv, const Row& row, const std::vector<std::size_t>& places, std::size_t width) {
  Source source;
  if (row.size() != width) {
    source.problems.push_back(csv.problem(row[0],
                                          fmt::format("{} fields where the first line has {}", row.size(), width),
                                          "put a field with a comma between double quotes"));
  }
  const auto field = [&](std::size_t column) { return places[column] < row.size() ? &row[places[column]] : nullptr; };
  if (const Field* date = field(1); date && !trimmed(date->text).empty()) {
    if (const auto parsed = base::parse_date(trimmed(date->text))) {
      source.date = *parsed;
    } else {
      source.problems.push_back(csv.problem(*date, fmt::format("`{}` is no date", date->text),
                                            "write 2020-12-29, 2020-12 or 2020, or leave it empty"));
    }
  }
  if (const Field* title = field(2)) source.title = one_line(title->text);
  if (const Field* publisher = field(3)) source.publisher = one_line(publisher->text);
  if (const Field* url = field(4); url && !trimmed(url->text).empty()) {
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
  Csv csv(path, decoded.text);
  const std::vector<Row> rows = csv.rows();
  Sources sources;
  if (rows.empty()) return sources;
  const auto places = column_places(csv, rows[0]);
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (places[0] >= rows[i].size()) continue;
    const Field& file = rows[i][places[0]];
    Source source = source_of(csv, rows[i], places, rows[0].size());
    const auto [known, fresh] = sources.emplace(std::string(trimmed(file.text)), std::move(source));
    if (!fresh)
      known->second.problems.push_back(csv.problem(file, fmt::format("a second line for `{}`", file.text), "keep one"));
  }
  return sources;
}

}  // namespace soi::reading
