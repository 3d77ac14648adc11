// SPDX-License-Identifier: Apache-2.0
// The graph as data in Graphviz' DOT language, streamed; `soi draw -o x.dot` is the picture with its style.
#include <ostream>

#include "exporting/flat.hpp"

namespace soi::exporting {
namespace {

constexpr std::size_t longest_line = 8000;  // Graphviz 2.43 reads at most 16 KiB of a quoted string on one line

// A quoted string that readers take as it is: in it only the quote has an escape, and a backslash stands for itself
// unless a quote or a line's end follows. There no odd number of them can be written, so one more is.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  std::size_t backslashes = 0, line = 0;
  const auto even = [&] {
    if (backslashes % 2 == 1) out += '\\';
    backslashes = 0;
  };
  for (const char c : text) {
    const bool starts_character = (c & 0xC0) != 0x80;
    if (line >= longest_line && starts_character && c != '\n') {
      even();
      out += "\\\n";  // goes on behind the line's end
      line = 0;
    }
    if (c == '"') {
      even();
      out += '\\';
    }
    if (c == '\n') even();
    if (c == '\0') continue;
    backslashes = c == '\\' ? backslashes + 1 : 0;
    line = c == '\n' ? 0 : line + 1;
    out += c;
  }
  even();
  return out + '"';
}

// Labels have escapes of their own (\N, \l) and entities; written so they stand for themselves.
std::string label_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\') {
      out += "&#92;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

// "[document 4-60 rule] sentence", a line each.
std::string evidence_text(const std::vector<graph::EdgeFact>& facts) {
  std::string told;
  for (const auto& fact : facts) {
    if (fact.fact.evidence.empty()) told += (told.empty() ? "[" : "\n[") + fact.document + "]";
    for (const auto& evidence : fact.fact.evidence) {
      told += (told.empty() ? "[" : "\n[") + fact.document;
      if (evidence.end > 0) told += " " + std::to_string(evidence.begin) + "-" + std::to_string(evidence.end);
      if (!evidence.by.empty()) told += " " + evidence.by;
      told += evidence.sentence.empty() ? "]" : "] " + evidence.sentence;
    }
  }
  return told;
}

class Dot {
 public:
  Dot(const Export& what, std::ostream& out) : what_(what), flat_(what), walk_(what, out), out_(out) {}

  void write() {
    out_ << "digraph soi {\n";
    walk_.nodes([&](const graph::Entity& entity) {
      out_ << "  " << quoted(entity.id) << " [label=" << quoted(label_text(entity.name));
      write_cells(flat_.node_columns(), flat_.node(entity), flat_.node_columns().size());
    });
    walk_.links(Walk::Facts::all, [&](const Link& link) {
      out_ << "  " << quoted(link.source) << " -> " << quoted(link.target) << " [key=" << quoted(link.id);
      out_ << ", label=" << quoted(label_text(label_of(link.edge, what_)));
      const auto told = evidence_text(link.facts);
      if (!told.empty()) out_ << ", evidence=" << quoted(told);
      write_cells(flat_.edge_columns(), flat_.edge(link), flat_.edge_columns().size() - 1);
    });
    out_ << "}\n";
  }

 private:
  void write_cells(const std::vector<FlatColumn>& columns, const Cells& cells, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (!cells[i].empty()) out_ << ", " << quoted(columns[i].name) << '=' << quoted(cells[i]);
    }
    out_ << "];\n";
  }

  const Export& what_;
  Flat flat_;
  Walk walk_;
  std::ostream& out_;
};

void write_dot(const Export& what, std::ostream& out) { Dot(what, out).write(); }

}  // namespace

extern const Format dot_format;
const Format dot_format{
    "dot",
    "Graphviz' DOT with all data as attributes; `soi draw` writes the styled picture",
    write_dot,
    ".dot",
    {.sentences = Kept::as_text, .sources = Kept::as_text, .documents = Kept::no},
    {},
    {},
    "The attribute `key` keeps parallel edges apart. An odd number of backslashes before a quote or at a text's end "
    "cannot be written in DOT and gets one more. Long texts go over several lines, since Graphviz 2.43 reads no more "
    "than "
    "16 KiB of one."};

}  // namespace soi::exporting
