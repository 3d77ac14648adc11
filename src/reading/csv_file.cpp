// SPDX-License-Identifier: Apache-2.0
#include "reading/csv_file.hpp"

#include "base/utf8.hpp"

namespace soi::reading {

CsvFile::CsvFile(std::string path, std::string_view text, char separator)
    : path_(std::move(path)), text_(text), separator_(separator) {
  if (text_.starts_with("\uFEFF")) at_ = 3;
  const auto bad = base::first_bad_utf8(text_);
  if (bad == text_.size()) return;
  while (at_ < bad) step();
  fail(here(), "bytes that are not UTF-8", "save the file as UTF-8");
}

base::Problem CsvFile::problem(const CsvField& at, std::string what, std::string remedy) const {
  return base::problem_at(path_, text_, at.line, at.column, std::move(what), std::move(remedy));
}

void CsvFile::fail(const CsvField& at, std::string what, std::string remedy) const {
  throw base::Error(base::Failure::data, {problem(at, std::move(what), std::move(remedy))});
}

void CsvFile::step() {
  const char c = text_[at_++];
  if (c == '\n') {
    ++line_;
    column_ = 1;
  } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
    ++column_;
  }
}

bool CsvFile::next(CsvRow& row) {
  while (at_ < text_.size()) {
    for (std::size_t count = 0;; step()) {
      if (count == row.size()) row.emplace_back();
      read(row[count++]);
      if (at_ < text_.size() && text_[at_] == separator_) continue;
      row.resize(count);
      break;
    }
    if (at_ < text_.size() && text_[at_] == '\r') step();
    if (at_ < text_.size() && text_[at_] != '\n') {
      fail(here(), "text behind a closing quote", "write a quote inside a field twice");
    }
    if (at_ < text_.size()) step();
    if (row.size() > 1 || !row[0].text.empty()) return true;
  }
  return false;
}

void CsvFile::read(CsvField& field) {
  field.line = line_;
  field.column = column_;
  field.text.clear();
  if (at_ < text_.size() && text_[at_] == '"') return quoted(field);
  const auto begin = at_;
  while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') step();
  field.text = text_.substr(begin, at_ - begin);
}

void CsvFile::quoted(CsvField& field) {
  step();
  while (true) {
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] != '"') step();
    if (at_ == text_.size()) fail(field, "a quote that never closes", "close the field with \"");
    field.text += text_.substr(begin, at_ - begin);
    step();
    if (at_ == text_.size() || text_[at_] != '"') return;
    field.text += '"';
    step();
  }
}

}  // namespace soi::reading
