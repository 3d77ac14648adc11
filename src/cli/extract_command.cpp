// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <map>

#include "base/error.hpp"
#include "base/files.hpp"
#include "cli/answer_file.hpp"
#include "cli/counts.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "exporting/format.hpp"
#include "extraction/extractor.hpp"
#include "graph/graph.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"

namespace soi::cli {
namespace {

namespace fs = std::filesystem;

Usage usage() {
  std::vector<Option> options = {
      {"to", 0, "FORM", "what to write", {"yaml", "json"}, "yaml"},
      {"output",
       'o',
       "FILE",
       "the file to write, or for several reports as YAML the folder; - is standard output",
       {},
       "-"},
      {"all", 0, "", "also what is planned, denied or reported, and people called by an office only"},
  };
  for (auto& option : schema_options()) options.push_back(std::move(option));
  return {{{"REPORT", "a report (.txt .md .html); - reads plain text from standard input", true, true}},
          options,
          {{"soi extract report.txt > report.yaml", "its facts as a graph file, to be corrected and built"},
           {"soi extract report.html --to json", "as node-link JSON"}},
          "A graph file made this way replaces the report's own facts when both are built."};
}

void write_json(const Call& call, const schema::Domain& domain, const schema::Schema& schema,
                std::vector<graph::DocumentGraph> documents) {
  std::map<std::string, graph::DocumentGraph> by_key;  // the same report twice is one
  for (auto& document : documents) by_key.insert_or_assign(document.document.key, std::move(document));
  documents.clear();
  for (auto& [key, document] : by_key) documents.push_back(std::move(document));
  const auto apart = graph::apart(documents);
  const graph::Graph graph(schema.domain(), std::move(documents), apart);
  write_answer(call, call.values.text("output"), call.values.text("REPORT"), true, [&](std::ostream& out) {
    exporting::find_format("json")->write({graph, schema, domain}, out);
  });
}

// Several documents as YAML are several files.
void write_folder(const Call& call, const std::vector<graph::DocumentGraph>& documents) {
  const fs::path folder = call.values.text("output");
  if (folder == "-") {
    throw base::Error(base::Failure::usage, "a graph file holds one report",
                      "name a folder with --output FOLDER, or write one graph of all with --to json");
  }
  std::map<std::string, std::string> sources;  // file name → report, checked before anything is written
  const auto& reports = call.values.all("REPORT");
  for (const auto& report : reports) {
    const auto [at, is_new] = sources.emplace(fs::path(report).stem().string() + ".yaml", report);
    if (!is_new) {
      throw base::Error(base::Failure::usage,
                        "'" + at->second + "' and '" + report + "' would both become " + at->first,
                        "extract them one by one");
    }
  }
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    throw base::Error(base::Failure::io, "cannot make the folder '" + folder.string() + "': " + error.message());
  for (std::size_t i = 0; i < documents.size(); ++i) {
    base::write_file(folder / (fs::path(reports[i]).stem().string() + ".yaml"),
                     [&](std::ostream& out) { reading::write_graph_file(out, documents[i]); });
  }
}

// Leaves out what a reader who knows no statuses would take for a fact, and says so.
void keep_stated(std::vector<graph::DocumentGraph>& documents, const schema::Schema& schema, const Call& call) {
  std::size_t claims = 0, people = 0;
  for (auto& document : documents) {
    claims += std::erase_if(document.facts, [](const auto& fact) { return fact.status != graph::Status::stated; });
    const auto before = document.members.size();
    graph::drop_members(document, [&](const auto& member) { return schema.type(member.type)->unnamed; });
    people += before - document.members.size();
  }
  if (claims + people == 0) return;
  call.notice.stream() << "note: left out are " << counted(claims, "claim that is", "claims that are")
                       << " planned, denied or reported, and " << counted(people, "person", "people")
                       << " called by an office only; --all writes them\n";
}

int run(const Call& call) {
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto schema = schema::Schema::load(domain);
  const extraction::Extractor extractor(domain, schema);
  const auto words = reading::PageWords::load(domain);
  std::vector<graph::DocumentGraph> documents;
  for (const auto& path : call.values.all("REPORT"))
    documents.push_back(extractor.extract(reading::read_report(path, words)));
  if (!call.values.has("all")) keep_stated(documents, schema, call);
  if (call.values.text("to") == "json") {
    write_json(call, domain, schema, std::move(documents));
  } else if (documents.size() > 1) {
    write_folder(call, documents);
  } else {
    write_answer(call, call.values.text("output"), call.values.text("REPORT"), true,
                 [&](std::ostream& out) { reading::write_graph_file(out, documents.front()); });
  }
  return done;
}

}  // namespace

extern const Command extract_command;
const Command extract_command{"extract", "takes a report's facts and prints them with their evidence", usage, run};

}  // namespace soi::cli
