// SPDX-License-Identifier: Apache-2.0
#include "store/entity_rows.hpp"

#include <algorithm>

#include "store/document_rows.hpp"
#include "store/tables.hpp"
#include "text/fold.hpp"

namespace soi::store {

namespace {

const std::string row_columns = "select document, local, type, name, lists, number, entity from member ";

std::int64_t next_name(const Database& database) {
  Statement last(database, "select max(number) from entity_name");
  return last.step() && !last.is_null(0) ? last.integer(0) + 1 : 0;
}

}  // namespace

DocumentKeys::DocumentKeys(const Database& database)
    : database_(database), key_(database, "select key from document where number = ?") {}

const std::string& DocumentKeys::of(std::int64_t document) {
  const auto [found, fresh] = known_.try_emplace(document);
  if (fresh) {
    key_.bind(1, document);
    Rows rows(key_);
    if (!rows.next()) database_.damaged("a document is missing");
    found->second = key_.text(0);
  }
  return found->second;
}

EntityRows::EntityRows(const Database& database, DocumentKeys& keys, const schema::Schema* schema)
    : database_(database),
      keys_(keys),
      schema_(schema),
      members_(database, row_columns + "where entity = ?"),
      aliases_(database, "select alias from member_alias where member = ?"),
      properties_(database, "select name, value from member_property where member = ?"),
      write_(database, R"(insert into entity values (?1, ?2, ?3, ?4, ?5, 0)
                          on conflict (number) do update set id = ?2, type = ?3, name = ?4, members = ?5)"),
      remove_(database, "delete from entity where number = ?"),
      degree_(database, "update entity set degree = degree + ? where number = ?"),
      names_(database, "select number, name from entity_name where entity = ?"),
      name_(database, "insert into entity_name values (?, ?, ?)"),
      index_(database, "insert into name_index (rowid, folded) values (?, ?)"),
      remove_name_(database, "delete from entity_name where number = ?"),
      unindex_(database, "insert into name_index (name_index, rowid, folded) values ('delete', ?, ?)"),
      property_(database, "insert into entity_property values (?, ?, ?, ?)"),
      remove_properties_(database, "delete from entity_property where entity = ?"),
      next_name_(next_name(database)) {}

void EntityRows::add_member(graph::JoinedEntity& joined, const Statement& row) {
  graph::Member member;
  member.type = row.text(2);
  member.name = row.text(3);
  const auto lists = row.integer(4), number = row.integer(5);
  if ((lists & has_aliases) != 0) member.aliases = texts_of(aliases_, number);
  if ((lists & has_properties) != 0) member.properties = properties_of(properties_, number);
  joined.add(keys_.of(row.integer(0)) + '#' + row.text(1), member);
}

void EntityRows::renew(std::int64_t entity) {
  graph::JoinedEntity joined;
  std::int64_t members = 0;
  members_.bind(1, entity);
  for (Rows rows(members_); rows.next(); ++members) add_member(joined, members_);
  if (members == 0) return remove(entity);
  write(entity, joined.entity(schema_), members);
}

void EntityRows::renew_all() {
  first_ = true;  // there are no names to compare with, and no index to find them by
  Statement walk(database_, row_columns + "where entity >= 0 order by entity");
  graph::JoinedEntity joined;
  std::int64_t members = 0, current = -1;
  const auto close = [&] {
    if (members > 0) write(current, joined.entity(schema_), members);
    joined = {};
    members = 0;
  };
  for (Rows rows(walk); rows.next(); ++members) {
    if (walk.integer(6) != current) close();
    current = walk.integer(6);
    add_member(joined, walk);
  }
  close();
  first_ = false;
}

void EntityRows::write(std::int64_t number, const graph::Entity& entity, std::int64_t members) {
  write_.bind(1, number).bind(2, entity.id).bind(3, entity.type).bind(4, entity.name).bind(5, members).run();
  auto names = entity.aliases;
  names.push_back(entity.name);
  write_names(number, std::move(names));
  remove_properties_.bind(1, number).run();
  std::int64_t position = 0;
  for (const auto& property : entity.properties) {
    property_.bind(1, number).bind(2, position++).bind(3, property.name).bind(4, property.value).run();
  }
}

// Only what changed: most often a new member brings no new writing.
void EntityRows::write_names(std::int64_t number, std::vector<std::string> wanted) {
  std::vector<std::pair<std::int64_t, std::string>> gone;
  if (!first_) names_.bind(1, number);
  for (Rows rows(names_); !first_ && rows.next();) {
    const auto known = std::find(wanted.begin(), wanted.end(), names_.text(1));
    if (known == wanted.end()) {
      gone.emplace_back(names_.integer(0), names_.text(1));
    } else {
      wanted.erase(known);
    }
  }
  for (const auto& [name, text] : gone) {
    unindex_.bind(1, name).bind(2, text::fold(text)).run();
    remove_name_.bind(1, name).run();
  }
  for (const auto& text : wanted) {
    name_.bind(1, next_name_).bind(2, number).bind(3, text).run();
    index_.bind(1, next_name_++).bind(2, text::fold(text)).run();
  }
}

void EntityRows::remove(std::int64_t number) {
  write_names(number, {});
  remove_properties_.bind(1, number).run();
  remove_.bind(1, number).run();
}

void EntityRows::add_degree(std::int64_t entity, std::int64_t change) { degree_.bind(1, change).bind(2, entity).run(); }

void EntityRows::number_nodes() {
  const auto run = [&](const char* sql) { Statement(database_, sql).run(); };
  run("delete from node");
  run("delete from entity_node");
  run("insert into node select row_number() over (order by id) - 1, number from entity order by id");
  run("insert into entity_node select entity, node from node order by entity");
  // Whatever was measured and saved was so of the state before: see saved_measures.
  run("insert or replace into info select 'state', 1 + coalesce((select value from info where name = 'state'), 0)");
}

}  // namespace soi::store
