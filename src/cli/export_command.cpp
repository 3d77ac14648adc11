// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_file.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "exporting/format.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  Option to{"to", 0, "FORMAT", "the format", {}, "json"};
  std::string notes;
  for (const auto* format : exporting::formats()) {
    to.choices.emplace_back(format->name);
    notes += (notes.empty() ? "" : "; ") + std::string(format->name) + ": " + std::string(format->sentence);
  }
  return {{},
          graph_options({to, {"output", 'o', "FILE", "the file to write; - is standard output", {}, "-"}}),
          {{"soi export -o graph.json", "the whole graph of soi.db"},
           {"soi export -g facts.yaml | jq .nodes", "a graph file as JSON"}},
          notes + "."};
}

int run(const Call& call) {
  const auto question = open_question(call.values);
  const auto& format = *exporting::find_format(call.values.text("to"));
  write_answer(call, call.values.text("output"), call.values.text("graph"), true,
               [&](std::ostream& out) { format.write(*question.reader, question.schema, out); });
  return done;
}

}  // namespace

extern const Command export_command;
const Command export_command{"export", "writes the whole graph for other tools", usage, run};

}  // namespace soi::cli
