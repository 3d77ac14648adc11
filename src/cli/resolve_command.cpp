// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "base/display_width.hpp"
#include "base/json_writer.hpp"
#include "cli/counts.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "pipeline/identity_report.hpp"

namespace soi::cli {
namespace {

using pipeline::JoinedGroup;
using pipeline::OpenPair;
using pipeline::Reason;

Usage usage() {
  return {
      {{"ENTITY", "an entity by name or id; without one, the largest groups and the nearest open pairs", false, true}},
      question_options({{"type", 0, "TYPE", "of this type, or of one below it"},
                        {"limit", 0, "N", "groups and pairs to tell", {}, "20", false, 100000}}),
      {{"soi resolve --type official", "who was joined and why, and who might be one but is not joined"},
       {"soi resolve bui thi minh hoai", "why her mentions are one person"}},
      "Odds say how unlikely it is that another bearer of the name shares what two mentions have in common. Decide "
      "in a file of `same: [[MEMBER, MEMBER]]` and `different: …`, and give it to `soi build --identity FILE`."};
}

std::string odds_text(double odds) {
  if (odds < 10) return "1 : " + std::to_string(odds).substr(0, 3);
  return "1 : " + std::to_string(static_cast<long long>(std::min(odds, 1e15)));
}

std::string words(const Reason& reason) {
  if (reason.odds == 0) return reason.what;
  return reason.kind + ": " + reason.what + "; " + odds_text(reason.odds) + " among " + std::to_string(reason.people) +
         " people" + (reason.mentions > 0 ? ", in " + std::to_string(reason.mentions) + " mentions" : "");
}

void write_reasons(base::JsonWriter& json, const std::vector<Reason>& reasons) {
  json.key("reasons").begin_array();
  for (const auto& reason : reasons) {
    json.begin_object(true).key("kind").value(reason.kind).key("what").value(reason.what);
    if (reason.odds > 0) json.key("people").value(reason.people).key("odds").value(std::round(reason.odds * 100) / 100);
    if (reason.mentions > 0) json.key("mentions").value(reason.mentions);
    json.end_object();
  }
  json.end_array();
}

struct Answer {
  std::vector<JoinedGroup> joined, unnamed;
  std::vector<OpenPair> open;
  double enough = 0;  // odds
};

void write_groups(base::JsonWriter& json, const char* key, const std::vector<JoinedGroup>& groups) {
  json.key(key).begin_array();
  for (const auto& group : groups) {
    json.begin_object().key("id").value(group.id).key("type").value(group.type).key("name").value(group.name);
    json.key("members").begin_array(true);
    for (const auto& member : group.members) json.value(member);
    json.end_array();
    write_reasons(json, group.reasons);
    json.end_object();
  }
  json.end_array();
}

void write_json(const Answer& answer, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("form").value("soi-resolve/1").key("enough").value(answer.enough);
  write_groups(json, "joined", answer.joined);
  write_groups(json, "unnamed", answer.unnamed);
  json.key("open").begin_array();
  for (const auto& pair : answer.open) {
    json.begin_object().key("type").value(pair.type).key("name").value(pair.name);
    json.key("ids").begin_array(true).value(pair.one).value(pair.other).end_array();
    json.key("odds").value(pair.reasons.empty() ? 0.0 : std::round(pair.reasons.front().odds * 100) / 100);
    write_reasons(json, pair.reasons);
    json.end_object();
  }
  json.end_array().end_object();
  out.stream() << '\n';
}

void write_group(const JoinedGroup& group, Output& out) {
  out.paragraph(group.name + ": " + counted(group.members.size(), "mention", "mentions"), 0, Style::name);
  for (const auto& reason : group.reasons) out.paragraph("by " + words(reason), 2);
  std::string members;
  for (std::size_t i = 0; i < group.members.size() && i < 12; ++i) members += (i == 0 ? "" : ", ") + group.members[i];
  if (group.members.size() > 12) members += " … and " + std::to_string(group.members.size() - 12) + " more";
  out.paragraph(members, 2, Style::faint);
}

void write_text(const Answer& answer, Output& out) {
  for (const auto& group : answer.joined) write_group(group, out);
  bool first = answer.joined.empty();
  if (!answer.unnamed.empty()) {
    if (!first) out.stream() << '\n';
    first = false;
    out.stream() << out.styled(Style::heading, "known by an office only") << ", of whom no document says who it was\n";
    for (const auto& group : answer.unnamed) write_group(group, out);
  }
  if (answer.open.empty()) return;
  if (!first) out.stream() << '\n';
  out.stream() << out.styled(Style::heading, "not joined") << ", for it takes " << odds_text(answer.enough)
               << " or no document that tells them apart\n";
  for (const auto& pair : answer.open) {
    out.paragraph(pair.name, 2, Style::name);
    for (const auto& reason : pair.reasons) out.paragraph("both " + words(reason), 4);
    out.paragraph(pair.one + ", " + pair.other, 4, Style::faint);
  }
}

int run(const Call& call) {
  const auto question = open_question(call);
  const auto domain = schema::Domain::open(question.reader->domain(), schema_folder(call.values));
  const resolution::Resolver resolver(domain, question.schema);
  pipeline::IdentityReport report(call.values.text("graph"), resolver);
  Answer answer;
  answer.enough = resolver.enough();
  if (call.values.has("ENTITY")) {
    const auto entity = entity_meant(question, call.values.words("ENTITY"));
    answer.joined.push_back(report.joined(entity.id));
    answer.open = report.open(entity.id);
  } else {
    const auto type = call.values.text("type");
    if (!type.empty() && question.schema.type(type) == nullptr) {
      throw base::Error(base::Failure::usage, "there is no type '" + type + "'", "`soi info` lists those of the graph");
    }
    const auto wanted = [&](const std::string& of) { return type.empty() || question.schema.is_a(of, type); };
    const auto limit = call.values.number("limit");
    // Those without a name are told apart, also where one of them has several mentions.
    answer.joined =
        report.joined(limit, [&](const auto& of) { return wanted(of) && !question.schema.type(of)->unnamed; });
    answer.open = report.open(limit, wanted);
    std::vector<std::string> unnamed;
    for (const auto& [name, known] : question.schema.types()) {
      if (known.unnamed && wanted(name)) unnamed.push_back(name);
    }
    answer.unnamed = report.unnamed(limit, unnamed);
  }
  call.values.has("json") ? write_json(answer, call.out) : write_text(answer, call.out);
  return done;
}

}  // namespace

extern const Command resolve_command;
const Command resolve_command{"resolve", "tells why mentions are one entity, and which might be but are not joined",
                              usage, run};

}  // namespace soi::cli
