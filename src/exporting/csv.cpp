// SPDX-License-Identifier: Apache-2.0
// Comma-separated tables (RFC 4180, with LF at the ends of lines): nodes, edges, and beside them evidence and
// documents.
#include <ostream>

#include "base/escape.hpp"
#include "exporting/flat.hpp"
#include "exporting/times.hpp"

namespace soi::exporting {
namespace {

// Writes rows of one table.
class Table {
 public:
  // `safe`: a text that a spreadsheet would take for a formula gets an apostrophe before it.
  Table(std::ostream& out, bool safe) : out_(out), safe_(safe) {}

  Table& cell(std::string_view text) {
    if (!first_) out_ << ',';
    first_ = false;
    const bool formula =
        safe_ && !text.empty() &&
        (std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos || text.starts_with("＝") ||
         text.starts_with("＋") || text.starts_with("－") || text.starts_with("＠"));
    const bool quoted = text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!quoted) {
      out_ << (formula ? "'" : "") << text;
      return *this;
    }
    out_ << (formula ? "\"'" : "\"");
    for (const char c : text) {
      if (c == '"') out_ << '"';
      out_ << c;
    }
    out_ << '"';
    return *this;
  }
  void end() {
    out_ << '\n';
    first_ = true;
  }

 private:
  std::ostream& out_;
  bool safe_;
  bool first_ = true;
};

class Csv {
 public:
  Csv(const Export& what, std::ostream& out)
      : what_(what), flat_(what), walk_(what, out), table_(out, what.dialect == "spreadsheet") {
    if (what.dialect == "spreadsheet") out << "\uFEFF";
  }

  void write() {
    if (what_.part == "nodes") return write_nodes();
    if (what_.part == "documents") return write_documents();
    walk_.nodes([&](const graph::Entity& entity) { times_.add(entity); });
    if (what_.part == "edges") return write_edges();
    write_evidence();
  }

 private:
  bool gephi() const { return what_.dialect == "gephi"; }
  bool neo4j() const { return what_.dialect == "neo4j"; }

  // What a column is called: neo4j-admin has the type behind the name.
  std::string title(const FlatColumn& column) const {
    if (!neo4j() || column.kind == FlatColumn::Kind::text) return column.name;
    return column.name + (column.kind == FlatColumn::Kind::integer ? ":long" : ":double");
  }

  void write_nodes() {
    if (gephi()) {
      table_.cell("Id").cell("Label").cell("Timeset");
    } else if (neo4j()) {
      table_.cell("id:ID").cell(":LABEL");
    } else {
      table_.cell("id");
    }
    for (const auto& column : flat_.node_columns()) table_.cell(title(column));
    table_.end();
    walk_.nodes([&](const graph::Entity& entity) {
      times_.add(entity);
      const auto& cells = flat_.node(entity);
      table_.cell(entity.id);
      if (gephi()) table_.cell(entity.name).cell(timeset(times_.of(entity)));
      if (neo4j()) table_.cell(cells[0] == cells[1] ? cells[0] : cells[0] + ";" + cells[1]);
      for (const auto& cell : cells) table_.cell(cell);
      table_.end();
    });
  }

  void write_edges() {
    if (gephi()) {
      for (const auto* name : {"Source", "Target", "Type", "Id", "Kind", "Label", "Weight", "Timeset"})
        table_.cell(name);
    } else if (neo4j()) {
      for (const auto* name : {":START_ID", ":END_ID", ":TYPE", "id"}) table_.cell(name);
    } else {
      for (const auto* name : {"id", "source", "target"}) table_.cell(name);
    }
    const auto& columns = flat_.edge_columns();
    const std::size_t first = gephi() ? 1 : 0;                               // `type` would be a second `Type`
    const std::size_t last = columns.size() - (gephi() || neo4j() ? 0 : 1);  // evidence has a table of its own
    for (std::size_t i = first; i < last; ++i) table_.cell(title(columns[i]));
    table_.end();
    walk_.links(Walk::Facts::all, [&](const Link& link) {
      const auto& cells = flat_.edge(link);
      if (gephi()) {
        table_.cell(link.source).cell(link.target).cell("Directed").cell(link.id).cell(link.edge.relation);
        table_.cell(label_of(link.edge, what_)).cell("1").cell(timeset(times_.of(link.edge)));
      } else if (neo4j()) {
        table_.cell(link.source).cell(link.target).cell(link.edge.relation).cell(link.id);
      } else {
        table_.cell(link.id).cell(link.source).cell(link.target);
      }
      for (std::size_t i = first; i < last; ++i) table_.cell(cells[i]);
      table_.end();
    });
  }

  void write_evidence() {
    for (const auto* name : {"edge", "document", "begin", "end", "by", "sentence"}) table_.cell(name);
    table_.end();
    walk_.links(Walk::Facts::all, [&](const Link& link) {
      for (const auto& fact : link.facts) {
        if (fact.fact.evidence.empty()) {
          table_.cell(link.id).cell(fact.document).cell("").cell("").cell("").cell("").end();
        }
        for (const auto& evidence : fact.fact.evidence) {
          const bool placed = evidence.end > 0;
          table_.cell(link.id).cell(fact.document).cell(placed ? std::to_string(evidence.begin) : "");
          table_.cell(placed ? std::to_string(evidence.end) : "").cell(evidence.by).cell(evidence.sentence).end();
        }
      }
    });
  }

  void write_documents() {
    table_.cell(neo4j() ? "id:ID" : "id");
    if (neo4j()) table_.cell(":LABEL");
    for (const auto* name : {"kind", "title", "publisher", "date", "url", "curator", "source", "replaces", "sha256"}) {
      table_.cell(name);
    }
    table_.end();
    walk_.documents([&](const graph::Document& document) {
      table_.cell(document.key);
      if (neo4j()) table_.cell("Source");
      table_.cell(document.kind).cell(document.title).cell(document.publisher);
      table_.cell(base::to_string(document.date)).cell(document.url).cell(document.curator).cell(document.source);
      table_.cell(document.replaces).cell(document.digest).end();
    });
  }

  // As Gephi reads it; an open side has the infinity that Gephi writes itself.
  static std::string timeset(const Time& time) {
    if (!time.known()) return {};
    return "<[" + (time.first.empty() ? "-Infinity" : time.first) + "," + (time.last.empty() ? "Infinity" : time.last) +
           "]>";
  }

  const Export& what_;
  Flat flat_;
  Walk walk_;
  Table table_;
  Times times_;
};

void write_csv(const Export& what, std::ostream& out) { Csv(what, out).write(); }

}  // namespace

extern const Format csv_format;
const Format csv_format{
    "csv",
    "tables of nodes, edges, evidence and documents, for spreadsheets, DuckDB, pandas and R",
    write_csv,
    ".csv",
    {},
    {{"gephi", "has the column names that Gephi imports, with dates as its Timeset"},
     {"neo4j", "has the header types of neo4j-admin import"},
     {"spreadsheet", "begins with a byte order mark and keeps spreadsheets from running texts as formulas"}},
    {"nodes", "edges", "evidence", "documents"},
    "`-o graph.csv` writes graph.nodes.csv, graph.edges.csv, graph.evidence.csv and graph.documents.csv; on standard "
    "output `--part` chooses one. Several values of one cell stand with | between them. Lines end with LF."};

}  // namespace soi::exporting
