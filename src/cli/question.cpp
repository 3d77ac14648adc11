// SPDX-License-Identifier: Apache-2.0
#include "cli/question.hpp"

#include <cstdlib>
#include <filesystem>

#include "base/error.hpp"
#include "cli/counts.hpp"
#include "cli/entity_table.hpp"
#include "cli/run.hpp"
#include "pipeline/open_graph.hpp"
#include "query/resolve_entity.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t most_candidates = 12;
constexpr std::size_t columns = 96;  // of a remedy, which is indented

}  // namespace

std::vector<Option> schema_options() {
  return {{"domain", 0, "NAME", "the domain that reports and graph files are read by", {}, "dan-van"},
          {"schema", 0, "FOLDER", "a folder of domains instead of the ones in the program; also $SOI_SCHEMAS"}};
}

std::vector<Option> graph_options(std::vector<Option> own) {
  own.push_back({"graph", 'g', "FILE", "the graph to ask, a store, a graph file or a report", {}, "soi.db"});
  own.push_back({"lang", 0, "LANGUAGE", "language of types and relations", {"vi", "en"}, "vi"});
  for (auto& option : schema_options()) own.push_back(std::move(option));
  return own;
}

std::vector<Option> question_options(std::vector<Option> own) {
  own.push_back({"json", 0, "", "answer as JSON"});
  return graph_options(std::move(own));
}

std::string schema_folder(const Values& values) {
  if (values.has("schema")) return values.text("schema");
  const char* folder = std::getenv("SOI_SCHEMAS");
  return folder == nullptr ? "" : folder;
}

Question open_question(const Call& call) {
  const auto& values = call.values;
  const auto path = values.text("graph");
  const auto folder = schema_folder(values);
  std::error_code ignored;
  if (path == "soi.db" && !std::filesystem::exists(path, ignored)) {
    throw base::Error(base::Failure::io, "there is no soi.db in this folder",
                      "make it with `soi build REPORTS…`, or name a graph with --graph FILE");
  }
  auto reader = pipeline::open_graph(path, values.text("domain"), folder);
  const auto domain = schema::Domain::open(reader->domain(), folder);
  return {std::move(reader), schema::Schema::load(domain), values.text("lang"), query::Abbreviations::load(domain),
          &call.notice};
}

std::string left_over(const query::Matches& all) {
  return (all.whole ? "" : "more than ") + std::to_string(all.found - all.listed.size()) + " more";
}

graph::Entity entity_meant(const Question& question, const std::string& text) {
  auto found = query::resolve_entity(question.names(), text, most_candidates);
  const auto shown = "'" + one_line(text) + "'";
  if (found.entity) {
    if (found.others > 0) {
      question.notice->stream() << "note: "
                                << counted(found.others, "less connected entity answers",
                                           "less connected entities answer")
                                << " to " << shown << ", too; `soi find` lists them\n";
    }
    return std::move(*found.entity);
  }
  if (const auto& all = found.candidates; !all.listed.empty()) {
    std::string remedy = "name one by its id:";
    for (const auto& line : entity_table(question, all.listed, columns)) remedy += "\n  " + line;
    if (all.listed.size() < all.found) remedy += "\n  … and " + left_over(all) + "; `soi find` lists them all";
    throw base::Error(base::Failure::usage,
                      (all.whole ? "" : "more than ") + std::to_string(all.found) + " entities answer to " + shown,
                      remedy);
  }
  std::string remedy;
  for (const auto& name : found.near) remedy += (remedy.empty() ? "near it: " : ", ") + one_line(name);
  throw NothingFound("no entity answers to " + shown, remedy);
}

}  // namespace soi::cli
