// SPDX-License-Identifier: Apache-2.0
// From mentions and entities to facts: those mention rules make, those triggers with slots make, those a report
// implies.
#pragma once

#include <cstdint>
#include <string_view>
#include <tsl/robin_map.h>
#include <utility>
#include <vector>

#include "extraction/claims.hpp"
#include "extraction/entities.hpp"
#include "graph/document_graph.hpp"

namespace soi::extraction {

struct ReportFact {
  std::int32_t from, to;   // entities
  std::uint32_t relation;  // of Rules::known_relations
  text::Text role = text::no_text;
  std::string_view by;  // the rule
  bool former = false;
  graph::Status status = graph::Status::stated;
  std::uint32_t sentence;
  bool of_career = false;           // told in a list of what somebody was
  std::string_view status_by = {};  // the rule of `statuses` that gave the status
};

// A relation's pattern that stands in the text, and which of its slots found nothing.
struct Trigger {
  std::uint32_t rule, sentence, first, last;  // tokens
  bool from_missing = false, to_missing = false;
};

class Facts {
 public:
  Facts(const Rules& rules, Analysis& analysis, Entities& entities);
  std::vector<ReportFact> all;
  std::vector<Trigger> fired;
  std::vector<Trigger> marked;  // words of `statuses`, wherever they stand

 private:
  struct Target {
    std::int32_t entity;
    Value item;
  };

  void note_office_bodies();
  std::int32_t usual_body(std::uint32_t office);
  std::vector<Target> targets(const Value& from, const Path& each, const Path& take, std::uint32_t family);
  text::Text kind_of(std::int32_t office) const;
  static std::uint64_t office_key(text::Text kind, std::int32_t body) {
    return static_cast<std::uint64_t>(kind) << 32 | static_cast<std::uint32_t>(body);
  }
  void mention_facts();
  void facts_of(std::uint32_t mention);
  void resolve_offices();
  std::int32_t holder_of(const Mention& mention) const;
  bool is_official(std::int32_t entity) const;
  void meet_unnamed(std::uint32_t mention);
  void keep_unnamed();
  void triggered();
  void trigger(const Found& found);
  std::vector<std::int32_t> find_fillers(std::span<const Element> elements, std::uint32_t first, std::uint32_t last,
                                         const SlotRule& slot, SlotRule::Where where) const;
  std::int32_t last_official(std::uint32_t token) const;
  void settle_former();
  void leave_lesser_offices();
  struct Host {
    std::int32_t place;
    std::uint32_t sentence;
  };
  void implied();
  std::int32_t told_event() const;
  void held(std::string_view by);
  std::map<std::int32_t, Host> hosts() const;
  std::int32_t place_in(const Mention& mention) const;
  void add(std::int32_t from, std::int32_t to, std::uint32_t relation, std::string_view by, std::uint32_t sentence,
           text::Text role = text::no_text, text::Text former = text::no_text, text::Text status = text::no_text,
           const StatusRule* claimed = nullptr);

  const Rules& rules_;
  Analysis& analysis_;
  Entities& entities_;
  const Values values_;
  const Claims claims_;
  const std::uint32_t country_;  // the type
  // Bodies named with an office of some kind ("chủ tịch"), in the order of the text, for offices that leave theirs out.
  tsl::robin_map<text::Text, std::vector<std::pair<std::uint32_t, std::int32_t>>> office_bodies_;
  // Who holds an office of a kind at a body, for mentions by office only: the last one said.
  tsl::robin_map<std::uint64_t, std::int32_t> holders_;
  tsl::robin_map<std::uint64_t, std::int32_t> named_holders_;         // the same by the words of the office, at a body
  tsl::robin_map<text::Text, std::int32_t> holders_of_kind_;          // anywhere: spoken of last, else said last
  tsl::robin_map<std::int32_t, std::vector<text::Text>> kinds_held_;  // of each holder, each kind once
  std::map<std::int32_t, std::uint32_t> unnamed_;  // officials known by office only, and the first mention of each
  std::vector<std::pair<std::uint32_t, std::int32_t>> officials_;  // token and entity, in the order of the text
};

}  // namespace soi::extraction
