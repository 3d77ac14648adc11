// SPDX-License-Identifier: Apache-2.0
// From mentions and entities to facts: those mention rules make, those triggers with slots make, those a report
// implies.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "extraction/entities.hpp"
#include "graph/document_graph.hpp"

namespace soi::extraction {

struct ReportFact {
  std::int32_t from, to;  // entities
  std::string relation, role, by;
  bool former = false;
  graph::Status status = graph::Status::stated;
  std::uint32_t sentence;
};

// A relation's pattern that stands in the text, and which of its slots found nothing.
struct Trigger {
  std::uint32_t rule, sentence, first, last;  // tokens
  bool from_missing = false, to_missing = false;
};

class Facts {
 public:
  Facts(const Rules& rules, Analysis& analysis, Entities& entities, Matcher& triggers);
  std::vector<ReportFact> all;
  std::vector<Trigger> fired;

 private:
  // A body named with an office of some kind ("chủ tịch"), for offices that leave theirs out.
  struct OfficeBody {
    std::uint32_t token;
    std::string kind;
    std::int32_t body;
  };
  // Who holds what, for mentions by office only.
  struct Holder {
    std::int32_t official, body;
    std::string kind;
  };
  struct Target {
    std::int32_t entity;
    Value item;
  };

  void note_office_bodies();
  std::int32_t usual_body(const std::string& kind, std::uint32_t token) const;
  std::vector<Target> targets(const Value& from, const std::vector<std::string>& each,
                              const std::vector<std::string>& take, const std::string& family) const;
  void mention_facts();
  void resolve_offices();
  void triggered();
  void trigger(std::uint32_t sentence, const std::vector<Element>& elements, std::uint32_t first, std::uint32_t last,
               const RelationRule& rule, const std::vector<Capture>& captures);
  std::vector<std::int32_t> find_fillers(const std::vector<Element>& elements, std::uint32_t first, std::uint32_t last,
                                         const SlotRule& slot, SlotRule::Where where) const;
  std::int32_t last_official(std::uint32_t token) const;
  void implied();
  std::int32_t place_in(const Mention& mention) const;
  void add(std::int32_t from, std::int32_t to, const std::string& relation, const std::string& by,
           std::uint32_t sentence, const std::string& role = {}, const std::string& former = {},
           const std::string& status = {});

  const Rules& rules_;
  Analysis& analysis_;
  Entities& entities_;
  Matcher& triggers_;
  std::vector<OfficeBody> office_bodies_;
  std::vector<Holder> holders_;
};

}  // namespace soi::extraction
