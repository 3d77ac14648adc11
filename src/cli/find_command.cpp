// SPDX-License-Identifier: Apache-2.0
#include "cli/entity_table.hpp"
#include "cli/filters.hpp"
#include "cli/run.hpp"
#include "exporting/node_link.hpp"
#include "query/resolve_entity.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  return {
      {{"TEXT", "a name, words of one or their beginnings; diacritics and case may be left out", true, true}},
      question_options({type_option(), limit_option("20")}),
      {{"soi find bui thi", "everybody and everything called so"},
       {"soi find dan van --type organization", "bodies only"},
       {"soi find BDV HT", "by an abbreviation and first letters"}},
      "What is called so stands first, then names that begin so, that have the words in a row, in two rows, anywhere, "
      "and that have words that begin so; among equals the better connected. Abbreviations count as written out, UBND "
      "as Ủy ban nhân dân, and "
      "words in upper case may be the first letters of a body's name. Where nothing answers, typing errors are "
      "allowed for: up to three letters, or spaces, wrong, missing or too many."};
}

void write_json(const Question& question, const query::Matches& all, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-find/1");
  json.key("nodes").begin_array();
  for (const auto& match : all.listed) {
    json.begin_object();
    exporting::write_node_fields(json, question.reader->entity(match.entity.node), question.schema);
    json.key("match").value(query::to_string(match.rank));
    json.key("degree").value(static_cast<std::int64_t>(match.degree));
    json.end_object();
  }
  json.end_array().end_object();
  out.stream() << '\n';
}

int run(const Call& call) {
  const auto question = open_question(call);
  const auto text = call.values.words("TEXT");
  const auto selection = selection_of(question, call.values);
  const auto all = query::matches(question.names(), text, {selection.types, call.values.number("limit")});
  if (call.values.has("json")) {
    write_json(question, all, call.out);
    return all.found == 0 ? findings : done;
  }
  if (all.found == 0) {
    std::string near;
    for (const auto& name : query::near_names(question.names(), text)) {
      near += (near.empty() ? "near it: " : ", ") + one_line(name);
    }
    throw NothingFound("no entity answers to '" + one_line(text) + "'", near);
  }
  if (all.listed.front().rank >= query::Rank::one_error) {
    call.notice.stream() << "nothing is called '" << one_line(text) << "'; this is near it\n";
  }
  const auto dress = [&](Style style, const std::string& cell) { return call.out.styled(style, cell); };
  for (const auto& line : entity_table(question, all.listed, call.out.columns(), dress))
    call.out.stream() << line << '\n';
  if (all.listed.size() < all.found) call.notice.stream() << "… and " << left_over(all) << "; --limit 0 lists all\n";
  return done;
}

}  // namespace

extern const Command find_entities_command;
const Command find_entities_command{
    "find", "lists the entities that answer to a name, with type and number of relations", usage, run};

}  // namespace soi::cli
