// SPDX-License-Identifier: Apache-2.0
// Which rules made what of a report, and which nearly did: for people who write rules and for the examples of rules.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "graph/document_graph.hpp"
#include "schema/schema.hpp"
#include "text/report.hpp"

namespace soi::extraction {

struct Rules;
class Worker;

struct Span {
  std::uint32_t begin = 0, end = 0;  // bytes of Report::text
};

struct TracedMention {
  std::string stage, rule, type;
  std::uint32_t sentence = 0;
  Span span;
  std::string words;   // the span as a name: normalized, without quotation marks around it
  std::string name;    // what rules call it, where they set a name, else its words
  std::string entity;  // the entity of the report it means; empty where it means none
  std::vector<std::pair<std::string, std::string>> attributes;
  bool hidden = false;  // stands inside a mention whose rule hides such ones
};

struct TracedFact {
  std::string rule, from, relation, to, role;
  bool former = false;
  graph::Status status = graph::Status::stated;
  std::string status_by;  // the rule of `statuses` that gave the status; empty where none did
  std::uint32_t sentence = 0;
};

// A relation's pattern that stands in the text. With exactly one slot missing it nearly made a fact.
struct TracedTrigger {
  std::string rule;
  std::uint32_t sentence = 0;
  Span span;
  std::string words;
  bool from_missing = false, to_missing = false;
};

// Words of a rule of `statuses`.
struct TracedMarker {
  std::string rule;
  std::uint32_t sentence = 0;
  Span span;
  std::string words;
};

struct Trace {
  std::vector<Span> sentences;
  std::vector<TracedMention> mentions;  // stage by stage, each in the order of the text
  std::vector<TracedFact> facts;
  std::vector<TracedTrigger> triggers;
  std::vector<TracedMarker> markers;
};

struct TracedRule {
  std::string stage, rule;
};

class Tracer {
 public:
  // Compiles names.yaml and rules.yaml. Throws Error(data) with every mistake.
  Tracer(const schema::Domain& domain, const schema::Schema& schema);
  ~Tracer();

  std::vector<TracedRule> rules() const;  // in their order; the last two stages are `statuses` and `relations`
  Trace trace(const text::Report& report);

 private:
  std::unique_ptr<Rules> rules_;
  std::unique_ptr<Worker> worker_;
};

}  // namespace soi::extraction
