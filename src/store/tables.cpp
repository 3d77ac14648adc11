// SPDX-License-Identifier: Apache-2.0
#include "store/tables.hpp"

#include "store/update.hpp"

namespace soi::store {

// Rows keep their numbers from build to build; a removed row leaves a gap. Only `node` is made anew: it gives entities
// their places in the order of ids, so that answers come sorted and do not depend on the history of builds.
const char* const tables = R"sql(
create table info (name text primary key, value any not null) strict, without rowid;

create table document (
  number integer primary key, key text not null, declared text not null, digest text not null, input text not null,
  rules text not null, standing integer not null, kind text not null, title text not null, publisher text not null,
  url text not null, curator text not null, date text, source text not null, replaces text not null, path text not null,
  first_member integer not null, members integer not null, first_fact integer not null, facts integer not null,
  first_sentence integer not null, sentences integer not null) strict;

create index document_by_declared on document (declared);
create index document_by_input on document (input);
create index document_naming on document (number) where source <> '' or replaces <> '';

create table member (
  number integer primary key, document integer not null, local text not null, type text not null, name text not null,
  lists integer not null, block integer, cues blob, entity integer) strict;
create table term (
  member integer not null, office integer not null, first integer not null, last integer not null, open integer not null,
  primary key (member, office, first, last, open)) strict, without rowid;
create table member_alias (member integer not null, alias text not null, primary key (member, alias))
  strict, without rowid;
create table member_property (
  member integer not null, position integer not null, name text not null, value text not null,
  primary key (member, position)) strict, without rowid;
create table member_evidence (
  member integer not null, position integer not null, "begin" integer not null, "end" integer not null,
  sentence integer, "by" text not null, primary key (member, position)) strict, without rowid;

create table fact (
  number integer primary key, document integer not null, subject integer not null, object integer not null,
  relation text not null, role text not null, former integer not null, status text not null,
  since text, until text, "on" text, lists integer not null, edge integer) strict;
create table fact_property (
  fact integer not null, position integer not null, name text not null, value text not null,
  primary key (fact, position)) strict, without rowid;
create table fact_evidence (
  fact integer not null, position integer not null, "begin" integer not null, "end" integer not null,
  sentence integer, "by" text not null, primary key (fact, position)) strict, without rowid;
create table sentence (number integer primary key, text text not null) strict;

create table entity (
  number integer primary key, id text not null, type text not null, name text not null, members integer not null,
  degree integer not null) strict;
create table entity_name (number integer primary key, entity integer not null, name text not null) strict;
create table entity_property (
  entity integer not null, position integer not null, name text not null, value text not null,
  primary key (entity, position)) strict, without rowid;
create virtual table name_index using fts5 (folded, content = '', columnsize = 0, tokenize = 'ascii');
create table word (text text primary key, names integer not null) strict, without rowid;

create table edge (
  number integer primary key, subject integer not null, object integer not null, relation text not null,
  role text not null, former integer not null, status text not null, since text, until text, "on" text,
  facts integer not null) strict;

create table cue (kind integer not null, key integer not null, detail integer not null, blocks integer not null,
  primary key (kind, key, detail)) strict, without rowid;
create table decision (same integer not null, "group" integer not null, member text not null,
  primary key (same, "group", member)) strict, without rowid;
create table node (node integer primary key, entity integer not null) strict;
create table entity_node (entity integer primary key, node integer not null) strict;
)sql";

// Made when the rows of a first build stand, for that is faster.
const char* const indexes = R"sql(
create index if not exists document_by_key on document (key);
create index if not exists member_by_entity on member (entity);
create index if not exists member_by_block on member (block) where block is not null;
create index if not exists term_by_office on term (office);
create index if not exists fact_by_edge on fact (edge);
create index if not exists entity_by_id on entity (id);
create index if not exists entity_by_degree on entity (degree);
create index if not exists entity_name_by_entity on entity_name (entity);
create index if not exists edge_by_subject on edge (subject, object);
create index if not exists edge_by_object on edge (object, subject);
)sql";

const char* const views = R"sql(
create view documents as
  select key, kind, title, publisher, date, url, curator, digest from document where standing > 0 order by key;

create view entities as
  select e.id, e.type, e.name,
    (select group_concat(n.name, '; ') from entity_name n where n.entity = e.number and n.name <> e.name) as aliases,
    e.degree, e.members
  from node o join entity e on e.number = o.entity order by o.node;

create view facts as
  select f.number as fact, s.id as subject, s.name as subject_name, f.relation, o.id as object, o.name as object_name,
    f.role, f.former, f.status, f.since, f.until, f."on", d.key as document, d.date as document_date
  from fact f
  join edge g on g.number = f.edge
  join entity s on s.number = g.subject
  join entity o on o.number = g.object
  join document d on d.number = f.document;

create view evidence as
  select f.*, e."begin", e."end", t.text as sentence, e."by"
  from fact_evidence e
  join facts f on f.fact = e.fact
  left join sentence t on t.number = e.sentence;

create view positions_by_date as
  select s.id as person, s.name as person_name, f.role, o.id as body, o.name as body_name,
    coalesce(f."on", d.date) as date, f.since, f.until, f.former, f.status, d.key as document
  from fact f
  join edge g on g.number = f.edge
  join entity s on s.number = g.subject
  join entity o on o.number = g.object
  join document d on d.number = f.document
  where f.relation = (select value from info where name = 'office');
)sql";

const std::string document_columns = "key, digest, kind, title, publisher, url, curator, date, source, replaces, path";

graph::Document document_at(const Statement& row, const Database& database) {
  graph::Document document;
  document.key = row.text(0);
  document.digest = row.text(1);
  document.kind = row.text(2);
  document.title = row.text(3);
  document.publisher = row.text(4);
  document.url = row.text(5);
  document.curator = row.text(6);
  document.date = date_at(row, 7, database);
  document.source = row.text(8);
  document.replaces = row.text(9);
  document.path = row.text(10);
  return document;
}

const std::string entry_columns = "number, key, declared, digest, kind, source, replaces, path, standing";

DocumentEntry entry_at(const Statement& row) {
  DocumentEntry entry;
  entry.number = row.integer(0);
  entry.key = row.text(1);
  entry.declared = row.text(2);
  entry.digest = row.text(3);
  entry.kind = row.text(4);
  entry.source = row.text(5);
  entry.replaces = row.text(6);
  entry.path = row.text(7);
  entry.standing = static_cast<Standing>(row.integer(8));
  return entry;
}

const std::string member_columns = "number, document, local, type, name, block, cues, entity";

MemberRow member_at(const Statement& row) {
  MemberRow member;
  member.number = row.integer(0);
  member.document = row.integer(1);
  member.local = row.text(2);
  member.type = row.text(3);
  member.name = row.text(4);
  member.block = static_cast<std::uint64_t>(row.integer(5));
  member.cues = row.blob(6);
  member.entity = row.is_null(7) ? -1 : row.integer(7);
  return member;
}

base::Date date_at(const Statement& row, int column, const Database& database) {
  if (row.is_null(column)) return {};
  const auto date = base::parse_date(row.text(column));
  if (!date) database.damaged("'" + row.text(column) + "' is no date");
  return *date;
}

graph::Status status_at(const Statement& row, int column, const Database& database) {
  graph::Status status{};
  if (!graph::parse(row.text(column), status)) database.damaged("'" + row.text(column) + "' is no status");
  return status;
}

std::optional<std::int64_t> find_member(Statement& statement, std::string_view name) {
  for (auto at = name.find('#'); at != std::string_view::npos; at = name.find('#', at + 1)) {
    statement.bind(1, name.substr(0, at)).bind(2, name.substr(at + 1));
    Rows rows(statement);
    if (rows.next()) return statement.integer(0);
  }
  return std::nullopt;
}

std::vector<std::string> texts_of(Statement& statement, std::int64_t number) {
  std::vector<std::string> found;
  statement.bind(1, number);
  for (Rows rows(statement); rows.next();) found.push_back(statement.text(0));
  return found;
}

graph::Evidence evidence_at(const Statement& row, int column) {
  return {row.number(column), row.number(column + 1), row.text(column + 2), row.text(column + 3)};
}

std::vector<graph::Evidence> evidence_of(Statement& statement, std::int64_t number) {
  std::vector<graph::Evidence> found;
  statement.bind(1, number);
  for (Rows rows(statement); rows.next();) {
    found.push_back(evidence_at(statement, 0));
  }
  return found;
}

std::vector<graph::Property> properties_of(Statement& statement, std::int64_t number) {
  std::vector<graph::Property> found;
  statement.bind(1, number);
  for (Rows rows(statement); rows.next();) found.push_back({statement.text(0), statement.text(1)});
  return found;
}

}  // namespace soi::store
