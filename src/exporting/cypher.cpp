// SPDX-License-Identifier: Apache-2.0
// A Cypher script for Neo4j that may be run again: constraints, then MERGE by id in batches.
#include <array>
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

// Properties with their values as they are written.
class Row {
 public:
  Row& text(std::string_view key, std::string_view value) {
    if (!value.empty()) this->value(key, literal(value));
    return *this;
  }
  Row& value(std::string_view key, std::string written) {
    values_.emplace_back(name(key), std::move(written));
    return *this;
  }
  std::string map() const {
    std::string text;
    for (const auto& [key, value] : values_) text += (text.empty() ? "{" : ", ") + key + ": " + value;
    return text + '}';
  }
  const std::string& id() const { return values_.front().second; }  // each begins with it
  // "n.`a` = 1, n.`b` = 2" for all but the id
  std::string assignments(const std::string& variable) const {
    std::string text;
    for (std::size_t i = 1; i < values_.size(); ++i) {
      text += (i == 1 ? " SET " : ", ") + variable + "." + values_[i].first + " = " + values_[i].second;
    }
    return text;
  }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
};

std::string date_of(const std::string& day) { return "date('" + day + "')"; }

// Rows that share a statement wait for one another; the memory they take has a bound.
class Batches {
 public:
  explicit Batches(std::ostream& out) : out_(out) {}
  void add(const std::string& statement, std::string row) {
    auto& rows = waiting_[statement];
    rows.push_back(std::move(row));
    if (rows.size() == batch) write(statement, rows);
  }
  void flush() {
    for (auto& [statement, rows] : waiting_) write(statement, rows);
  }

 private:
  void write(const std::string& statement, std::vector<std::string>& rows) {
    if (rows.empty()) return;
    out_ << "UNWIND [\n";
    for (std::size_t i = 0; i < rows.size(); ++i) out_ << rows[i] << (i + 1 < rows.size() ? ",\n" : "\n");
    out_ << "] AS row\n" << statement << ";\n";
    rows.clear();
  }

  std::ostream& out_;
  std::map<std::string, std::vector<std::string>> waiting_;  // by statement
};

void add_days(Row& row, const Time& time) {
  if (!time.first.empty()) row.value("first_day", date_of(time.first));
  if (!time.last.empty()) row.value("last_day", date_of(time.last));
}

class Cypher {
 public:
  Cypher(const Export& what, std::ostream& out)
      : what_(what), flat_(what), walk_(what, out), out_(out), batches_(out) {}

  void write() {
    out_ << "// A graph of soi, domain " << what_.graph.domain() << ". Run again it does no harm.\n";
    if (what_.dialect == "ladybug") {
      write_tables();
    } else {
      out_ << "CREATE CONSTRAINT soi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
           << "CREATE CONSTRAINT soi_source IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;\n";
    }
    walk_.documents([&](const graph::Document& document) { put_node("Source", "", document_row(document)); });
    batches_.flush();
    walk_.nodes([&](const graph::Entity& entity) {
      times_.add(entity);
      const auto* type = what_.schema.type(entity.type);
      const bool root = type == nullptr || type->root == entity.type;
      put_node("Entity", name(entity.type) + (root ? std::string() : ":" + name(type->root)), node(entity));
    });
    batches_.flush();
    walk_.links(Walk::Facts::all, [&](const Link& link) { put_edge(link, edge(link)); });
    batches_.flush();
  }

 private:
  bool ladybug() const { return what_.dialect == "ladybug"; }

  // LadybugDB knows no lists of maps with different keys: there each row has a statement of its own.
  void put_node(const std::string& label, const std::string& types, const Row& row) {
    if (ladybug()) {
      out_ << "MERGE (n:" << label << " {id: " << row.id() << "})" << row.assignments("n") << ";\n";
    } else {
      batches_.add("MERGE (n:" + label + " {id: row.id}) SET n += row" + (types.empty() ? "" : ", n:" + types),
                   row.map());
    }
  }

  void put_edge(const Link& link, const Row& row) {
    const auto relation = name(link.edge.relation);
    const auto source = literal(link.source), target = literal(link.target);
    if (ladybug()) {
      out_ << "MATCH (a:Entity {id: " << source << "}), (b:Entity {id: " << target << "}) MERGE (a)-[r:" << relation
           << " {id: " << row.id() << "}]->(b)" << row.assignments("r") << ";\n";
    } else {
      batches_.add("MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target}) MERGE (a)-[r:" + relation +
                       " {id: row.edge.id}]->(b) SET r += row.edge",
                   "{source: " + source + ", target: " + target + ", edge: " + row.map() + "}");
    }
  }

  void write_tables() {
    out_ << "CREATE NODE TABLE IF NOT EXISTS Source (id STRING PRIMARY KEY";
    for (const auto* column : document_columns) out_ << ", " << name(column) << " STRING";
    out_ << ");\nCREATE NODE TABLE IF NOT EXISTS Entity (id STRING PRIMARY KEY";
    for (const auto& column : flat_.node_columns()) {
      const bool list = column.name == "aliases" || column.name == "members";
      const bool text = column.kind == FlatColumn::Kind::text;
      out_ << ", " << name(column.name) << (list ? " STRING[]" : text ? " STRING" : " DOUBLE");
    }
    out_ << ", first_day DATE, last_day DATE);\n";
    for (const auto& [relation, about] : what_.schema.relations()) {
      out_ << "CREATE REL TABLE IF NOT EXISTS " << name(relation) << " (FROM Entity TO Entity, id STRING";
      for (std::size_t i = 1; i < flat_.edge_columns().size(); ++i) {
        const auto& column = flat_.edge_columns()[i].name;
        out_ << ", " << name(column) << (column == "former" ? " BOOLEAN" : " STRING");
      }
      out_ << ", first_day DATE, last_day DATE);\n";
    }
  }

  static constexpr std::array document_columns = {"kind",    "title",  "publisher", "date",  "url",
                                                  "curator", "source", "replaces",  "sha256"};

  static Row document_row(const graph::Document& document) {
    const std::array values = {document.kind,  document.title,   document.publisher, base::to_string(document.date),
                               document.url,   document.curator, document.source,    document.replaces,
                               document.digest};
    Row row;
    row.text("id", document.key);
    for (std::size_t i = 0; i < values.size(); ++i) row.text(document_columns[i], values[i]);
    return row;
  }

  Row node(const graph::Entity& entity) {
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
    return row;
  }

  Row edge(const Link& link) {
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
    return properties;
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
  Batches batches_;
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
    {{"ladybug", "makes the tables that LadybugDB (the live fork of Kuzu) wants, for an embedded graph database"}},
    {},
    "Entities have the label `Entity` and their types, documents the label `Source`; evidence is a JSON text. "
    "`first_day` "
    "and `last_day` are dates, the first and last day that the imprecise dates beside them may mean."};

}  // namespace soi::exporting
