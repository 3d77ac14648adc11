// SPDX-License-Identifier: Apache-2.0
#include "cli/entity_table.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "exporting/node_link.hpp"
#include "query/resolve_entity.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  return {{{"TEXT", "a name or part of one; diacritics and case may be left out", true, true}},
          question_options({type_option(), limit_option("20")}),
          {{"soi find bui thi", "everybody and everything called so"},
           {"soi find dan van --type organization", "bodies only"}}};
}

void write_json(const Question& question, const std::vector<query::Match>& matches, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-find/1");
  json.key("nodes").begin_array();
  for (const auto& match : matches) {
    json.begin_object();
    exporting::write_node_fields(json, match.entity, question.schema);
    json.key("match").value(query::to_string(match.rank));
    json.key("degree").value(static_cast<std::int64_t>(match.degree));
    json.end_object();
  }
  json.end_array().end_object();
  out.stream() << '\n';
}

int run(const Call& call) {
  const auto question = open_question(call.values);
  const auto text = call.values.words("TEXT");
  auto matches = query::matches(*question.reader, text);
  std::erase_if(matches, [&, selection = selection_of(question, call.values)](const query::Match& match) {
    return !graph::passes(selection, match.entity, question.schema);
  });
  const auto found = matches.size();
  const auto limit = call.values.number("limit");
  if (limit > 0 && found > limit) matches.resize(limit);
  if (call.values.has("json")) {
    write_json(question, matches, call.out);
    return found == 0 ? findings : done;
  }
  if (found == 0) {
    std::string near;
    for (const auto& name : query::near_names(*question.reader, text)) {
      near += (near.empty() ? "near it: " : ", ") + one_line(name);
    }
    throw NothingFound("no entity answers to '" + one_line(text) + "'", near);
  }
  const auto dress = [&](Style style, const std::string& cell) { return call.out.styled(style, cell); };
  for (const auto& line : entity_table(question, matches, call.out.columns(), dress)) call.out.stream() << line << '\n';
  if (matches.size() < found) {
    call.notice.stream() << "… and " << found - matches.size() << " more; --limit 0 lists all\n";
  }
  return done;
}

}  // namespace

extern const Command find_entities_command;
const Command find_entities_command{
    "find", "lists the entities that answer to a name, with type and number of relations", usage, run};

}  // namespace soi::cli
