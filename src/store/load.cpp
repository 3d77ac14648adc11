// SPDX-License-Identifier: Apache-2.0
// Gives back the documents of a store as they were added.
#include "store/document_rows.hpp"
#include "store/open.hpp"
#include "store/store.hpp"
#include "store/tables.hpp"
#include "store/update.hpp"

namespace soi::store {

DocumentLoader::DocumentLoader(const Database& database)
    : database_(database),
      document_(database, "select " + document_columns +
                              ", first_member, members, first_fact, facts from document where number = ?"),
      members_(database, R"(select number, local, type, name, lists from member
                            where number >= ? and number < ? order by number)"),
      aliases_(database, "select alias from member_alias where member = ? order by alias"),
      member_properties_(database, "select name, value from member_property where member = ? order by position"),
      member_evidence_(database, R"(select "begin", "end", text, "by" from member_evidence e
                                    left join sentence t on t.number = e.sentence where member = ? order by position)"),
      facts_(database, R"(select number, subject, object, relation, role, former, status, since, until, "on", lists
                          from fact where number >= ? and number < ? order by number)"),
      fact_properties_(database, "select name, value from fact_property where fact = ? order by position"),
      fact_evidence_(database, R"(select "begin", "end", text, "by" from fact_evidence e
                                  left join sentence t on t.number = e.sentence where fact = ? order by position)") {}

graph::DocumentGraph DocumentLoader::load(std::int64_t document) {
  graph::DocumentGraph content;
  document_.bind(1, document);
  Rows row(document_);
  if (!row.next()) database_.damaged("a document is missing");
  content.document = document_at(document_, database_);
  const auto first = document_.integer(11), end = first + document_.integer(12);
  members_.bind(1, first).bind(2, end);
  for (Rows rows(members_); rows.next();) content.members.push_back(member_at(members_));
  const auto index_of = [&](std::int64_t member) {
    if (member < first || member - first >= static_cast<std::int64_t>(content.members.size())) {
      database_.damaged("a fact names a member of another document");
    }
    return static_cast<std::uint32_t>(member - first);
  };
  facts_.bind(1, document_.integer(13)).bind(2, document_.integer(13) + document_.integer(14));
  for (Rows rows(facts_); rows.next();) {
    auto fact = fact_at(facts_);
    fact.subject = index_of(facts_.integer(1));
    fact.object = index_of(facts_.integer(2));
    content.facts.push_back(std::move(fact));
  }
  return content;
}

graph::Member DocumentLoader::member_at(const Statement& row) {
  graph::Member member;
  const auto number = row.integer(0), lists = row.integer(4);
  member.local = row.text(1);
  member.type = row.text(2);
  member.name = row.text(3);
  if ((lists & has_aliases) != 0) member.aliases = texts_of(aliases_, number);
  if ((lists & has_properties) != 0) member.properties = properties_of(member_properties_, number);
  member.evidence = evidence_of(member_evidence_, number);
  return member;
}

graph::Fact DocumentLoader::fact_at(const Statement& row) {
  graph::Fact fact;
  read_claim(row, database_, fact);
  if (row.integer(10) != 0) fact.properties = properties_of(fact_properties_, row.integer(0));
  fact.evidence = evidence_of(fact_evidence_, row.integer(0));
  return fact;
}

std::string domain_of(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  const auto database = open_database(path);
  Statement domain(database, "select value from info where name = 'domain'");
  return domain.step() ? domain.text(0) : std::string();
}

std::vector<Decision> decisions_of(const Database& database) {
  Statement walk(database, R"(select same, "group", member from decision order by same, "group", member)");
  std::vector<Decision> found;
  std::int64_t same = -1, group = -1;
  for (Rows rows(walk); rows.next();) {
    if (walk.integer(0) != same || walk.integer(1) != group) found.push_back({walk.integer(0) != 0, {}});
    same = walk.integer(0);
    group = walk.integer(1);
    found.back().members.push_back(walk.text(2));
  }
  return found;
}

std::vector<Decision> decisions_of(const std::filesystem::path& path) { return decisions_of(open_database(path)); }

void each_document(const std::filesystem::path& path,
                   const std::function<void(graph::DocumentGraph, const Origin&)>& visit) {
  const auto database = open_database(path);
  const auto domain = domain_of(path);
  DocumentLoader loader(database);
  Statement documents(database, "select number, declared, input, rules from document order by declared, digest");
  for (Rows rows(documents); rows.next();) {
    auto content = loader.load(documents.integer(0));
    content.document.key = documents.text(1);
    content.domain = domain;
    visit(std::move(content), {documents.text(2), documents.text(3)});
  }
}

}  // namespace soi::store
