// SPDX-License-Identifier: Apache-2.0
// Documents with their members, facts and evidence as rows: written, removed, and given back as they were.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "graph/document_graph.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

// What resolution made of a member: only members of one block (0: of none) can be one entity; `cues` are its bytes.
struct Signed {
  struct Term {
    std::uint64_t office;
    std::int64_t first, last, open;
  };
  std::uint64_t block = 0;
  std::string cues;
  std::vector<Term> terms;  // offices held, or asked for
};

// What a document was made of: its bytes with what stands beside them, and the rules that took it.
struct Origin {
  std::string input, rules;
};

// Rows of one document stand side by side: their first number and how many they are.
struct Range {
  std::int64_t first = 0, count = 0;
  std::int64_t end() const { return first + count; }
};
struct DocumentRanges {
  Range members, facts, sentences;
};

class DocumentRows {
 public:
  explicit DocumentRows(const Database& database);

  // As a document that speaks, its members not yet in an entity (-1), its facts in no edge. Gives its number.
  std::int64_t insert(const graph::DocumentGraph& content, const std::vector<Signed>& members, const Origin& origin);
  void remove(std::int64_t document);
  void sign(std::int64_t document, const std::vector<Signed>& members);  // anew, once the table of terms is empty
  DocumentRanges ranges(std::int64_t document);

 private:
  void insert_document(std::int64_t number, const graph::DocumentGraph& content, const Origin& origin,
                       std::int64_t sentences);
  void insert_member(const graph::Member& member, std::int64_t document, const Signed& made);
  void insert_terms(std::int64_t member, const std::vector<Signed::Term>& terms);
  void insert_fact(const graph::Fact& fact, std::int64_t document, std::int64_t first_member);
  static void insert_properties(Statement& insert, std::int64_t owner, const std::vector<graph::Property>& properties);
  void insert_evidence(Statement& insert, std::int64_t owner, const std::vector<graph::Evidence>& evidence);
  std::int64_t sentence(const std::string& text);
  std::int64_t next(const char* table) const;

  const Database& database_;
  Statement document_, member_, alias_, member_property_, member_evidence_, fact_, fact_property_, fact_evidence_,
      sentence_, ranges_, term_, sign_;
  std::int64_t next_document_, next_member_, next_fact_, next_sentence_;
  std::map<std::string, std::int64_t, std::less<>> sentences_;  // of the document being written
};

// Bits of the columns `lists`: which of its lists a row has, so that empty ones need not be looked for.
inline constexpr std::int64_t has_aliases = 1, has_properties = 2;

class DocumentLoader {
 public:
  explicit DocumentLoader(const Database& database);
  graph::DocumentGraph load(std::int64_t document);  // without domain

 private:
  graph::Member member_at(const Statement& row);
  graph::Fact fact_at(const Statement& row);

  const Database& database_;
  Statement document_, members_, aliases_, member_properties_, member_evidence_, facts_, fact_properties_,
      fact_evidence_;
};

}  // namespace soi::store
