// SPDX-License-Identifier: Apache-2.0
#include <filesystem>

#include "base/error.hpp"
#include "base/files.hpp"
#include "cli/counts.hpp"
#include "cli/problems.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "drawing/style.hpp"
#include "extraction/extractor.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"
#include "resolution/resolve.hpp"

namespace soi::cli {
namespace {

namespace fs = std::filesystem;

Usage usage() {
  return {
      {{"FILE", "a graph file, a report, or a folder of such; without it, only the domain is checked", false, true}},
      schema_options(),
      {{"soi check graphs/", "every mistake of all graph files, with its place and a remedy"},
       {"soi check --schema my-schemas --domain my-domain", "the files of a domain of your own"}},
      "The problems are the answer, on standard output; with any, the exit code is 1."};
}

class Findings {
 public:
  // What an action complains about is kept; a file that cannot be read at all ends the check with that error.
  template <typename Action>
  bool collect(const Action& action) {
    try {
      action();
      return true;
    } catch (const base::Error& error) {
      if (error.failure() != base::Failure::data) throw;
      problems_.insert(problems_.end(), error.problems().begin(), error.problems().end());
      return false;
    }
  }
  const std::vector<base::Problem>& problems() const { return problems_; }

 private:
  std::vector<base::Problem> problems_;
};

std::vector<fs::path> files_of(const std::vector<std::string>& inputs) {
  std::vector<fs::path> files;
  for (const auto& input : inputs) {
    if (!fs::is_directory(input)) {
      files.emplace_back(input);
      continue;
    }
    for (auto& file : base::files_below(input)) {
      if (reading::is_graph_file(file) || reading::is_report(file)) files.push_back(std::move(file));
    }
  }
  return files;
}

void check_file(const fs::path& file, const schema::Schema& schema) {
  if (reading::is_graph_file(file)) {
    reading::read_graph_file(file, schema);
  } else if (reading::is_report(file)) {
    reading::read_report(file);
  } else {
    throw base::Error(base::Failure::usage, "'" + file.string() + "' is neither a graph file nor a report",
                      "graph files end in .yaml, reports in .txt, .md or .html");
  }
}

int run(const Call& call) {
  Findings findings_here;
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto files = files_of(call.values.all("FILE"));
  schema::Schema schema;
  if (findings_here.collect([&] { schema = schema::Schema::load(domain); })) {
    findings_here.collect([&] { extraction::Extractor(domain, schema); });
    findings_here.collect([&] { resolution::Resolver(domain, schema); });
    findings_here.collect([&] { drawing::Style::load(domain, schema); });
    for (const auto& file : files) findings_here.collect([&] { check_file(file, schema); });
  }
  const auto& problems = findings_here.problems();
  for (const auto& problem : problems) write_problem(call.out, problem);
  call.out.stream() << "domain " << domain.name() << " and " << counted(files.size(), "file", "files") << ": "
                    << (problems.empty() ? "no problems" : counted(problems.size(), "problem", "problems")) << '\n';
  return problems.empty() ? done : findings;
}

}  // namespace

extern const Command check_command;
const Command check_command{"check", "finds the mistakes in graph files, reports and a domain's own files", usage, run};

}  // namespace soi::cli
