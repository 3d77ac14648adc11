// SPDX-License-Identifier: Apache-2.0
#include "store/edge_rows.hpp"

#include <algorithm>
#include <tuple>

#include "graph/edge_dates.hpp"
#include "store/tables.hpp"
#include "text/fold.hpp"

namespace soi::store {

EdgeRows::EdgeRows(const Database& database, DocumentKeys& keys, DocumentRows& documents, bool first)
    : database_(database),
      keys_(keys),
      documents_(documents),
      first_(first),
      members_(database, "select entity from member where number >= ? and number < ? order by number"),
      facts_(database, R"(select f.number, f.subject, f.object, f.relation, f.role, f.former, f.status,
                            coalesce(f.since, f.until, f."on") is not null, f.edge, e.subject, e.object
                          from fact f left join edge e on e.number = f.edge
                          where f.number >= ? and f.number < ? order by f.number)"),
      set_edge_(database, "update fact set edge = ? where number = ?"),
      between_(database, "select number, relation, role, former, status from edge where subject = ? and object = ?"),
      facts_of_edge_(database, R"(select number, document, role, coalesce(since, until, "on") is not null
                                  from fact where edge = ?)"),
      dates_(database, R"(select since, until, "on" from fact where number = ?)"),
      insert_(database, "insert into edge values (?, ?, ?, ?, ?, ?, ?, null, null, null, 0)"),
      update_(database,
              R"(update edge set role = ?2, since = ?3, until = ?4, "on" = ?5, facts = ?6 where number = ?1)"),
      remove_(database, "delete from edge where number = ? returning subject, object") {
  Statement last(database, "select max(number) from edge");
  if (last.step() && !last.is_null(0)) next_edge_ = last.integer(0) + 1;
}

std::uint32_t EdgeRows::role_number(const std::string& role) {
  const auto [found, fresh] = role_numbers_.emplace(role, static_cast<std::uint32_t>(roles_.size()));
  if (fresh) {
    roles_.push_back(role);
    lower_roles_.push_back(text::lower(role));
  }
  return found->second;
}

std::uint32_t EdgeRows::claim_number(const Claim& claim) {
  const auto [found, fresh] = claim_numbers_.emplace(claim, static_cast<std::uint32_t>(claims_.size()));
  if (fresh) claims_.push_back(claim);
  return found->second;
}

void EdgeRows::release(std::int64_t document) {
  const auto range = documents_.ranges(document).facts;
  std::vector<std::int64_t> facts;
  facts_.bind(1, range.first).bind(2, range.end());
  for (Rows rows(facts_); rows.next();) {
    if (facts_.is_null(8)) continue;
    changed_.insert(facts_.integer(8));
    facts.push_back(facts_.integer(0));
  }
  for (const auto fact : facts) set_edge_.bind_null(1).bind(2, fact).run();
}

void EdgeRows::place(std::int64_t document) {
  const auto ranges = documents_.ranges(document);
  std::vector<std::int64_t> entities;
  members_.bind(1, ranges.members.first).bind(2, ranges.members.end());
  for (Rows rows(members_); rows.next();) entities.push_back(members_.integer(0));
  facts_.bind(1, ranges.facts.first).bind(2, ranges.facts.end());
  for (Rows rows(facts_); rows.next();) {
    const auto entity_of = [&](int column) {
      const auto index = facts_.integer(column) - ranges.members.first;
      if (index < 0 || index >= ranges.members.count) database_.damaged("a fact names a member of another document");
      return entities[static_cast<std::size_t>(index)];
    };
    const auto subject = entity_of(1), object = entity_of(2);
    if (!facts_.is_null(8)) {
      if (facts_.integer(9) == subject && facts_.integer(10) == object) continue;
      changed_.insert(facts_.integer(8));
    }
    const auto writing = role_number(facts_.text(4));
    const auto claim = claim_number({facts_.text(3), lower_roles_[writing], facts_.text(6), facts_.integer(5) != 0});
    placed_.push_back({static_cast<std::uint32_t>(subject), static_cast<std::uint32_t>(object), claim, writing,
                       facts_.integer(0), static_cast<std::uint32_t>(document), facts_.integer(7) != 0});
  }
}

std::int64_t EdgeRows::find_edge(const Placed& fact) {
  between_.bind(1, std::int64_t{fact.subject}).bind(2, std::int64_t{fact.object});
  for (Rows rows(between_); rows.next();) {
    const Claim claim{between_.text(1), lower_roles_[role_number(between_.text(2))], between_.text(4),
                      between_.integer(3) != 0};
    if (claim == claims_[fact.claim]) return between_.integer(0);
  }
  return -1;
}

void EdgeRows::count(std::int64_t subject, std::int64_t object, std::int64_t change) {
  degrees_[subject] += change;
  if (object != subject) degrees_[object] += change;
}

std::map<std::int64_t, std::int64_t> EdgeRows::renew() {
  const auto key = [](const Placed& fact) { return std::tie(fact.subject, fact.object, fact.claim); };
  std::sort(placed_.begin(), placed_.end(), [&](const Placed& a, const Placed& b) {
    return std::tuple_cat(key(a), std::tie(a.fact)) < std::tuple_cat(key(b), std::tie(b.fact));
  });
  for (auto fact = placed_.begin(); fact != placed_.end();) {
    const auto end = std::find_if(fact, placed_.end(), [&](const Placed& other) { return key(other) != key(*fact); });
    auto edge = first_ ? -1 : find_edge(*fact);
    if (edge < 0) {
      edge = next_edge_++;
      const auto& claim = claims_[fact->claim];
      insert_.bind(1, edge).bind(2, std::int64_t{fact->subject}).bind(3, std::int64_t{fact->object});
      insert_.bind(4, claim.relation).bind(5, roles_[fact->writing]).bind(6, std::int64_t{claim.former});
      insert_.bind(7, claim.status).run();
      count(fact->subject, fact->object, 1);
    }
    for (auto placed = fact; placed != end; ++placed) set_edge_.bind(1, edge).bind(2, placed->fact).run();
    first_ ? write(edge, &*fact, &*fact + (end - fact)) : void(changed_.insert(edge));
    fact = end;
  }
  placed_ = {};
  for (const auto edge : changed_) add_facts_of(edge);
  changed_.clear();
  return std::move(degrees_);
}

void EdgeRows::add_facts_of(std::int64_t edge) {
  std::vector<Placed> facts;
  facts_of_edge_.bind(1, edge);
  for (Rows rows(facts_of_edge_); rows.next();) {
    facts.push_back({0, 0, 0, role_number(facts_of_edge_.text(2)), facts_of_edge_.integer(0),
                     static_cast<std::uint32_t>(facts_of_edge_.integer(1)), facts_of_edge_.integer(3) != 0});
  }
  if (!facts.empty()) return write(edge, facts.data(), facts.data() + facts.size());
  remove_.bind(1, edge);
  for (Rows rows(remove_); rows.next();) count(remove_.integer(0), remove_.integer(1), -1);
}

// The role as the first document by key writes it, and the dates as bounds.
void EdgeRows::write(std::int64_t number, const Placed* first, const Placed* last) {
  graph::Edge edge;
  const auto* leading = first;
  if (std::any_of(first, last, [&](const Placed& fact) { return fact.writing != first->writing; })) {
    leading = std::min_element(first, last, [&](const Placed& a, const Placed& b) {
      return std::pair(keys_.of(a.document), a.fact) < std::pair(keys_.of(b.document), b.fact);
    });
  }
  for (const auto* placed = first; placed != last; ++placed) {
    if (!placed->dated) continue;
    graph::Fact fact;
    dates_.bind(1, placed->fact);
    Rows rows(dates_);
    if (!rows.next()) database_.damaged("a fact is missing");
    fact.since = date_at(dates_, 0, database_);
    fact.until = date_at(dates_, 1, database_);
    fact.on = date_at(dates_, 2, database_);
    add_dates(edge, fact);
  }
  update_.bind(1, number).bind(2, roles_[leading->writing]).bind_or_null(3, to_string(edge.since));
  update_.bind_or_null(4, to_string(edge.until)).bind_or_null(5, to_string(edge.on)).bind(6, last - first).run();
}

}  // namespace soi::store
