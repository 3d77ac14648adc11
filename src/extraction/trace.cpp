// SPDX-License-Identifier: Apache-2.0
#include "extraction/trace.hpp"

#include <algorithm>
#include <numeric>

#include "extraction/worker.hpp"

namespace soi::extraction {
namespace {

Span span_of(const Analysis& analysis, std::uint32_t first, std::uint32_t last) {
  if (first >= last) return {};
  return {analysis.tokens.tokens[first].begin, analysis.tokens.tokens[last - 1].end};
}

TracedMention mention_at(const Rules& rules, const Worker& worker, std::uint32_t number) {
  const Analysis& analysis = worker.analysis();
  const Mention& mention = analysis.mentions[number];
  const Stage& stage = rules.stages[mention.stage];
  TracedMention traced{.stage = stage.name,
                       .rule = stage.rules[mention.rule].name,
                       .type = rules.names.types[mention.type],
                       .sentence = mention.sentence,
                       .span = span_of(analysis, mention.first, mention.last),
                       .words = plain_text(analysis, mention.first, mention.last),
                       .name = {},
                       .entity = {},
                       .attributes = mention.attributes,
                       .hidden = mention.hidden};
  traced.name = text_of(rules, analysis, value_of(number));
  if (const std::int32_t entity = worker.entities().of_mention[number]; entity >= 0)
    traced.entity = worker.entities().all[static_cast<std::size_t>(entity)].name;
  return traced;
}

}  // namespace

Tracer::Tracer(const schema::Domain& domain, const schema::Schema& schema)
    : rules_(read_rules(domain, schema)), worker_(std::make_unique<Worker>(*rules_)) {}
Tracer::~Tracer() = default;

std::vector<TracedRule> Tracer::rules() const {
  std::vector<TracedRule> all;
  for (const Stage& stage : rules_->stages)
    for (const MentionRule& rule : stage.rules) all.push_back({stage.name, rule.name});
  for (const StatusRule& rule : rules_->statuses) all.push_back({"statuses", rule.name});
  for (const RelationRule& rule : rules_->relations) all.push_back({"relations", rule.name});
  return all;
}

Trace Tracer::trace(const text::Report& report) {
  worker_->read(report);
  const Analysis& analysis = worker_->analysis();
  Trace trace;
  for (const text::Sentence& sentence : analysis.tokens.sentences)
    trace.sentences.push_back(span_of(analysis, sentence.first, sentence.last));
  std::vector<std::uint32_t> by_stage(analysis.mentions.size());
  std::iota(by_stage.begin(), by_stage.end(), 0u);
  std::stable_sort(by_stage.begin(), by_stage.end(), [&](std::uint32_t a, std::uint32_t b) {
    return analysis.mentions[a].stage < analysis.mentions[b].stage;
  });
  for (const std::uint32_t mention : by_stage) trace.mentions.push_back(mention_at(*rules_, *worker_, mention));
  const auto& entities = worker_->entities().all;
  for (const ReportFact& fact : worker_->facts().all)
    trace.facts.push_back({.rule = fact.by,
                           .from = entities[static_cast<std::size_t>(fact.from)].name,
                           .relation = fact.relation,
                           .to = entities[static_cast<std::size_t>(fact.to)].name,
                           .role = fact.role,
                           .former = fact.former,
                           .status = fact.status,
                           .status_by = fact.status_by,
                           .sentence = fact.sentence});
  for (const Trigger& trigger : worker_->facts().fired)
    trace.triggers.push_back({.rule = rules_->relations[trigger.rule].name,
                              .sentence = trigger.sentence,
                              .span = span_of(analysis, trigger.first, trigger.last),
                              .words = plain_text(analysis, trigger.first, trigger.last),
                              .from_missing = trigger.from_missing,
                              .to_missing = trigger.to_missing});
  for (const Trigger& marker : worker_->facts().marked)
    trace.markers.push_back({.rule = rules_->statuses[marker.rule].name,
                             .sentence = marker.sentence,
                             .span = span_of(analysis, marker.first, marker.last),
                             .words = plain_text(analysis, marker.first, marker.last)});
  return trace;
}

}  // namespace soi::extraction
