// SPDX-License-Identifier: Apache-2.0
#include "base/error.hpp"
#include "cli/counts.hpp"
#include "cli/problems.hpp"
#include "cli/question.hpp"
#include "cli/run.hpp"
#include "drawing/style.hpp"
#include "exporting/vocabulary.hpp"
#include "extraction/examples.hpp"
#include "extraction/extractor.hpp"
#include "pipeline/document_reader.hpp"
#include "pipeline/inputs.hpp"
#include "reading/import_file.hpp"
#include "reading/page_words.hpp"
#include "reading/report_file.hpp"
#include "resolution/resolve.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  return {{{"FILE",
            "a graph file, a report, or a folder of such; - is standard input; without it, the domain is checked, and "
            "its examples",
            false, true}},
          schema_options(),
          {{"soi check graphs/", "every mistake of all graph files, with its place and a remedy"},
           {"soi check --schema my-schemas --domain my-domain",
            "the files of a domain of your own, and that its rules do what its examples say"}},
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

void check_file(const pipeline::Input& input, pipeline::DocumentReader& reader, const schema::Schema& schema) {
  if (input.kind == pipeline::Input::Kind::import) {
    reading::read_import(input.path, schema);
  } else if (input.graph_file()) {
    reader.read(input.path);
  } else {
    reading::read_report(input.path);  // what is taken from it cannot be wrong
  }
}

// The texts that the domain's rules must match, and those they must not.
void check_examples(const schema::Domain& domain, const schema::Schema& schema) {
  std::vector<base::Problem> problems;
  for (auto& failure : extraction::check_examples(domain, schema)) problems.push_back(std::move(failure.problem));
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
}

// The words of pages, and the lines they must and must not take for furniture.
void check_page_words(const schema::Domain& domain, bool examples) {
  const auto words = reading::PageWords::load(domain);
  if (!examples) return;
  auto failing = words.failing_examples();
  if (!failing.empty()) throw base::Error(base::Failure::data, std::move(failing));
}

int run(const Call& call) {
  Findings findings_here;
  const auto domain = schema::Domain::open(call.values.text("domain"), schema_folder(call.values));
  const auto& named = call.values.all("FILE");
  const auto files = pipeline::find_inputs({named.begin(), named.end()});
  schema::Schema schema;
  if (findings_here.collect([&] { schema = schema::Schema::load(domain); })) {
    const bool rules = findings_here.collect([&] { extraction::Extractor(domain, schema); });
    if (rules && files.empty() && domain.has("examples.yaml"))
      findings_here.collect([&] { check_examples(domain, schema); });
    findings_here.collect([&] { check_page_words(domain, files.empty()); });
    findings_here.collect([&] { resolution::Resolver(domain, schema); });
    findings_here.collect([&] { drawing::Style::load(domain, schema); });
    findings_here.collect([&] { exporting::Vocabulary::load(domain, schema); });
    pipeline::DocumentReader reader(domain, schema);
    for (const auto& file : files) findings_here.collect([&] { check_file(file, reader, schema); });
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
