// SPDX-License-Identifier: Apache-2.0
#include "base/json_writer.hpp"
#include "base/keys_of.hpp"
#include "cli/answer_file.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "exporting/facts_schema.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  std::vector<Option> options = {
      {"json-schema", 0, "", "the JSON Schema of facts that other extractors hand over as JSON Lines"},
      {"output", 'o', "FILE", "the file to write; - is standard output", {}, "-"},
      {"lang", 0, "LANGUAGE", "language of types and relations", {"vi", "en"}, "vi"}};
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {{},
          options,
          {{"soi schema", "the types and relations of the domain"},
           {"soi schema --json-schema -o facts.schema.json", "what a language model's structured output must be"}},
          "Facts that fit the schema, one document a line, are built like graph files: `soi build facts.jsonl`."};
}

std::string list(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::string properties(const std::map<std::string, schema::Kind>& all) {
  return all.empty() ? std::string() : "; " + list(base::keys_of(all));
}

void write_types(const Call& call, const schema::Schema& schema, const std::string& language, std::ostream& out) {
  const auto heading = [&](const char* text) { return call.out.styled(Style::heading, text); };
  out << heading("types") << '\n';
  for (const auto& [name, type] : schema.types()) {
    out << "  " << name << (type.parent.empty() ? "" : " < " + type.parent) << ": " << type.label.in(language)
        << properties(type.properties) << '\n';
  }
  out << '\n' << heading("relations") << '\n';
  for (const auto& [name, relation] : schema.relations()) {
    out << "  " << name << ": " << list(relation.from) << " → " << list(relation.to) << ": "
        << relation.label.in(language) << properties(relation.properties) << '\n';
  }
}

int run(const Call& call) {
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto schema = schema::Schema::load(domain);
  write_answer(call, call.values.text("output"), {}, true, [&](std::ostream& out) {
    if (call.values.has("json-schema")) {
      exporting::write_facts_schema(schema, out);
    } else {
      write_types(call, schema, call.values.text("lang"), out);
    }
  });
  return done;
}

}  // namespace

extern const Command schema_command;
const Command schema_command{"schema", "tells a domain's types and relations, for people or for other extractors",
                             usage, run};

}  // namespace soi::cli
