// SPDX-License-Identifier: Apache-2.0
// A Cypher script for Neo4j that may be run again: constraints, then MERGE by id in batches.
#include <map>
#include <ostream>

#include "base/utf8.hpp"
#include "exporting/flat.hpp"
#include "exporting/times.hpp"

namespace soi::exporting {
namespace {

constexpr std::size_t batch = 500;  // rows of one statement

// A string literal. The two characters \u would be decoded before anything else is read, wherever they stand; behind
// another backslash they are not.
std::string literal(std::string_view text) {
  std::string out = "'";
  for (std::size_t at = 0; at < text.size();) {
    const auto character = base::decode(text, at);
    at += character.size;
    switch (character.code) {
      case '\\': out += "\\\\"; break;
      case '\'': out += "\\'"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (character.code < 0x20 || character.code == 0x7F) {
          static constexpr char digits[] = "0123456789abcdef";
          out += "\\u00";
          out += digits[character.code >> 4 & 15];
          out += digits[character.code & 15];
        } else {
          base::append_utf8(out, character.code);
        }
    }
  }
  return out + '\'';
}

// A name between backticks; a backslash could begin \u0060, which is a backtick.
std::string name(std::string_view text) {
  std::string out = "`";
  for (const char c : text) {
    if (c == '`') out += '`';
    out += c == '\\' ? '/' : c;
  }
  return out + '`';
}

class Row {
 public:
  Row& text(std::string_view key, std::string_view value) {
    if (!value.empty()) this->value(key, literal(value));
    return *this;
  }
  Row& value(std::string_view key, std::string_view written) {
    text_ += (text_.empty() ? "{" : ", ") + name(key) + ": ";
    text_ += written;
    return *this;
  }
  std::string done() const { return text_ + '}'; }

 private:
  std::string text_;
};

std::string date_of(const std::string& day) { return "date('" + day + "')"; }

// Rows that share a statement wait for one another; the memory they take has a bound.
class Batches {
 public:
  Batches(std::ostream& out, std::string (*statement)(const std::string& kind)) : out_(out), statement_(statement) {}
  void add(const std::string& kind, std::string row) {
    auto& rows = waiting_[kind];
    rows.push_back(std::move(row));
    if (rows.size() == batch) write(kind, rows);
  }
  void flush() {
    for (auto& [kind, rows] : waiting_) write(kind, rows);
  }

 private:
  void write(const std::string& kind, std::vector<std::string>& rows) {
    if (rows.empty()) return;
    out_ << "UNWIND [\n";
    for (std::size_t i = 0; i < rows.size(); ++i) out_ << rows[i] << (i + 1 < rows.size() ? ",\n" : "\n");
    out_ << "] AS row\n" << statement_(kind) << ";\n";
    rows.clear();
  }

  std::ostream& out_;
  std::string (*statement_)(const std::string&);
  std::map<std::string, std::vector<std::string>> waiting_;
};

// `kind` is a type and its family with a line break between them.
std::string merge_node(const std::string& kind) {
  const auto cut = kind.find('\n');
  const auto type = kind.substr(0, cut), family = kind.substr(cut + 1);
  return "MERGE (n:Entity {id: row.id}) SET n += row, n:" + name(type) +
         (type == family ? std::string() : ":" + name(family));
}

std::string merge_edge(const std::string& kind) {
  return "MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target}) MERGE (a)-[r:" + name(kind) +
         " {id: row.edge.id}]->(b) SET r += row.edge";
}

std::string merge_document(const std::string&) { return "MERGE (n:Source {id: row.id}) SET n += row"; }

void add_days(Row& row, const Time& time) {
  if (!time.first.empty()) row.value("first_day", date_of(time.first));
  if (!time.last.empty()) row.value("last_day", date_of(time.last));
}

class Cypher {
 public:
  Cypher(const Export& what, std::ostream& out) : what_(what), flat_(what), walk_(what, out), out_(out) {}

  void write() {
    out_ << "// A graph of soi, domain " << what_.graph.domain() << ". Run it with cypher-shell; again does no harm.\n"
         << "CREATE CONSTRAINT soi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
         << "CREATE CONSTRAINT soi_source IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;\n";
    write_documents();
    Batches nodes(out_, merge_node);
    walk_.nodes([&](const graph::Entity& entity) {
      times_.add(entity);
      const auto* type = what_.schema.type(entity.type);
      nodes.add(entity.type + "\n" + (type == nullptr ? entity.type : type->root), node(entity));
    });
    nodes.flush();
    Batches edges(out_, merge_edge);
    walk_.links(Walk::Facts::all, [&](const Link& link) { edges.add(link.edge.relation, edge(link)); });
    edges.flush();
  }

 private:
  void write_documents() {
    Batches rows(out_, merge_document);
    walk_.documents([&](const graph::Document& document) {
      Row row;
      row.text("id", document.key).text("kind", document.kind).text("title", document.title);
      row.text("publisher", document.publisher).text("date", base::to_string(document.date)).text("url", document.url);
      row.text("curator", document.curator).text("source", document.source).text("replaces", document.replaces);
      rows.add("", row.text("sha256", document.digest).done());
    });
    rows.flush();
  }

  std::string node(const graph::Entity& entity) {
    Row row;
    row.text("id", entity.id);
    const auto& cells = flat_.node(entity);
    const auto& columns = flat_.node_columns();
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (columns[i].name == "aliases" && !entity.aliases.empty()) {
        row.value("aliases", list(entity.aliases));
      } else if (columns[i].name == "members") {
        row.value("members", list(entity.members));
      } else if (columns[i].kind == FlatColumn::Kind::text) {
        row.text(columns[i].name, cells[i]);
      } else if (!cells[i].empty()) {
        row.value(columns[i].name, cells[i]);
      }
    }
    add_days(row, times_.of(entity));
    return row.done();
  }

  std::string edge(const Link& link) {
    Row properties;
    properties.text("id", link.id);
    const auto& cells = flat_.edge(link);
    const auto& columns = flat_.edge_columns();
    for (std::size_t i = 1; i < columns.size(); ++i) {  // the relation is the type
      if (columns[i].name == "former") {
        if (!cells[i].empty()) properties.value("former", "true");
      } else {
        properties.text(columns[i].name, cells[i]);
      }
    }
    add_days(properties, times_.of(link.edge));
    return Row().text("source", link.source).text("target", link.target).value("edge", properties.done()).done();
  }

  static std::string list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (std::size_t i = 0; i < texts.size(); ++i) out += (i == 0 ? "" : ", ") + literal(texts[i]);
    return out + "]";
  }

  const Export& what_;
  Flat flat_;
  Walk walk_;
  std::ostream& out_;
  Times times_;
};

void write_cypher(const Export& what, std::ostream& out) { Cypher(what, out).write(); }

}  // namespace

extern const Format cypher_format;
const Format cypher_format{
    "cypher",
    "a Cypher script for Neo4j that may be run again and again",
    write_cypher,
    ".cypher",
    {},
    {},
    {},
    "Entities have the label `Entity` and their types, documents the label `Source`; evidence is a JSON text. "
    "`first_day` "
    "and `last_day` are dates, the first and last day that the imprecise dates beside them may mean."};

}  // namespace soi::exporting
