// SPDX-License-Identifier: Apache-2.0
// Why a report gave these facts: sentence by sentence, what each stage's rules found, the facts, and the rules that
// nearly made one.
#include "base/error.hpp"
#include "base/json_writer.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "extraction/trace.hpp"
#include "reading/report_file.hpp"

namespace soi::cli {
namespace {

using extraction::Trace;
using extraction::TracedFact;
using extraction::TracedMarker;
using extraction::TracedMention;
using extraction::TracedTrigger;

Usage usage() {
  std::vector<Option> options = {
      {"sentence", 's', "N", "only the sentence of this number", {}, "", false, 1000000},
      {"json", 0, "", "as JSON"},
  };
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {{{"REPORT", "a report (.txt .md .html); - reads plain text from standard input"}},
          options,
          {{"soi explain report.txt", "which rules made its facts, and which nearly did"},
           {"soi explain report.txt --sentence 3", "one sentence, stage by stage"}},
          "A rule nearly made a fact where its trigger stands in the text and exactly one of its slots is empty."};
}

std::string fact_text(const TracedFact& fact) {
  std::string text = fact.from + " " + fact.relation + " " + fact.to;
  if (!fact.role.empty()) text += " (" + fact.role + ")";
  if (fact.former) text += ", formerly";
  if (fact.status != graph::Status::stated) text += std::string(", ") + graph::to_string(fact.status);
  if (!fact.status_by.empty()) text += " by " + fact.status_by;
  return text;
}

bool nearly(const TracedTrigger& trigger) { return trigger.from_missing != trigger.to_missing; }

const char* empty_slot(const TracedTrigger& trigger) { return trigger.from_missing ? "from" : "to"; }

void write_sentence(const text::Report& report, const Trace& trace, std::uint32_t number, Output& out) {
  const auto words = [&](const extraction::Span& span) {
    return one_line(std::string_view(report.text).substr(span.begin, span.end - span.begin));
  };
  out.hanging(std::to_string(number + 1) + "  ", "“" + words(trace.sentences[number]) + "”");
  std::string stage;
  for (const TracedMention& mention : trace.mentions) {
    if (mention.sentence != number || mention.hidden) continue;
    if (mention.stage != stage) out.paragraph(stage = mention.stage, 4, Style::faint);
    std::string text = mention.type + " “" + words(mention.span) + "”";
    if (!mention.entity.empty() && mention.entity != mention.words) text += " = " + mention.entity;
    out.hanging("      " + mention.rule + ": ", text);
  }
  for (const TracedMarker& marker : trace.markers)
    if (marker.sentence == number) out.hanging("    status, " + marker.rule + ": ", "“" + words(marker.span) + "”");
  for (const TracedFact& fact : trace.facts)
    if (fact.sentence == number) out.hanging("    fact by " + fact.rule + ": ", fact_text(fact));
  for (const TracedTrigger& trigger : trace.triggers)
    if (trigger.sentence == number && nearly(trigger))
      out.hanging("    nearly " + trigger.rule + ": ",
                  "“" + words(trigger.span) + "” stands here, " + empty_slot(trigger) + " is empty");
  out.stream() << '\n';
}

void write_json(const text::Report& report, const Trace& trace, std::uint32_t first, std::uint32_t last, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("form").value("soi-explain/1").key("report").value(report.key);
  json.key("sentences").begin_array();
  for (std::uint32_t number = first; number < last; ++number) {
    const extraction::Span& span = trace.sentences[number];
    json.begin_object().key("sentence").value(number + 1);
    json.key("text").value(report.text.substr(span.begin, span.end - span.begin));
    json.key("mentions").begin_array();
    for (const TracedMention& mention : trace.mentions) {
      if (mention.sentence != number || mention.hidden) continue;
      json.begin_object(true).key("stage").value(mention.stage).key("rule").value(mention.rule);
      json.key("type").value(mention.type).key("words").value(mention.words).key("entity").value(mention.entity);
      json.end_object();
    }
    json.end_array().key("statuses").begin_array();
    for (const TracedMarker& marker : trace.markers) {
      if (marker.sentence != number) continue;
      json.begin_object(true).key("rule").value(marker.rule).key("words").value(marker.words).end_object();
    }
    json.end_array().key("facts").begin_array();
    for (const TracedFact& fact : trace.facts) {
      if (fact.sentence != number) continue;
      json.begin_object(true).key("rule").value(fact.rule).key("from").value(fact.from);
      json.key("relation").value(fact.relation).key("to").value(fact.to).key("role").value(fact.role);
      json.key("former").value(fact.former).key("status").value(graph::to_string(fact.status));
      if (!fact.status_by.empty()) json.key("status_by").value(fact.status_by);
      json.end_object();
    }
    json.end_array().key("nearly").begin_array();
    for (const TracedTrigger& trigger : trace.triggers) {
      if (trigger.sentence != number || !nearly(trigger)) continue;
      json.begin_object(true).key("rule").value(trigger.rule).key("empty").value(empty_slot(trigger)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
  out.stream() << '\n';
}

int run(const Call& call) {
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto schema = schema::Schema::load(domain);
  const std::string path = call.values.text("REPORT");
  const text::Report report = reading::read_report(path, reading::PageWords::load(domain));
  extraction::Tracer tracer(domain, schema);
  const Trace trace = tracer.trace(report);
  const auto count = static_cast<std::uint32_t>(trace.sentences.size());
  std::uint32_t first = 0, last = count;
  if (call.values.has("sentence")) {
    last = call.values.number("sentence");
    if (last == 0 || last > count)
      throw NothingFound("'" + path + "' has no sentence " + std::to_string(last),
                         "its sentences are numbered from 1 to " + std::to_string(count));
    first = last - 1;
  }
  if (call.values.has("json"))
    write_json(report, trace, first, last, call.out);
  else
    for (std::uint32_t number = first; number < last; ++number) write_sentence(report, trace, number, call.out);
  return done;
}

}  // namespace

extern const Command explain_command;
const Command explain_command{"explain", "shows which rules made a report's facts, and which nearly did", usage, run};

}  // namespace soi::cli
