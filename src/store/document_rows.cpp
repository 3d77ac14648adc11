// SPDX-License-Identifier: Apache-2.0
#include "store/document_rows.hpp"

#include "store/tables.hpp"

namespace soi::store {

DocumentRows::DocumentRows(const Database& database)
    : database_(database),
      document_(database,
                "insert into document values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      member_(database, "insert into member values (?, ?, ?, ?, ?, ?, ?, ?, -1)"),
      alias_(database, "insert into member_alias values (?, ?)"),
      member_property_(database, "insert into member_property values (?, ?, ?, ?)"),
      member_evidence_(database, "insert into member_evidence values (?, ?, ?, ?, ?, ?)"),
      fact_(database, "insert into fact values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null)"),
      fact_property_(database, "insert into fact_property values (?, ?, ?, ?)"),
      fact_evidence_(database, "insert into fact_evidence values (?, ?, ?, ?, ?, ?)"),
      sentence_(database, "insert into sentence values (?, ?)"),
      ranges_(database, R"(select first_member, members, first_fact, facts, first_sentence, sentences
                           from document where number = ?)"),
      term_(database, "insert into term values (?, ?, ?, ?, ?)"),
      sign_(database, "update member set block = ?, cues = ? where number = ?"),
      next_document_(next("document")),
      next_member_(next("member")),
      next_fact_(next("fact")),
      next_sentence_(next("sentence")) {}

std::int64_t DocumentRows::next(const char* table) const {
  Statement last(database_, std::string("select max(number) from ") + table);
  return last.step() && !last.is_null(0) ? last.integer(0) + 1 : 0;
}

std::int64_t DocumentRows::insert(const graph::DocumentGraph& content, const std::vector<Signed>& members,
                                  const Origin& origin) {
  const auto number = next_document_++;
  const auto first_member = next_member_, first_fact = next_fact_, first_sentence = next_sentence_;
  sentences_.clear();
  for (std::size_t m = 0; m < content.members.size(); ++m) insert_member(content.members[m], number, members.at(m));
  for (const auto& fact : content.facts) insert_fact(fact, number, first_member);
  document_.bind(16, first_member).bind(17, next_member_ - first_member);
  document_.bind(18, first_fact).bind(19, next_fact_ - first_fact).bind(20, first_sentence);
  insert_document(number, content, origin, next_sentence_ - first_sentence);
  return number;
}

void DocumentRows::insert_document(std::int64_t number, const graph::DocumentGraph& content, const Origin& origin,
                                   std::int64_t sentences) {
  const auto& document = content.document;
  document_.bind(1, number).bind(2, document.key).bind(3, document.key).bind(4, document.digest);
  document_.bind(5, origin.input).bind(6, origin.rules).bind(7, document.kind).bind(8, document.title);
  document_.bind(9, document.publisher).bind(10, document.url).bind(11, document.curator);
  document_.bind_or_null(12, to_string(document.date)).bind(13, document.source).bind(14, document.replaces);
  document_.bind(15, document.path).bind(21, sentences).run();
}

void DocumentRows::insert_member(const graph::Member& member, std::int64_t document, const Signed& made) {
  const auto number = next_member_++;
  const auto lists = (member.aliases.empty() ? 0 : has_aliases) | (member.properties.empty() ? 0 : has_properties);
  member_.bind(1, number).bind(2, document).bind(3, member.local).bind(4, member.type).bind(5, member.name);
  member_.bind(6, lists);
  made.block == 0 ? member_.bind_null(7) : member_.bind(7, static_cast<std::int64_t>(made.block));
  made.cues.empty() ? member_.bind_null(8) : member_.bind_blob(8, made.cues);
  member_.run();
  for (const auto& alias : member.aliases) alias_.bind(1, number).bind(2, alias).run();
  insert_terms(number, made.terms);
  insert_properties(member_property_, number, member.properties);
  insert_evidence(member_evidence_, number, member.evidence);
}

void DocumentRows::insert_terms(std::int64_t member, const std::vector<Signed::Term>& terms) {
  for (const auto& term : terms) {
    term_.bind(1, member).bind(2, static_cast<std::int64_t>(term.office)).bind(3, term.first).bind(4, term.last);
    term_.bind(5, term.open).run();
  }
}

void DocumentRows::sign(std::int64_t document, const std::vector<Signed>& members) {
  auto number = ranges(document).members.first;
  for (const auto& made : members) {
    made.block == 0 ? sign_.bind_null(1) : sign_.bind(1, static_cast<std::int64_t>(made.block));
    made.cues.empty() ? sign_.bind_null(2) : sign_.bind_blob(2, made.cues);
    sign_.bind(3, number).run();
    insert_terms(number++, made.terms);
  }
}

void DocumentRows::insert_fact(const graph::Fact& fact, std::int64_t document, std::int64_t first_member) {
  const auto number = next_fact_++;
  fact_.bind(1, number).bind(2, document).bind(3, first_member + fact.subject).bind(4, first_member + fact.object);
  fact_.bind(5, fact.relation).bind(6, fact.role).bind(7, std::int64_t{fact.former}).bind(8, to_string(fact.status));
  fact_.bind_or_null(9, to_string(fact.since)).bind_or_null(10, to_string(fact.until));
  fact_.bind_or_null(11, to_string(fact.on)).bind(12, fact.properties.empty() ? 0 : has_properties).run();
  insert_properties(fact_property_, number, fact.properties);
  insert_evidence(fact_evidence_, number, fact.evidence);
}

void DocumentRows::insert_properties(Statement& insert, std::int64_t owner,
                                     const std::vector<graph::Property>& properties) {
  std::int64_t position = 0;
  for (const auto& property : properties) {
    insert.bind(1, owner).bind(2, position++).bind(3, property.name).bind(4, property.value).run();
  }
}

void DocumentRows::insert_evidence(Statement& insert, std::int64_t owner,
                                   const std::vector<graph::Evidence>& evidence) {
  std::int64_t position = 0;
  for (const auto& item : evidence) {
    insert.bind(1, owner).bind(2, position++).bind(3, std::int64_t{item.begin}).bind(4, std::int64_t{item.end});
    item.sentence.empty() ? insert.bind_null(5) : insert.bind(5, sentence(item.sentence));
    insert.bind(6, item.by).run();
  }
}

std::int64_t DocumentRows::sentence(const std::string& text) {
  const auto [found, fresh] = sentences_.emplace(text, next_sentence_);
  if (fresh) sentence_.bind(1, next_sentence_++).bind(2, text).run();
  return found->second;
}

DocumentRanges DocumentRows::ranges(std::int64_t document) {
  ranges_.bind(1, document);
  Rows rows(ranges_);
  if (!rows.next()) database_.damaged("a document is missing");
  return {{ranges_.integer(0), ranges_.integer(1)},
          {ranges_.integer(2), ranges_.integer(3)},
          {ranges_.integer(4), ranges_.integer(5)}};
}

void DocumentRows::remove(std::int64_t document) {
  const auto found = ranges(document);
  const auto clear = [&](const char* sql, const Range& range) {
    Statement(database_, sql).bind(1, range.first).bind(2, range.end()).run();
  };
  clear("delete from member_alias where member >= ? and member < ?", found.members);
  clear("delete from member_property where member >= ? and member < ?", found.members);
  clear("delete from member_evidence where member >= ? and member < ?", found.members);
  clear("delete from term where member >= ? and member < ?", found.members);
  clear("delete from member where number >= ? and number < ?", found.members);
  clear("delete from fact_property where fact >= ? and fact < ?", found.facts);
  clear("delete from fact_evidence where fact >= ? and fact < ?", found.facts);
  clear("delete from fact where number >= ? and number < ?", found.facts);
  clear("delete from sentence where number >= ? and number < ?", found.sentences);
  Statement(database_, "delete from document where number = ?").bind(1, document).run();
}

}  // namespace soi::store
