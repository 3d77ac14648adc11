// SPDX-License-Identifier: Apache-2.0
// One build's change of a store: documents come and go, members are put into entities, and all of it becomes visible at
// once or not at all.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/reader.hpp"
#include "schema/schema.hpp"
#include "store/document_rows.hpp"

namespace soi::store {

// What a person decided: these members are one, or no two of them are.
struct Decision {
  bool same = true;
  std::vector<std::string> members;
};

enum class Standing { aside = 0, speaks = 1, silent = 2 };  // silent: listed, but another document speaks for it

struct DocumentEntry {
  std::int64_t number = 0;
  std::string key;       // by which it is known in the graph
  std::string declared;  // as it calls itself
  std::string digest, kind, source, replaces, path;
  Standing standing = Standing::speaks;
};

struct MemberRow {
  std::int64_t number = 0, document = 0;
  std::string local, type, name, cues;
  std::uint64_t block = 0;
  std::int64_t entity = -1;  // -1: none yet
};

// A member that was seen in an office, or that is known by it only.
struct TermRow {
  std::int64_t member = 0, entity = -1;
  std::int64_t first = 0, last = 0, open = 0;
};

class Update {
 public:
  // A store that is not there is made beside and put into place by commit(); one that is there changes in one
  // transaction. `schema` (may be null) tells the common type of joined members. Throws as open does.
  Update(const std::filesystem::path& path, const std::string& domain, const schema::Schema* schema);
  ~Update();  // without commit() all stays as it was

  bool first() const;  // there was no store

  std::string note(const std::string& name) const;  // of `info`; empty where there is none
  void note(const std::string& name, const std::string& value);

  std::vector<Decision> decisions() const;
  void decisions(const std::vector<Decision>& decisions);  // in place of those it had

  // Documents.
  std::optional<std::int64_t> find_input(const Origin& origin);
  std::optional<std::int64_t> find(const std::string& declared, const std::string& digest);
  Origin origin(std::int64_t document);
  std::int64_t add(const graph::DocumentGraph& content, const std::vector<Signed>& members, const Origin& origin);
  void remove(std::int64_t document);
  void stand(const DocumentEntry& document, const std::string& key, Standing standing);  // if that is new
  void each_number(const std::function<void(std::int64_t)>& visit);
  // Those whose standing may depend on others: that share an id, replace others or are replaced.
  std::vector<DocumentEntry> entangled();
  graph::DocumentGraph load(std::int64_t document);
  // New signatures for a document's members, after forget_entities().
  void sign(std::int64_t document, const std::vector<Signed>& members);

  // All entities go: every document that speaks must then be signed again, which makes its members homeless.
  void forget_entities();

  // Members to be put into entities, with their blocks (0: of none), and the blocks that lost members, with their cues.
  std::vector<std::pair<std::uint64_t, std::int64_t>>& homeless();
  std::vector<std::pair<std::uint64_t, std::string>>& bereft();
  MemberRow member(std::int64_t number);
  bool has_member(std::int64_t number);                               // that speaks
  std::optional<std::int64_t> member_named(const std::string& name);  // `document#local`, where it speaks
  std::string key_of(std::int64_t document);
  std::vector<MemberRow> block(std::uint64_t block);                 // that speak
  std::vector<TermRow> terms(std::uint64_t office);                  // of members that speak, by their numbers
  std::size_t size_of(std::int64_t entity);                          // members; O(size) after a first build
  std::optional<std::int64_t> entity_of_block(std::uint64_t block);  // of one that is in an entity
  void each_cue(const std::function<void(std::uint64_t block, const std::string& cues)>& visit);
  std::int64_t cue_count(int kind, std::uint64_t key, std::uint32_t detail);
  void cue_count(int kind, std::uint64_t key, std::uint32_t detail, std::int64_t blocks);
  std::int64_t new_entity();
  void move(const MemberRow& member, std::int64_t entity);

  // Makes entities and edges anew where members moved; `stage` hears what is done.
  void derive(const std::function<void(const char* stage)>& stage);
  // What the store now holds.
  void count();  // first
  graph::Counts counts() const;
  std::map<std::string, std::size_t> entities_by_type() const, facts_by_relation() const;
  void commit();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace soi::store
