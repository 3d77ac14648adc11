// SPDX-License-Identifier: Apache-2.0
// The tables of a store, and how dates and statuses stand in them. docs/store.md tells the same to people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.hpp"
#include "graph/document_graph.hpp"
#include "store/sqlite.hpp"

namespace soi::store {

inline constexpr std::uint32_t application_id = 0x736f6947;  // "soiG"
inline constexpr std::uint32_t version = 4;                  // raised whenever the tables change

extern const char* const tables;   // creates them
extern const char* const indexes;  // the same
extern const char* const views;    // and what people query

// Columns 0 … of `select … from document`, see document_columns.
extern const std::string document_columns;
graph::Document document_at(const Statement& row, const Database& database);

struct DocumentEntry;
struct MemberRow;
extern const std::string entry_columns;  // of table document
DocumentEntry entry_at(const Statement& row);
extern const std::string member_columns;  // of `select … from member`
MemberRow member_at(const Statement& row);

struct Decision;
std::vector<Decision> decisions_of(const Database& database);

base::Date date_at(const Statement& row, int column, const Database& database);
graph::Status status_at(const Statement& row, int column, const Database& database);
// Columns 3 … 9, which the tables of facts and of edges share, as what the Fact or Edge claims.
template <typename Claim>
void read_claim(const Statement& row, const Database& database, Claim& claim) {
  claim.relation = row.text(3);
  claim.role = row.text(4);
  claim.former = row.integer(5) != 0;
  claim.status = status_at(row, 6, database);
  claim.since = date_at(row, 7, database);
  claim.until = date_at(row, 8, database);
  claim.on = date_at(row, 9, database);
}
// The first number a statement finds for (key, local) of a member's name "key#local". Keys and local names may
// themselves hold the sign between them, so each place of it is tried.
std::optional<std::int64_t> find_member(Statement& statement, std::string_view name);
std::vector<std::string> texts_of(Statement& statement, std::int64_t number);  // what it finds for one number
graph::Evidence evidence_at(const Statement& row, int column);                 // begin, end, sentence, by
// The evidence a statement with (begin, end, sentence, by) finds for one number.
std::vector<graph::Evidence> evidence_of(Statement& statement, std::int64_t number);
std::vector<graph::Property> properties_of(Statement& statement, std::int64_t number);  // the same for (name, value)

}  // namespace soi::store
