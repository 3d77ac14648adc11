// SPDX-License-Identifier: Apache-2.0
// Gives back the documents of a store as they were saved.
#include "store/open.hpp"
#include "store/store.hpp"
#include "store/tables.hpp"

namespace soi::store {

namespace {

class DocumentLoader {
 public:
  explicit DocumentLoader(const Database& database) : database_(database) {}

  graph::DocumentGraph load(std::int64_t number, graph::Document document, std::string domain) {
    graph::DocumentGraph content;
    content.document = std::move(document);
    content.domain = std::move(domain);
    std::int64_t first_member = 0;
    members_.bind(1, number);
    for (Rows rows(members_); rows.next();) {
      if (content.members.empty()) first_member = members_.integer(0);
      content.members.push_back(member_at(members_));
    }
    facts_.bind(1, number);
    for (Rows rows(facts_); rows.next();) {
      auto fact = fact_at(facts_);
      fact.subject = index_of(facts_.integer(1), first_member, content.members.size());
      fact.object = index_of(facts_.integer(2), first_member, content.members.size());
      content.facts.push_back(std::move(fact));
    }
    return content;
  }

 private:
  graph::Member member_at(const Statement& row) {
    graph::Member member;
    const auto number = row.integer(0);
    member.local = row.text(1);
    member.type = row.text(2);
    member.name = row.text(3);
    aliases_.bind(1, number);
    for (Rows rows(aliases_); rows.next();) member.aliases.push_back(aliases_.text(0));
    member.properties = properties_of(member_properties_, number);
    member.evidence = evidence_of(member_evidence_, number);
    return member;
  }

  graph::Fact fact_at(const Statement& row) {
    graph::Fact fact;
    read_claim(row, database_, fact);
    fact.properties = properties_of(fact_properties_, row.integer(0));
    fact.evidence = evidence_of(fact_evidence_, row.integer(0));
    return fact;
  }

  // A document's members have numbers in a row.
  std::uint32_t index_of(std::int64_t member, std::int64_t first, std::size_t count) const {
    if (member < first || member - first >= static_cast<std::int64_t>(count)) {
      database_.damaged("a fact names a member of another document");
    }
    return static_cast<std::uint32_t>(member - first);
  }

  const Database& database_;
  Statement members_{database_, "select number, local, type, name from member where document = ? order by number"};
  Statement aliases_{database_, "select alias from member_alias where member = ? order by alias"};
  Statement member_properties_{database_, "select name, value from member_property where member = ? order by position"};
  Statement member_evidence_{database_,
                             R"(select "begin", "end", text, "by" from member_evidence e
                                left join sentence t on t.number = e.sentence where member = ? order by position)"};
  Statement facts_{database_, R"(select number, subject, object, relation, role, former, status, since, until, "on"
                                 from fact where document = ? order by number)"};
  Statement fact_properties_{database_, "select name, value from fact_property where fact = ? order by position"};
  Statement fact_evidence_{database_, R"(select "begin", "end", text, "by" from fact_evidence e
                                         left join sentence t on t.number = e.sentence
                                         where fact = ? order by position)"};
};

}  // namespace

std::vector<graph::DocumentGraph> load_documents(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  const auto database = open_database(path);
  DocumentLoader loader(database);
  Statement documents(database, "select " + document_columns + ", domain, number from document order by number");
  std::vector<graph::DocumentGraph> loaded;
  for (Rows rows(documents); rows.next();) {
    loaded.push_back(loader.load(documents.integer(12), document_at(documents, database), documents.text(11)));
  }
  return loaded;
}

std::string domain_of(const std::filesystem::path& path) {
  if (!std::filesystem::exists(path)) return {};
  const auto database = open_database(path);
  Statement domain(database, "select value from info where name = 'domain'");
  return domain.step() ? domain.text(0) : std::string();
}

}  // namespace soi::store
