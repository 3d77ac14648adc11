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

std::string words_of(const Rules& rules, Analysis& analysis, std::uint32_t first, std::uint32_t last) {
  return std::string(analysis.texts[Values(rules, analysis).plain_text(first, last)]);
}

TracedMention mention_at(const Rules& rules, Worker& worker, std::uint32_t number) {
  Analysis& analysis = worker.analysis();
  const Values values(rules, analysis);
  const Mention& mention = analysis.mentions[number];
  const Stage& stage = rules.stages[mention.stage];
  TracedMention traced{.stage = stage.name,
                       .rule = stage.rules[mention.rule].name,
                       .type = rules.names.types[mention.type],
                       .sentence = mention.sentence,
                       .span = span_of(analysis, mention.first, mention.last),
                       .words = words_of(rules, analysis, mention.first, mention.last),
                       .name = std::string(analysis.texts[values.text_of(value_of(number))]),
                       .entity = {},
                       .attributes = {},
                       .hidden = mention.hidden};
  for (const Attribute& one : analysis.attributes_of(mention))
    traced.attributes.emplace_back(rules.names.slots[one.name], analysis.texts[one.value]);
  if (const std::int32_t entity = worker.entities().of_mention[number]; entity >= 0)
    traced.entity = analysis.texts[worker.entities().all[static_cast<std::size_t>(entity)].name];
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
  Analysis& analysis = worker_->analysis();
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
    trace.facts.push_back({.rule = std::string(fact.by),
                           .from = std::string(analysis.texts[entities[static_cast<std::size_t>(fact.from)].name]),
                           .relation = rules_->known_relations[fact.relation].relation->name,
                           .to = std::string(analysis.texts[entities[static_cast<std::size_t>(fact.to)].name]),
                           .role = std::string(analysis.texts[fact.role]),
                           .former = fact.former,
                           .status = fact.status,
                           .status_by = std::string(fact.status_by),
                           .sentence = fact.sentence});
  for (const Trigger& trigger : worker_->facts().fired)
    trace.triggers.push_back({.rule = rules_->relations[trigger.rule].name,
                              .sentence = trigger.sentence,
                              .span = span_of(analysis, trigger.first, trigger.last),
                              .words = words_of(*rules_, analysis, trigger.first, trigger.last),
                              .from_missing = trigger.from_missing,
                              .to_missing = trigger.to_missing});
  for (const Trigger& marker : worker_->facts().marked)
    trace.markers.push_back({.rule = rules_->statuses[marker.rule].name,
                             .sentence = marker.sentence,
                             .span = span_of(analysis, marker.first, marker.last),
                             .words = words_of(*rules_, analysis, marker.first, marker.last)});
  return trace;
}

}  // namespace soi::extraction
