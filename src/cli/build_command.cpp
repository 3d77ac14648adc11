// SPDX-License-Identifier: Apache-2.0
#include "cli/counts.hpp"
#include "cli/problems.hpp"
#include "cli/progress_line.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "pipeline/build.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  std::vector<Option> options = {
      {"output", 'o', "FILE", "the store to make or to add to", {}, "soi.db"},
      {"identity", 0, "FILE", "decisions about who is one, in place of those the store has"},
      {"sync", 0, "", "drop documents that are not among the inputs"},
      {"strict", 0, "", "write nothing if a report cannot be read"},
      {"threads", 0, "N", "0 takes as many as the machine has", {}, "0", false, 1024},
      progress_option(),
  };
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {
      {{"INPUT",
        "a report (.txt .md .html), a graph file (.yaml), a folder of such, a store, or a graph of another program "
        "(.json .graphml .csv .jsonl); - is standard input",
        true, true}},
      options,
      {{"soi build reports/ graphs/", "makes soi.db, or adds to it what is new"},
       {"soi build reports/ --sync -o soi.db", "makes soi.db hold these reports and nothing else"}},
      "The store is written whole or not at all. A report that cannot be read is named and passed over, and the exit "
      "code is 3; a graph file with mistakes stops the build."};
}

void write_summary(const pipeline::BuildSummary& summary, const std::string& store, const schema::Schema& schema,
                   Output& out) {
  const auto& counts = summary.counts;
  out.stream() << store << ": " << counted(counts.documents, "document", "documents") << " (" << summary.added
               << " added, " << summary.unchanged << " unchanged, " << summary.removed << " removed), "
               << counted(counts.entities, "entity", "entities") << ", "
               << counted(counts.edges, "relation", "relations") << " by " << counted(counts.facts, "fact", "facts")
               << '\n';
  write_count_table(out, "entities", {summary.entities_by_type.begin(), summary.entities_by_type.end()},
                    [&](const std::string& name) {
                      const auto* type = schema.type(name);
                      return type == nullptr ? std::string() : type->label.vi;
                    });
  write_count_table(out, "facts", {summary.facts_by_relation.begin(), summary.facts_by_relation.end()},
                    [&](const std::string& name) {
                      const auto* relation = schema.relation(name);
                      return relation == nullptr ? std::string() : relation->label.vi;
                    });
}

int run(const Call& call) {
  const auto& values = call.values;
  pipeline::BuildOptions options;
  options.domain = values.text("domain");
  options.schema_folder = schema_folder(values);
  options.store = values.text("output");
  options.identity = values.text("identity");
  options.sync = values.has("sync");
  options.strict = values.has("strict");
  options.threads = values.number("threads");
  pipeline::BuildSummary summary;
  {
    const PoliteInterrupt polite;
    ProgressLine line(call);
    options.progress = [&](const pipeline::Progress& progress) {
      stop_if_interrupted();
      line.show(progress.stage, progress.done, progress.total);
    };
    const auto& inputs = values.all("INPUT");
    summary = pipeline::build({inputs.begin(), inputs.end()}, options);
  }
  write_problems(call.notice, summary.problems);
  write_problems(call.notice, summary.warnings, "warning");
  for (const auto& note : summary.notes) call.notice.stream() << "note: " << note << '\n';
  const auto schema = schema::Schema::load(schema::Domain::open(options.domain, options.schema_folder));
  write_summary(summary, options.store.string(), schema, call.out);
  return summary.problems.empty() ? done : static_cast<int>(base::Failure::data);
}

}  // namespace

extern const Command build_command;
const Command build_command{"build", "makes a store of reports and graph files, or adds to one", usage, run};

}  // namespace soi::cli
