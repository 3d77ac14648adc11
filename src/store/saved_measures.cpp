// SPDX-License-Identifier: Apache-2.0
#include "store/saved_measures.hpp"

#include "base/error.hpp"
#include "store/lock.hpp"
#include "store/open.hpp"

namespace soi::store {
namespace {

// Made when first something is saved: a store that nobody measures has none of it.
constexpr const char* tables = R"sql(
create table if not exists saved_measure (name text primary key, options text not null, state integer not null) strict;
create table if not exists saved_value (
  name text not null, entity integer not null, value real not null, primary key (name, entity)) strict, without rowid;
create view if not exists measures as
  select m.name as measure, m.options, e.id, e.type, e.name, v.value
  from saved_measure m join saved_value v using (name) join entity e on e.number = v.entity
  where m.state = coalesce((select value from info where name = 'state'), 0) order by m.name, v.value desc, e.id;
)sql";

std::int64_t state_in(const Database& database) {
  Statement info(database, "select value from info where name = 'state'");
  return info.step() ? info.integer(0) : 0;
}

void replace(const Database& database, std::int64_t state, const SavedMeasure& measure) {
  Statement(database, "delete from saved_value where name = ?").bind(1, measure.name).run();
  Statement(database, "insert or replace into saved_measure values (?, ?, ?)")
      .bind(1, measure.name)
      .bind(2, measure.options)
      .bind(3, state)
      .run();
  Statement insert(database, "insert into saved_value select ?, entity, ? from node where node = ?");
  for (const auto& [node, value] : measure.values) {
    insert.bind(1, measure.name).bind_real(2, value).bind(3, std::int64_t{node}).run();
  }
}

}  // namespace

std::int64_t state_of(const std::filesystem::path& path) { return state_in(open_database(path)); }

void save_measures(const std::filesystem::path& path, std::int64_t state, const std::vector<SavedMeasure>& measures) {
  open_database(path);  // refuses what is no store of this version
  const Lock lock(path, [] {});
  Database database(path, Database::Mode::write);
  database.execute("begin immediate");
  if (state_in(database) != state) {
    throw base::Error(base::Failure::data, "'" + path.string() + "' was built anew while it was measured",
                      "measure it again");
  }
  database.execute(tables);
  for (const auto& measure : measures) replace(database, state, measure);
  database.execute("commit");
}

std::vector<SavedMeasure> saved_measures(const std::filesystem::path& path) {
  const auto database = open_database(path);
  std::vector<SavedMeasure> found;
  Statement there(database, "select 1 from sqlite_master where name = 'saved_measure'");
  if (!there.step()) return found;
  Statement names(database, "select name, options from saved_measure where state = ? order by name");
  Statement values(database,
                   "select o.node, v.value from saved_value v join entity_node o using (entity) where v.name = ? "
                   "order by o.node");
  names.bind(1, state_in(database));
  for (Rows rows(names); rows.next();) {
    auto& measure = found.emplace_back();
    measure.name = names.text(0);
    measure.options = names.text(1);
    values.bind(1, measure.name);
    for (Rows each(values); each.next();) measure.values.emplace_back(values.number(0), values.real(1));
  }
  return found;
}

}  // namespace soi::store
