// SPDX-License-Identifier: Apache-2.0
#include "exporting/formats_page.hpp"

#include <ostream>

#include "exporting/format.hpp"

namespace soi::exporting {
namespace {

const char* mark(Kept kept) {
  switch (kept) {
    case Kept::no: return "–";
    case Kept::as_text: return "text";
    case Kept::fully: return "yes";
  }
  return "";
}

void write_table(std::ostream& out) {
  out << "| |";
  for (const auto* format : formats()) out << " " << format->name << " |";
  out << "\n| --- |";
  for (std::size_t i = 0; i < formats().size(); ++i) out << " --- |";
  out << '\n';
  for (const auto& thing : things()) {
    out << "| " << thing.name << " |";
    for (const auto* format : formats()) out << " " << mark(format->keeps.*thing.kept) << " |";
    out << '\n';
  }
}

void write_format(std::ostream& out, const Format& format) {
  out << "\n### " << format.name << "\n\n`" << format.ending << "`: " << format.sentence << ".";
  if (!format.note.empty()) out << " " << format.note;
  out << '\n';
  if (format.dialects.empty()) return;
  out << '\n';
  for (const auto& dialect : format.dialects)
    out << "- `--dialect " << dialect.name << "` " << dialect.sentence << ".\n";
}

}  // namespace

void write_formats_page(std::ostream& out) {
  write_table(out);
  for (const auto* format : formats()) write_format(out, *format);
}

}  // namespace soi::exporting
