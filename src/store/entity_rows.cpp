// SPDX-License-Identifier: Apache-2.0
#include "store/entity_rows.hpp"

#include <algorithm>

#include "store/document_rows.hpp"
#include "store/tables.hpp"
#include "text/fold.hpp"

namespace soi::store {

namespace {

const std::string row_columns = "select document, local, type, name, lists, number, entity from member ";

}  // namespace

DocumentKeys::DocumentKeys(const Database& database)
    : database_(database), key_(database, "select key from document where number = ?") {}

std::string DocumentKeys::of(std::int64_t document) {
  constexpr std::size_t most = 100'000;  // some megabytes
  if (known_.size() >= most) known_.clear();
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
      known_(database, "select id, type, degree from entity where number = ?"),
      write_(database, R"(insert into entity values (?1, ?2, ?3, ?4, ?5, ?6)
                          on conflict (number) do update set id = ?2, type = ?3, name = ?4, members = ?5, degree = ?6)"),
      remove_(database, "delete from entity where number = ?"),
      degree_(database, "update entity set degree = ? where number = ?"),
      property_(database, "insert into entity_property values (?, ?, ?, ?)"),
      remove_properties_(database, "delete from entity_property where entity = ?"),
      names_(database) {}

void EntityRows::add_member(graph::JoinedEntity& joined, const Statement& row) {
  graph::Member member;
  member.type = row.text(2);
  member.name = row.text(3);
  const auto lists = row.integer(4), number = row.integer(5);
  if ((lists & has_aliases) != 0) member.aliases = texts_of(aliases_, number);
  if ((lists & has_properties) != 0) member.properties = properties_of(properties_, number);
  joined.add(keys_.of(row.integer(0)) + '#' + row.text(1), member);
}

void EntityRows::renew(std::int64_t entity, std::int64_t degree_change) {
  graph::JoinedEntity joined;
  std::int64_t members = 0;
  members_.bind(1, entity);
  for (Rows rows(members_); rows.next(); ++members) add_member(joined, members_);
  if (members == 0) return remove(entity);
  write(entity, joined.entity(schema_), members, degree_change);
}

void EntityRows::renew_all(const Degrees& degrees) {
  first_ = true;  // there is nothing to compare with, and no index to find it by
  Statement walk(database_, row_columns + "where entity >= 0 order by entity");
  graph::JoinedEntity joined;
  std::int64_t members = 0, current = -1;
  const auto close = [&] {
    const auto degree = degrees.find(current);
    if (members > 0) write(current, joined.entity(schema_), members, degree == degrees.end() ? 0 : degree->second);
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

NameOwner EntityRows::owner(std::int64_t entity, const std::string& id, const std::string& type,
                            std::int64_t degree) const {
  const bool is_body = schema_ != nullptr && schema_->is_a(type, "organization");
  return {entity, graph::standing(static_cast<std::uint64_t>(std::max<std::int64_t>(degree, 0)), id), type, is_body};
}

EntityRows::Known EntityRows::known(std::int64_t entity) {
  known_.bind(1, entity);
  Rows rows(known_);
  if (first_ || !rows.next()) return {};
  const auto degree = known_.integer(2);
  const auto id = known_.text(0);
  return {owner(entity, id, known_.text(1), degree), id, degree};
}

void EntityRows::write(std::int64_t number, const graph::Entity& entity, std::int64_t members,
                       std::int64_t degree_change) {
  const auto before = known(number);
  const auto degree = before.degree + degree_change;
  write_.bind(1, number).bind(2, entity.id).bind(3, entity.type).bind(4, entity.name).bind(5, members);
  write_.bind(6, degree).run();
  auto names = entity.aliases;
  names.push_back(entity.name);
  names_.write(before.owner, owner(number, entity.id, entity.type, degree), std::move(names));
  remove_properties_.bind(1, number).run();
  std::int64_t position = 0;
  for (const auto& property : entity.properties) {
    property_.bind(1, number).bind(2, position++).bind(3, property.name).bind(4, property.value).run();
  }
}

void EntityRows::remove(std::int64_t number) {
  const auto before = known(number);
  names_.write(before.owner, {number, 0, {}, false}, {});
  remove_properties_.bind(1, number).run();
  remove_.bind(1, number).run();
}

void EntityRows::add_degree(std::int64_t entity, std::int64_t change) {
  const auto before = known(entity);
  if (change == 0 || before.owner.entity < 0) return;
  degree_.bind(1, before.degree + change).bind(2, entity).run();
  names_.move(before.owner, owner(entity, before.id, before.owner.type, before.degree + change));
}

void EntityRows::forget() {
  names_.forget();
  database_.execute("delete from entity; delete from entity_property;");
}

void EntityRows::finish() {
  names_.finish();
  number_nodes();
}

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
