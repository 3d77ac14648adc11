// SPDX-License-Identifier: Apache-2.0
// A domain's rules, and how often each one finds something in a corpus.
#include <algorithm>
#include <map>

#include "base/display_width.hpp"
#include "base/json_writer.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "extraction/trace.hpp"
#include "pipeline/inputs.hpp"
#include "reading/report_file.hpp"

namespace soi::cli {
namespace {

using extraction::TracedRule;

Usage usage() {
  std::vector<Option> options = {
      {"hits", 0, "PATH", "count each rule's mentions or facts in this report or folder of reports", {}, "", true},
      {"unused", 0, "", "with --hits: only the rules that found nothing"},
      {"json", 0, "", "as JSON"},
  };
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {
      {},
      options,
      {{"soi rules", "the rules, stage by stage"},
       {"soi rules --hits reports/ --unused", "the rules that find nothing in these reports"}},
      "A rule of a stage counts its mentions, a rule of the relations its facts, a rule of the statuses its words."};
}

std::map<std::string, std::uint64_t> count_hits(const Call& call, const reading::PageWords& words,
                                                extraction::Tracer& tracer) {
  std::map<std::string, std::uint64_t> hits;
  std::vector<std::filesystem::path> named(call.values.all("hits").begin(), call.values.all("hits").end());
  const PoliteInterrupt polite;
  for (const pipeline::Input& input : pipeline::find_inputs(named)) {
    stop_if_interrupted();
    if (input.graph_file()) continue;
    const text::Report report = reading::read_report(input.path, words);
    const extraction::Trace trace = tracer.trace(report);
    for (const auto& mention : trace.mentions) ++hits[mention.rule];
    for (const auto& marker : trace.markers) ++hits[marker.rule];
    for (const auto& fact : trace.facts) ++hits[fact.rule];
  }
  return hits;
}

int run(const Call& call) {
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto schema = schema::Schema::load(domain);
  extraction::Tracer tracer(domain, schema);
  std::vector<TracedRule> rules = tracer.rules();
  const bool counting = call.values.has("hits");
  auto hits = count_hits(call, reading::PageWords::load(domain), tracer);
  if (counting && call.values.has("unused"))
    std::erase_if(rules, [&](const TracedRule& rule) { return hits[rule.rule] > 0; });
  if (call.values.has("json")) {
    base::JsonWriter json(call.out.stream());
    json.begin_object().key("form").value("soi-rules/1").key("domain").value(domain.name()).key("rules").begin_array();
    for (const TracedRule& rule : rules) {
      json.begin_object(true).key("stage").value(rule.stage).key("rule").value(rule.rule);
      if (counting) json.key("hits").value(hits[rule.rule]);
      json.end_object();
    }
    json.end_array().end_object();
    call.out.stream() << '\n';
    return done;
  }
  std::string stage;
  for (const TracedRule& rule : rules) {
    if (rule.stage != stage) call.out.paragraph(stage = rule.stage, 0, Style::heading);
    constexpr std::size_t name_columns = 48;
    call.out.stream() << "  " << base::pad(rule.rule, counting ? name_columns : 0);
    if (counting) call.out.stream() << ' ' << hits[rule.rule];
    call.out.stream() << '\n';
  }
  return done;
}

}  // namespace

extern const Command rules_command;
const Command rules_command{"rules", "lists a domain's rules and counts what each finds in a corpus", usage, run};

}  // namespace soi::cli
