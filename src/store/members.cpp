// SPDX-License-Identifier: Apache-2.0
#include "store/members.hpp"

#include "store/open.hpp"
#include "store/tables.hpp"

namespace soi::store {

Members::Members(const std::filesystem::path& path)
    : database_(open_database(path)),
      loader_(database_),
      keys_(database_),
      of_entity_(database_, "select " + member_columns + " from member where entity = ? order by number"),
      member_(database_, R"(select m.entity from document d
        join member m on m.number >= d.first_member and m.number < d.first_member + d.members
        where d.key = ? and d.standing = 1 and m.local = ?)"),
      block_(database_, "select " + member_columns + " from member where block = ? and entity >= 0 order by number"),
      entity_(database_, "select id, name from entity where number = ?"),
      cue_(database_, "select blocks from cue where kind = ? and key = ? and detail = ?") {}

void Members::each_block(const std::function<bool(const std::vector<MemberRow>&)>& visit) {
  Statement walk(database_,
                 "select " + member_columns + " from member where block is not null and entity >= 0 order by block");
  std::vector<MemberRow> rows;
  for (Rows found(walk); found.next();) {
    auto row = member_at(walk);
    if (!rows.empty() && rows.front().block != row.block) {
      if (rows.size() > 1 && !visit(rows)) return;
      rows.clear();
    }
    rows.push_back(std::move(row));
  }
  if (rows.size() > 1) visit(rows);
}

std::vector<MemberRow> Members::block(std::uint64_t block) {
  std::vector<MemberRow> found;
  block_.bind(1, static_cast<std::int64_t>(block));
  for (Rows rows(block_); rows.next();) found.push_back(member_at(block_));
  return found;
}

std::vector<MemberRow> Members::of_entity(const std::string& id) {
  std::vector<MemberRow> found;
  const auto entity = find_member(member_, id);
  if (!entity) return found;
  of_entity_.bind(1, *entity);
  for (Rows members(of_entity_); members.next();) found.push_back(member_at(of_entity_));
  return found;
}

std::string Members::entity_id(std::int64_t entity) {
  Rows rows(entity_.bind(1, entity));
  return rows.next() ? entity_.text(0) : std::string();
}

std::string Members::entity_name(std::int64_t entity) {
  Rows rows(entity_.bind(1, entity));
  return rows.next() ? entity_.text(1) : std::string();
}

std::vector<std::string> Members::of_type(const std::string& type, std::size_t most) {
  Statement walk(database_, "select id from entity where type = ? order by members desc, id limit ?");
  walk.bind(1, type).bind(2, static_cast<std::int64_t>(most));
  std::vector<std::string> found;
  for (Rows rows(walk); rows.next();) found.push_back(walk.text(0));
  return found;
}

std::uint32_t Members::cue_count(int kind, std::uint64_t key, std::uint32_t detail) {
  cue_.bind(1, std::int64_t{kind}).bind(2, static_cast<std::int64_t>(key)).bind(3, std::int64_t{detail});
  Rows rows(cue_);
  return rows.next() ? cue_.number(0) : 0;
}

graph::DocumentGraph Members::load(std::int64_t document) { return loader_.load(document); }

std::string Members::name(const MemberRow& member) { return keys_.of(member.document) + '#' + member.local; }

}  // namespace soi::store
