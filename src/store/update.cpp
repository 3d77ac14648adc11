// SPDX-License-Identifier: Apache-2.0
#include "store/update.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "store/edge_rows.hpp"
#include "store/entity_rows.hpp"
#include "store/file_beside.hpp"
#include "store/open.hpp"
#include "store/tables.hpp"

namespace soi::store {

namespace {

// A first store is written without a journal, for nobody sees it before it is whole; a later change goes to a journal
// beside it (WAL), so that readers go on with the old state and a killed build leaves it.
constexpr const char* as_first =
    "pragma journal_mode = off; pragma synchronous = off; pragma locking_mode = exclusive;";
constexpr const char* as_change = "pragma journal_mode = wal; pragma synchronous = normal;";
constexpr const char* with_memory = "pragma cache_size = -262144; pragma temp_store = file;";

}  // namespace

// What an update holds open, in the order in which it must be made.
struct Update::State {
  State(const std::filesystem::path& path, const std::string& domain, const schema::Schema* schema)
      : file(std::filesystem::exists(path) ? nullptr : std::make_unique<FileBeside>(path)),
        database(prepare(path, domain)),
        keys(database),
        documents(database),
        loader(database),
        entities(database, keys, schema),
        edges(database, keys, documents, file != nullptr) {
    Statement last(database, "select max(number) from entity");
    if (last.step() && !last.is_null(0)) next_entity = last.integer(0) + 1;
  }

  Database prepare(const std::filesystem::path& path, const std::string& domain) const {
    if (file == nullptr) open_database(path);  // refuses what is no store of this version
    Database made(file == nullptr ? path : file->path(), Database::Mode::write);
    made.execute(with_memory);
    made.execute(file == nullptr ? as_change : as_first);
    if (file != nullptr) {
      made.execute(("pragma application_id = " + std::to_string(application_id)).c_str());
      made.execute(("pragma user_version = " + std::to_string(version)).c_str());
    }
    made.execute("begin immediate");
    if (file != nullptr) {
      made.execute(tables);
      made.execute(views);
      Statement(made, "insert into info values ('domain', ?)").bind(1, domain).run();
    }
    return made;
  }

  // Back to one file that opens anywhere, unless somebody reads the store just now: then the next build does it.
  void leave_journal() {
    try {
      database.execute("pragma wal_checkpoint(truncate); pragma journal_mode = delete;");
    } catch (const base::Error&) {
    }
  }

  std::map<std::string, std::size_t> counted(const char* sql) const {
    Statement walk(database, sql);
    std::map<std::string, std::size_t> found;
    for (Rows rows(walk); rows.next();) found[walk.text(0)] = static_cast<std::size_t>(walk.integer(1));
    return found;
  }

  std::unique_ptr<FileBeside> file;  // of a first store
  Database database;
  DocumentKeys keys;
  DocumentRows documents;
  DocumentLoader loader;
  EntityRows entities;
  EdgeRows edges;

  Statement find_input{database, "select number from document where input = ? and rules = ?"};
  Statement find{database, "select number from document where declared = ? and digest = ?"};
  Statement entry{database, "select " + entry_columns + " from document where number = ?"};
  Statement stand{database, "update document set key = ?, standing = ? where number = ?"};
  Statement of_document{database, "select " + member_columns + " from member where number >= ? and number < ?"};
  Statement member{database, "select " + member_columns + " from member where number = ?"};
  Statement block{database, "select " + member_columns + " from member where block = ? and entity is not null"};
  Statement settled{database, "select entity from member where block = ? and entity >= 0 limit 1"};
  Statement move{database, "update member set entity = ? where number = ?"};

  Statement cue_count{database, "select blocks from cue where kind = ? and key = ? and detail = ?"};
  Statement set_cue{database, "insert or replace into cue values (?, ?, ?, ?)"};
  Statement remove_cue{database, "delete from cue where kind = ? and key = ? and detail = ?"};

  std::optional<Statement> terms;  // once there is an index for it

  std::int64_t next_entity = 0;
  std::vector<std::pair<std::uint64_t, std::int64_t>> homeless;
  std::vector<std::pair<std::uint64_t, std::string>> bereft;
  std::set<std::int64_t> changed_entities, changed_documents;
};

Update::Update(const std::filesystem::path& path, const std::string& domain, const schema::Schema* schema)
    : state_(std::make_unique<State>(path, domain, schema)) {}

Update::~Update() {
  if (state_ == nullptr || first()) return;
  try {
    state_->database.execute("rollback");
  } catch (const base::Error&) {  // closing it does the same
  }
  state_->leave_journal();
}

bool Update::first() const { return state_->file != nullptr; }
std::vector<std::pair<std::uint64_t, std::int64_t>>& Update::homeless() { return state_->homeless; }
std::vector<std::pair<std::uint64_t, std::string>>& Update::bereft() { return state_->bereft; }
std::int64_t Update::new_entity() { return state_->next_entity++; }
std::string Update::key_of(std::int64_t document) { return state_->keys.of(document); }
graph::DocumentGraph Update::load(std::int64_t document) { return state_->loader.load(document); }

std::string Update::note(const std::string& name) const {
  Statement info(state_->database, "select value from info where name = ?");
  info.bind(1, name);
  return info.step() ? info.text(0) : std::string();
}

void Update::note(const std::string& name, const std::string& value) {
  Statement info(state_->database, "insert or replace into info values (?, ?)");
  info.bind(1, name).bind(2, value).run();
}

std::vector<Decision> Update::decisions() const { return decisions_of(state_->database); }

void Update::decisions(const std::vector<Decision>& decisions) {
  state_->database.execute("delete from decision");
  Statement insert(state_->database, "insert into decision values (?, ?, ?)");
  std::int64_t group = 0;
  for (const auto& decision : decisions) {
    for (const auto& member : decision.members) {
      insert.bind(1, std::int64_t{decision.same}).bind(2, group).bind(3, member).run();
    }
    ++group;
  }
}

std::optional<std::int64_t> Update::find_input(const Origin& origin) {
  Rows rows(state_->find_input.bind(1, origin.input).bind(2, origin.rules));
  return rows.next() ? std::optional(state_->find_input.integer(0)) : std::nullopt;
}

std::optional<std::int64_t> Update::find(const std::string& declared, const std::string& digest) {
  Rows rows(state_->find.bind(1, declared).bind(2, digest));
  return rows.next() ? std::optional(state_->find.integer(0)) : std::nullopt;
}

Origin Update::origin(std::int64_t document) {
  Statement origin(state_->database, "select input, rules from document where number = ?");
  Rows rows(origin.bind(1, document));
  return rows.next() ? Origin{origin.text(0), origin.text(1)} : Origin{};
}

std::int64_t Update::add(const graph::DocumentGraph& content, const std::vector<Signed>& members,
                         const Origin& origin) {
  const auto number = state_->documents.insert(content, members, origin);
  auto member = state_->documents.ranges(number).members.first;
  for (const auto& made : members) state_->homeless.emplace_back(made.block, member++);
  state_->changed_documents.insert(number);
  return number;
}

void Update::remove(std::int64_t document) {
  DocumentEntry entry;
  {
    Rows rows(state_->entry.bind(1, document));
    if (!rows.next()) return;
    entry = entry_at(state_->entry);
  }
  stand(entry, entry.key, Standing::aside);
  state_->changed_documents.erase(document);
  state_->keys.forget(document);
  state_->documents.remove(document);
}

// Whatever speaks and is to speak under another key, or not at all, falls silent first.
void Update::stand(const DocumentEntry& document, const std::string& key, Standing standing) {
  if (document.key == key && document.standing == standing) return;
  auto& state = *state_;
  const auto range = state.documents.ranges(document.number).members;
  std::vector<MemberRow> members;
  state.of_document.bind(1, range.first).bind(2, range.end());
  for (Rows found(state.of_document); found.next();) members.push_back(member_at(state.of_document));
  if (document.standing == Standing::speaks) {
    state.edges.release(document.number);
    for (const auto& member : members) {
      if (member.entity >= 0) state.changed_entities.insert(member.entity);
      if (member.entity >= 0 && member.block != 0) state.bereft.emplace_back(member.block, member.cues);
      state.move.bind_null(1).bind(2, member.number).run();
    }
    std::erase_if(state.homeless,
                  [&](const auto& item) { return item.second >= range.first && item.second < range.end(); });
    state.changed_documents.erase(document.number);
  }
  state.stand.bind(1, key).bind(2, static_cast<std::int64_t>(standing)).bind(3, document.number).run();
  state.keys.forget(document.number);
  if (standing != Standing::speaks) return;
  for (const auto& member : members) {
    state.move.bind(1, std::int64_t{-1}).bind(2, member.number).run();
    state.homeless.emplace_back(member.block, member.number);
  }
  state.changed_documents.insert(document.number);
}

void Update::each_number(const std::function<void(std::int64_t)>& visit) {
  Statement walk(state_->database, "select number from document");
  for (Rows rows(walk); rows.next();) visit(walk.integer(0));
}

std::vector<DocumentEntry> Update::entangled() {
  Statement walk(state_->database, R"(
    with namers as (select number, source, replaces from document where source <> '' or replaces <> ''),
         names as (select source as name from namers union select replaces from namers),
         bare as (select name from names union select substr(name, 1, length(name) - 9) from names)
    select )" + entry_columns + R"( from document
    where number in (select number from namers)
       or declared in (select name from bare)
       or declared in (select declared from document group by declared having count(*) > 1)
       or standing <> 1 or key <> declared
    order by declared, digest)");
  std::vector<DocumentEntry> found;
  for (Rows rows(walk); rows.next();) found.push_back(entry_at(walk));
  return found;
}

void Update::sign(std::int64_t document, const std::vector<Signed>& members) {
  state_->documents.sign(document, members);
  if (!state_->changed_documents.contains(document)) return;
  auto number = state_->documents.ranges(document).members.first;
  for (const auto& made : members) state_->homeless.emplace_back(made.block, number++);
}

MemberRow Update::member(std::int64_t number) {
  Rows rows(state_->member.bind(1, number));
  if (!rows.next()) state_->database.damaged("a member is missing");
  return member_at(state_->member);
}

bool Update::has_member(std::int64_t number) {
  Statement find(state_->database, "select 1 from member where number = ? and entity is not null");
  Rows rows(find.bind(1, number));
  return rows.next();
}

std::optional<std::int64_t> Update::member_named(const std::string& name) {
  Statement find(state_->database, R"(select m.number from document d
    join member m on m.number >= d.first_member and m.number < d.first_member + d.members
    where d.key = ? and d.standing = 1 and m.local = ?)");
  return find_member(find, name);
}

std::vector<MemberRow> Update::block(std::uint64_t block) {
  std::vector<MemberRow> found;
  state_->block.bind(1, static_cast<std::int64_t>(block));
  for (Rows rows(state_->block); rows.next();) found.push_back(member_at(state_->block));
  return found;
}

std::vector<TermRow> Update::terms(std::uint64_t office) {
  if (!state_->terms) {
    state_->database.execute("create index if not exists term_by_office on term (office)");
    state_->terms.emplace(state_->database, R"(
      select m.number, m.entity, t.first, t.last, t.open from term t
      join member m on m.number = t.member where t.office = ? and m.entity is not null order by m.number)");
  }
  auto& rows = *state_->terms;
  std::vector<TermRow> found;
  rows.bind(1, static_cast<std::int64_t>(office));
  for (Rows all(rows); all.next();) {
    found.push_back({rows.integer(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
  }
  return found;
}

std::size_t Update::size_of(std::int64_t entity) {
  Statement count(state_->database, "select count(*) from member where entity = ?");
  Rows rows(count.bind(1, entity));
  rows.next();
  return static_cast<std::size_t>(count.integer(0));
}

std::optional<std::int64_t> Update::entity_of_block(std::uint64_t block) {
  Rows rows(state_->settled.bind(1, static_cast<std::int64_t>(block)));
  return rows.next() ? std::optional(state_->settled.integer(0)) : std::nullopt;
}

void Update::each_cue(const std::function<void(std::uint64_t, const std::string&)>& visit) {
  Statement walk(state_->database, "select block, cues from member where cues is not null and entity is not null");
  for (Rows rows(walk); rows.next();) visit(static_cast<std::uint64_t>(walk.integer(0)), walk.blob(1));
}

std::int64_t Update::cue_count(int kind, std::uint64_t key, std::uint32_t detail) {
  auto& count = state_->cue_count;
  Rows rows(count.bind(1, std::int64_t{kind}).bind(2, static_cast<std::int64_t>(key)).bind(3, std::int64_t{detail}));
  return rows.next() ? count.integer(0) : 0;
}

void Update::cue_count(int kind, std::uint64_t key, std::uint32_t detail, std::int64_t blocks) {
  auto& set = blocks == 0 ? state_->remove_cue : state_->set_cue;
  set.bind(1, std::int64_t{kind}).bind(2, static_cast<std::int64_t>(key)).bind(3, std::int64_t{detail});
  if (blocks != 0) set.bind(4, blocks);
  set.run();
}

void Update::move(const MemberRow& member, std::int64_t entity) {
  if (member.entity == entity) return;
  state_->move.bind(1, entity).bind(2, member.number).run();
  if (first()) return;  // everything is new
  if (member.entity >= 0) state_->changed_entities.insert(member.entity);
  state_->changed_entities.insert(entity);
  state_->changed_documents.insert(member.document);
}

void Update::derive(const std::function<void(const char*)>& stage) {
  auto& state = *state_;
  stage("linking");
  for (const auto document : state.changed_documents) state.edges.place(document);
  auto degrees = state.edges.renew();
  stage("naming");
  if (first()) {
    state.database.execute("create index member_by_entity on member (entity)");
    state.entities.renew_all(degrees);
  } else {
    for (const auto entity : state.changed_entities) {
      const auto change = degrees.extract(entity);
      state.entities.renew(entity, change.empty() ? 0 : change.mapped());
    }
    for (const auto& [entity, change] : degrees) state.entities.add_degree(entity, change);
  }
  stage("indexing");
  state.database.execute(indexes);
  state.entities.finish();
}

void Update::forget_entities() {
  auto& state = *state_;
  state.entities.forget();
  state.database.execute(R"(
    delete from edge; delete from cue;
    delete from term;
    update fact set edge = null where edge is not null;
    update member set entity = -1 where entity is not null;)");
  Statement speaking(state.database, "select number from document where standing = 1");
  for (Rows rows(speaking); rows.next();) state.changed_documents.insert(speaking.integer(0));
}

void Update::count() {
  state_->database.execute(R"(
    insert or replace into info values ('documents', (select count(*) from document where standing > 0));
    insert or replace into info values ('entities', (select count(*) from node));
    insert or replace into info values ('edges', (select count(*) from edge));
    insert or replace into info values ('facts', (select count(*) from fact where edge is not null));)");
}

graph::Counts Update::counts() const {
  const auto count = [&](const char* name) { return static_cast<std::uint64_t>(std::stoll(note(name))); };
  return {count("entities"), count("edges"), count("facts"), count("documents")};
}

std::map<std::string, std::size_t> Update::entities_by_type() const {
  return state_->counted("select type, count(*) from entity group by type");
}

std::map<std::string, std::size_t> Update::facts_by_relation() const {
  return state_->counted("select relation, sum(facts) from edge group by relation");
}

void Update::commit() {
  auto& state = *state_;
  state.database.execute("commit");
  auto file = std::move(state.file);
  if (file == nullptr) state.leave_journal();
  state_.reset();
  if (file != nullptr) file->put_into_place();
}

}  // namespace soi::store
