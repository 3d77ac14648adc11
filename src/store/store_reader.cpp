// SPDX-License-Identifier: Apache-2.0
// A store as graph::Reader: every call is a prepared statement that touches the asked rows only.
#include <algorithm>
#include <set>
#include <stdexcept>
#include <tsl/robin_map.h>
#include <tuple>

#include "graph/edge_order.hpp"
#include "store/document_rows.hpp"
#include "store/entity_rows.hpp"
#include "store/name_index.hpp"
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

// Nodes are places in the order of ids; edges keep the numbers of their rows, which are in no order.
const std::string edge_columns = R"(
  select g.number, s.node, o.node, g.relation, g.role, g.former, g.status, g.since, g.until, g."on", g.facts
  from edge g join entity_node s on s.entity = g.subject join entity_node o on o.entity = g.object )";
const std::string asked = "(select entity from node where node = ?1)";
const std::string end_columns =
    "select g.number, n.node, g.facts, g.relation, g.status, x.type, x.degree from edge g join entity x on x.number = "
    "n.entity join entity_node n on n.entity = ";
const std::string entity_columns =
    "select e.id, e.type, e.name, e.number, n.node from node n join entity e on e.number = n.entity ";

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
    return entity_at(entity_);
  }

  Entity brief(Node node) const override {
    entity_.bind(1, std::int64_t{node});
    Rows rows(entity_);
    if (!rows.next()) throw std::out_of_range("no such node");
    return entity_at(entity_, false);
  }

  std::uint64_t member_count(Node node) const override {
    member_count_.bind(1, std::int64_t{node});
    Rows rows(member_count_);
    return rows.next() ? static_cast<std::uint64_t>(member_count_.integer(0)) : 0;
  }

  std::string type(Node node) const override {
    if (const auto seen = seen_.find(node); seen != seen_.end()) return *seen->second.type;
    type_.bind(1, std::int64_t{node});
    Rows rows(type_);
    if (!rows.next()) throw std::out_of_range("no such node");
    return type_.text(0);
  }

  Edge edge(EdgeNumber number) const override {
    edge_.bind(1, std::int64_t{number});
    Rows rows(edge_);
    if (!rows.next()) throw std::out_of_range("no such edge");
    return edge_at(edge_);
  }

  std::vector<graph::EdgeFact> facts(EdgeNumber edge) const override {
    std::vector<graph::EdgeFact> found;
    std::int64_t last = -1;
    facts_.bind(1, std::int64_t{edge});
    for (Rows rows(facts_); rows.next();) {
      if (facts_.integer(0) == last) {
        found.back().fact.evidence.push_back(evidence_at(facts_, 12));
        continue;
      }
      last = facts_.integer(0);
      graph::EdgeFact item;
      item.document = keys_.of(facts_.integer(1));
      item.subject = item.document + '#' + facts_.text(2);
      item.object = item.document + '#' + facts_.text(3);
      item.fact.relation = facts_.text(4);
      item.fact.role = facts_.text(5);
      item.fact.former = facts_.integer(6) != 0;
      item.fact.status = status_at(facts_, 7, database_);
      item.fact.since = date_at(facts_, 8, database_);
      item.fact.until = date_at(facts_, 9, database_);
      item.fact.on = date_at(facts_, 10, database_);
      if ((facts_.integer(11) & has_properties) != 0) {
        item.fact.properties = properties_of(fact_properties_, last);
      }
      if (!facts_.is_null(12)) item.fact.evidence.push_back(evidence_at(facts_, 12));
      found.push_back(std::move(item));
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.document < b.document; });
    return found;
  }

  std::vector<Edge> edges(Node node, Direction direction) const override {
    auto& statement = direction == Direction::out ? out_ : direction == Direction::in ? in_ : both_;
    std::vector<Edge> found;
    statement.bind(1, std::int64_t{node});
    for (Rows rows(statement); rows.next();) found.push_back(edge_at(statement));
    std::sort(found.begin(), found.end(), graph::before);
    return found;
  }

  void each_edge_end(Node node, Direction direction,
                     const std::function<bool(const graph::EdgeEnd&)>& visit) const override {
    if (ends_of_ != std::pair(node, direction)) read_ends(node, direction);
    for (const auto& end : ends_) {
      if (!visit(end)) return;
    }
  }

  std::uint64_t degree(Node node, Direction direction) const override {
    if (const auto seen = seen_.find(node); direction == Direction::both && seen != seen_.end()) {
      return seen->second.degree;
    }
    auto& statement = direction == Direction::out ? out_degree_ : direction == Direction::in ? in_degree_ : degree_;
    statement.bind(1, std::int64_t{node});
    Rows rows(statement);
    rows.next();
    return static_cast<std::uint64_t>(statement.integer(0));
  }

  // Visitors may ask this reader again, even for another walk: each walk has a statement of its own.
  void each_entity(const std::function<bool(const Entity&)>& visit) const override {
    Statement walk(database_, entity_columns + "order by n.node");
    for (Rows rows(walk); rows.next();) {
      if (!visit(entity_at(walk))) return;
    }
  }

  void each_edge(const std::function<bool(const Edge&)>& visit) const override {
    Statement nodes(
        database_,
        "select n.node from node n where exists (select 1 from edge where subject = n.entity) order by n.node");
    for (Rows rows(nodes); rows.next();) {
      for (const auto& edge : edges(nodes.number(0), Direction::out)) {
        if (!visit(edge)) return;
      }
    }
  }

  void each_document(const std::function<bool(const graph::Document&)>& visit) const override {
    Statement walk(database_, "select " + document_columns + " from document where standing > 0 order by key");
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
    const auto node = find_member(by_member_, id);
    return node ? std::optional(static_cast<Node>(*node)) : std::nullopt;
  }

  // The index finds at least what answers; it comes by standing, and what stands alike is put in order of ids here.
  void each_named(const graph::NameQuery& query, const std::function<bool(const graph::Named&)>& visit) const override {
    const auto match = match_for(query, database_);
    if (match.empty()) return;
    Statement walk(database_, R"(select i.rowid, o.node, n.name, n.name = e.name, e.type from name_index i
      join entity_name n on n.number = i.rowid join entity e on e.number = n.entity
      join entity_node o on o.entity = n.entity where name_index match ? order by i.rowid)");
    walk.bind(1, match);
    std::vector<graph::Named> alike;
    std::int64_t standing = -1;
    const auto give = [&] {
      std::sort(alike.begin(), alike.end(),
                [](const auto& a, const auto& b) { return std::tie(a.node, a.name) < std::tie(b.node, b.name); });
      const bool go_on = std::all_of(alike.begin(), alike.end(), visit);
      alike.clear();
      return go_on;
    };
    for (Rows rows(walk); rows.next();) {
      auto name = walk.text(2);
      if (!graph::answers(query, text::fold(name))) continue;
      const auto& types = query.types;
      if (!types.empty() && std::find(types.begin(), types.end(), walk.text(4)) == types.end()) continue;
      if (walk.integer(0) >> names_at_one_standing != standing && !give()) return;
      standing = walk.integer(0) >> names_at_one_standing;
      alike.push_back({walk.number(1), std::move(name), walk.integer(3) != 0});
    }
    give();
  }

  void each_word(std::string_view beginning, const std::function<bool(const std::string&)>& visit) const override {
    Statement walk(database_, "select text from word where text >= ? order by text");
    walk.bind(1, beginning);
    for (Rows rows(walk); rows.next();) {
      const auto word = walk.text(0);
      if (!word.starts_with(beginning) || !visit(word)) return;
    }
  }

 private:
  // A dossier asks for the ends of one entity's edges several times, and it may be a hub.
  void read_ends(Node node, Direction direction) const {
    ends_of_.reset();
    ends_.clear();
    const auto read = [&](Statement& row, bool outward) {
      const std::string *relation = &word({}), *type = relation, *status = relation;
      auto parsed = graph::Status::stated;
      row.bind(1, std::int64_t{node});
      for (Rows rows(row); rows.next();) {
        if (row.view(3) != *relation) relation = &word(row.view(3));
        if (row.view(5) != *type) type = &word(row.view(5));
        if (row.view(4) != *status) {
          parsed = status_at(row, 4, database_);
          status = &word(row.view(4));
        }
        const auto other = row.number(1);
        ends_.push_back({row.number(0), other, outward, row.number(2), *relation, parsed});
        see(other, *type, row.integer(6));
      }
    };
    if (direction != Direction::in) read(out_ends_, true);
    if (direction != Direction::out) read(direction == Direction::in ? in_ends_ : other_in_ends_, false);
    ends_of_ = {node, direction};
  }

  // Whoever walks along edges asks of every entity it meets for type and degree; a statement for each would take longer
  // than all the rest.
  struct Seen {
    const std::string* type;
    std::uint64_t degree;
  };
  void see(Node node, const std::string& type, std::int64_t degree) const {
    constexpr std::size_t most = 1'000'000;
    if (seen_.size() >= most) seen_.clear();
    seen_[node] = {&type, static_cast<std::uint64_t>(degree)};
  }

  // The one copy of a word that many rows hold: a type, a relation, a status.
  const std::string& word(std::string_view text) const {
    const auto known = words_.find(text);
    return known == words_.end() ? *words_.emplace(text).first : *known;
  }

  std::uint64_t count(std::string_view name) const {
    info_.bind(1, name);
    Rows rows(info_);
    return rows.next() ? static_cast<std::uint64_t>(info_.integer(0)) : 0;
  }

  Entity entity_at(const Statement& row, bool with_members = true) const {
    Entity entity;
    entity.node = row.number(4);
    entity.id = row.text(0);
    entity.type = row.text(1);
    entity.name = row.text(2);
    const auto number = row.integer(3);
    aliases_.bind(1, number).bind(2, entity.name);
    for (Rows rows(aliases_); rows.next();) entity.aliases.push_back(aliases_.text(0));
    entity.properties = properties_of(properties_, number);
    if (!with_members) return entity;
    entity.members = texts_of(members_, number);
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
  mutable DocumentKeys keys_{database_};
  mutable std::set<std::string, std::less<>> words_;
  mutable tsl::robin_map<Node, Seen> seen_;
  mutable std::vector<graph::EdgeEnd> ends_;
  mutable std::optional<std::pair<Node, Direction>> ends_of_;
  mutable Statement info_{database_, "select value from info where name = ?"};
  mutable Statement entity_{database_, entity_columns + "where n.node = ?"};
  mutable Statement type_{database_, "select type from entity where number = " + asked};
  mutable Statement member_count_{database_, "select members from entity where number = " + asked};
  mutable Statement aliases_{database_, "select name from entity_name where entity = ? and name <> ? order by name"};
  mutable Statement properties_{database_,
                                "select name, value from entity_property where entity = ? order by position"};
  mutable Statement members_{database_, R"(select d.key || '#' || m.local from member m
                                           join document d on d.number = m.document where m.entity = ?)"};
  mutable Statement by_member_{database_, R"(select n.node from document d
    join member m on m.number >= d.first_member and m.number < d.first_member + d.members
    join entity_node n on n.entity = m.entity where d.key = ? and m.local = ?)"};
  mutable Statement edge_{database_, edge_columns + "where g.number = ?"};
  mutable Statement out_{database_, edge_columns + "where g.subject = " + asked};
  mutable Statement in_{database_, edge_columns + "where g.object = " + asked};
  mutable Statement both_{database_, edge_columns + "where g.subject = " + asked + " union all " + edge_columns +
                                         "where g.object = " + asked + " and g.subject <> g.object"};
  mutable Statement out_ends_{database_, end_columns + "g.object where g.subject = " + asked};
  mutable Statement in_ends_{database_, end_columns + "g.subject where g.object = " + asked};
  mutable Statement other_in_ends_{database_,
                                   end_columns + "g.subject where g.object = " + asked + " and g.subject <> g.object"};
  mutable Statement out_degree_{database_, "select count(*) from edge where subject = " + asked};
  mutable Statement in_degree_{database_, "select count(*) from edge where object = " + asked};
  mutable Statement degree_{database_, "select degree from entity where number = " + asked};
  mutable Statement facts_{database_,
                           R"(select f.number, f.document, s.local, o.local, f.relation, f.role, f.former, f.status,
                                f.since, f.until, f."on", f.lists, e."begin", e."end", t.text, e."by" from fact f
                              join member s on s.number = f.subject join member o on o.number = f.object
                              left join fact_evidence e on e.fact = f.number
                              left join sentence t on t.number = e.sentence
                              where f.edge = ? order by f.number, e.position)"};
  mutable Statement fact_properties_{database_,
                                     "select name, value from fact_property where fact = ? order by position"};
  mutable Statement document_{database_,
                              "select " + document_columns + " from document where key = ? and standing > 0"};
};

}  // namespace

std::unique_ptr<graph::Reader> open(const std::filesystem::path& path) {
  return std::make_unique<StoreReader>(open_database(path));
}

}  // namespace soi::store
