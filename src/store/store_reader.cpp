// SPDX-License-Identifier: Apache-2.0
// A store as graph::Reader: every call is a prepared statement that touches the asked rows only.
#include <algorithm>
#include <stdexcept>

#include "store/open.hpp"
#include "store/store.hpp"
#include "store/tables.hpp"
#include "text/fold.hpp"

namespace soi::store {

namespace {

using graph::Direction;
using graph::Edge;
using graph::EdgeNumber;
using graph::Entity;
using graph::Node;

const std::string edge_columns =
    R"(select number, subject, object, relation, role, former, status, since, until, "on", facts from edge )";

class StoreReader : public graph::Reader {
 public:
  explicit StoreReader(Database database) : database_(std::move(database)) {}

  std::string domain() const override {
    info_.bind(1, "domain");
    Rows rows(info_);
    return rows.next() ? info_.text(0) : std::string();
  }

  graph::Counts counts() const override {
    return {count("entities"), count("edges"), count("facts"), count("documents")};
  }

  Entity entity(Node node) const override {
    entity_.bind(1, std::int64_t{node});
    Rows rows(entity_);
    if (!rows.next()) throw std::out_of_range("no such node");
    return entity_at(node, entity_);
  }

  Edge edge(EdgeNumber number) const override {
    edge_.bind(1, std::int64_t{number});
    Rows rows(edge_);
    if (!rows.next()) throw std::out_of_range("no such edge");
    return edge_at(edge_);
  }

  std::vector<graph::EdgeFact> facts(EdgeNumber edge) const override {
    std::vector<graph::EdgeFact> found;
    facts_.bind(1, std::int64_t{edge});
    for (Rows rows(facts_); rows.next();) {
      graph::EdgeFact item;
      item.document = facts_.text(1);
      item.subject = item.document + '#' + facts_.text(2);
      item.object = item.document + '#' + facts_.text(3);
      item.fact.relation = facts_.text(4);
      item.fact.role = facts_.text(5);
      item.fact.former = facts_.integer(6) != 0;
      item.fact.status = status_at(facts_, 7, database_);
      item.fact.since = date_at(facts_, 8, database_);
      item.fact.until = date_at(facts_, 9, database_);
      item.fact.on = date_at(facts_, 10, database_);
      item.fact.properties = properties_of(fact_properties_, facts_.integer(0));
      item.fact.evidence = evidence_of(fact_evidence_, facts_.integer(0));
      found.push_back(std::move(item));
    }
    return found;
  }

  std::vector<Edge> edges(Node node, Direction direction) const override {
    auto& statement = direction == Direction::out ? out_ : direction == Direction::in ? in_ : both_;
    std::vector<Edge> found;
    statement.bind(1, std::int64_t{node});
    for (Rows rows(statement); rows.next();) found.push_back(edge_at(statement));
    return found;
  }

  std::uint64_t degree(Node node, Direction direction) const override {
    auto& statement = direction == Direction::out ? out_degree_ : direction == Direction::in ? in_degree_ : degree_;
    statement.bind(1, std::int64_t{node});
    Rows rows(statement);
    rows.next();
    return static_cast<std::uint64_t>(statement.integer(0));
  }

  // Visitors may ask this reader again, even for another walk: each walk has a statement of its own.
  void each_entity(const std::function<bool(const Entity&)>& visit) const override {
    Statement walk(database_, "select id, type, name, number from entity order by number");
    for (Rows rows(walk); rows.next();) {
      if (!visit(entity_at(walk.number(3), walk))) return;
    }
  }

  void each_edge(const std::function<bool(const Edge&)>& visit) const override {
    Statement walk(database_, edge_columns + "order by number");
    for (Rows rows(walk); rows.next();) {
      if (!visit(edge_at(walk))) return;
    }
  }

  void each_document(const std::function<bool(const graph::Document&)>& visit) const override {
    Statement walk(database_, "select " + document_columns + " from document where listed order by number");
    for (Rows rows(walk); rows.next();) {
      if (!visit(document_at(walk, database_))) return;
    }
  }

  std::optional<graph::Document> document(std::string_view key) const override {
    document_.bind(1, key);
    Rows rows(document_);
    if (!rows.next()) return std::nullopt;
    return document_at(document_, database_);
  }

  std::optional<Node> by_id(std::string_view id) const override {
    // Keys and local names may themselves hold the sign between them.
    for (auto at = id.find('#'); at != std::string_view::npos; at = id.find('#', at + 1)) {
      by_member_.bind(1, id.substr(0, at)).bind(2, id.substr(at + 1));
      Rows rows(by_member_);
      if (rows.next()) return by_member_.number(0);
    }
    return std::nullopt;
  }

  std::vector<Node> named(const std::vector<std::string>& words) const override {
    std::string wanted;  // folded words hold letters and digits only, so quoting them is enough
    for (const auto& word : words) {
      for (const auto& part : text::fold_words(word)) wanted += '"' + part + "\" ";
    }
    std::vector<Node> found;
    if (wanted.empty()) return found;
    named_.bind(1, wanted);
    for (Rows rows(named_); rows.next();) found.push_back(named_.number(0));
    return found;
  }

 private:
  std::uint64_t count(std::string_view name) const {
    info_.bind(1, name);
    Rows rows(info_);
    return rows.next() ? static_cast<std::uint64_t>(info_.integer(0)) : 0;
  }

  Entity entity_at(Node node, const Statement& row) const {
    Entity entity;
    entity.node = node;
    entity.id = row.text(0);
    entity.type = row.text(1);
    entity.name = row.text(2);
    aliases_.bind(1, std::int64_t{node}).bind(2, entity.name);
    for (Rows rows(aliases_); rows.next();) entity.aliases.push_back(aliases_.text(0));
    entity.properties = properties_of(properties_, std::int64_t{node});
    members_.bind(1, std::int64_t{node});
    for (Rows rows(members_); rows.next();) entity.members.push_back(members_.text(0));
    std::sort(entity.members.begin(), entity.members.end());
    return entity;
  }

  Edge edge_at(const Statement& row) const {
    Edge edge;
    edge.number = row.number(0);
    edge.subject = row.number(1);
    edge.object = row.number(2);
    read_claim(row, database_, edge);
    edge.facts = row.number(10);
    return edge;
  }

  Database database_;
  mutable Statement info_{database_, "select value from info where name = ?"};
  mutable Statement entity_{database_, "select id, type, name from entity where number = ?"};
  mutable Statement aliases_{database_, "select name from entity_name where entity = ? and name <> ? order by number"};
  mutable Statement properties_{database_,
                                "select name, value from entity_property where entity = ? order by position"};
  mutable Statement members_{database_, R"(select d.key || '#' || m.local from member m
                                           join document d on d.number = m.document where m.entity = ?)"};
  mutable Statement by_member_{database_, R"(select m.entity from document d join member m on m.document = d.number
                                             where d.key = ? and m.local = ? and m.entity is not null)"};
  mutable Statement named_{database_,
                           R"(select distinct n.entity from name_index i join entity_name n on n.number = i.rowid
                                         where name_index match ? order by n.entity)"};
  mutable Statement edge_{database_, edge_columns + "where number = ?"};
  mutable Statement out_{database_, edge_columns + "where subject = ? order by number"};
  mutable Statement in_{database_, edge_columns + "where object = ? order by number"};
  mutable Statement both_{database_, edge_columns + "where subject = ?1 union all " + edge_columns +
                                         "where object = ?1 and subject <> ?1 order by number"};
  mutable Statement out_degree_{database_, "select count(*) from edge where subject = ?"};
  mutable Statement in_degree_{database_, "select count(*) from edge where object = ?"};
  mutable Statement degree_{database_, R"(select (select count(*) from edge where subject = ?1) +
                                          (select count(*) from edge where object = ?1 and subject <> ?1))"};
  mutable Statement facts_{database_,
                           R"(select f.number, d.key, s.local, o.local, f.relation, f.role, f.former, f.status,
                                         f.since, f.until, f."on" from fact f join document d on d.number = f.document
                                         join member s on s.number = f.subject join member o on o.number = f.object
                                         where f.edge = ? order by f.number)"};
  mutable Statement fact_properties_{database_,
                                     "select name, value from fact_property where fact = ? order by position"};
  mutable Statement fact_evidence_{database_, R"(select "begin", "end", text, "by" from fact_evidence e
                                                 left join sentence t on t.number = e.sentence
                                                 where fact = ? order by position)"};
  mutable Statement document_{database_, "select " + document_columns + " from document where key = ? and listed"};
};

}  // namespace

std::unique_ptr<graph::Reader> open(const std::filesystem::path& path) {
  return std::make_unique<StoreReader>(open_database(path));
}

}  // namespace soi::store
