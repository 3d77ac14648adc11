// SPDX-License-Identifier: Apache-2.0
// A domain's names.yaml and rules.yaml, compiled. docs/rules.md tells their form.
#pragma once

#include <deque>
#include <map>
#include <memory>
#include <string>
#include <tsl/robin_map.h>
#include <vector>

#include "extraction/symbol_table.hpp"
#include "graph/document_graph.hpp"
#include "schema/schema.hpp"

namespace soi::extraction {

using Path = std::vector<std::uint32_t>;  // of Names::slots: slot, then attribute of what it holds

// `$slot.attribute` or a literal piece of a template; an optional path (`$slot?`) may be empty.
struct Piece {
  std::string literal;
  Path path;
  bool optional = false;
};
using Template = std::vector<Piece>;
using Templates = std::vector<Template>;  // the first whose paths all hold something wins

struct Setting {
  std::uint32_t name;  // of Names::slots
  Templates value;
};

inline constexpr std::uint32_t no_relation = ~0u;
inline constexpr std::uint32_t no_type = ~0u;

// A relation of the schema, by types' numbers.
struct KnownRelation {
  const schema::Relation* relation = nullptr;
  std::uint32_t from_root = no_type, to_root = no_type;
  std::vector<bool> from = {}, to = {};  // of each type, whether it may stand at that end
};

// A fact made for each value of `each` (or once), its `to` and properties read from that value first.
struct FactRule {
  std::uint32_t relation = no_relation;
  Path from, each, to;
  Templates role, former, status;
};

struct MentionRule {
  std::string name;
  std::uint32_t type = 0;
  std::vector<Setting> settings;
  std::vector<FactRule> facts;
  bool hides = false;  // mentions inside it are no entities of their own, unless captured
};

struct Stage {
  std::string name;
  std::vector<MentionRule> rules;
  std::unique_ptr<Automaton> automaton;
};

// Where a slot of a relation looks for its filler when the pattern does not capture it.
struct SlotRule {
  std::vector<std::uint32_t> types;  // of elements that fill it
  enum class Where { none, before, after } first = Where::none, second = Where::none;
  std::uint32_t reach = 40;  // elements
  bool many = false;         // and further ones close behind it
  bool main_event = false;   // the report's main event, where nothing else fills it
  bool told_event = false;   // the same, but none where the lead does not name it
  bool last = false;         // what last filled this slot's family in the report
  Path each, take;           // from the filler to the mentions meant; empty: the filler's own entities
};

struct RelationRule {
  std::string name;
  std::vector<std::uint32_t> relations;
  bool in_lead = false;  // only in the report's first sentences
  bool in_turn = false;  // as many of the one end as of the other: the first with the first, and so on
  bool reports = false;  // what stands behind it in its sentence is what somebody says
  SlotRule from, to;
  Templates role, former, status;
};

// Words that give the claims behind them a status. Without a status they only keep their words from such rules.
struct StatusRule {
  std::string name;
  std::optional<graph::Status> status;
  std::uint32_t reach = 1;  // a trigger begins at most so many elements behind them
};

struct Abbreviation {
  std::vector<text::Word> words;                          // at least one
  std::vector<std::pair<text::Word, std::string>> meant;  // what it stands for, in lower case
};

struct Rules {
  Names names;
  // The attributes of phrases, by their words; each by its number in Names::slots.
  tsl::robin_map<std::vector<text::Word>, std::map<std::uint32_t, std::string>, NumbersHash> phrases;
  tsl::robin_map<text::Word, std::vector<Abbreviation>> abbreviations;  // by the first word, the longest ones first
  std::vector<Stage> stages;
  std::vector<RelationRule> relations;
  std::unique_ptr<Automaton> triggers;
  std::vector<StatusRule> statuses;
  std::unique_ptr<Automaton> markers;
  std::unique_ptr<SymbolTable> symbols;        // columns: the stages, the triggers, the markers
  std::vector<std::uint32_t> roots;            // of each type: its family, a type; no_type for auxiliary ones
  std::vector<std::uint32_t> entity_types;     // of each type: the schema's type it makes, or no_type
  std::vector<std::uint32_t> unnamed;          // of each type: the type of those known by office only, or no_type
  std::vector<KnownRelation> known_relations;  // what rules mean by a relation's number
  // Level → place types that complete a body of that level.
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> levels;
  // Relations the report itself implies; see docs/rules.md.
  std::uint32_t located = no_relation, held = no_relation, cited = no_relation, promoted = no_relation,
                organized = no_relation;
  bool scenes = false;  // whether some rule tells at which event things happen; without, all do at the main one
  std::string domain;
  schema::Schema schema;
};

// Throws Error(data) with every mistake of both files.
std::unique_ptr<Rules> read_rules(const schema::Domain& domain, const schema::Schema& schema);

}  // namespace soi::extraction
