// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <set>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <utility>

#include "graph/graph.hpp"
#include "pipeline/document_reader.hpp"
#include "pipeline/document_set.hpp"
#include "pipeline/inputs.hpp"
#include "resolution/resolve.hpp"
#include "store/lock.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

namespace {

struct Outcome {
  graph::DocumentGraph document;
  std::optional<base::Error> error;
};

// Reads inputs side by side; outcomes stand in the order of the inputs, whoever was first.
class InputReader {
 public:
  InputReader(const schema::Domain& domain, const schema::Schema& schema, const BuildOptions& options)
      : reader_(domain, schema), options_(options) {}

  std::vector<Outcome> read(const std::vector<Input>& inputs) {
    std::vector<Outcome> outcomes(inputs.size());
    const int threads = options_.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options_.threads);
    tbb::task_arena arena(threads);
    arena.execute([&] {
      tbb::parallel_for(std::size_t{0}, inputs.size(), [&](std::size_t i) {
        outcomes[i] = read_one(inputs[i]);
        report_progress(inputs.size());
      });
    });
    return outcomes;
  }

 private:
  Outcome read_one(const Input& input) {
    Outcome outcome;
    try {
      outcome.document = reader_.read(input.path);
      outcome.document.document.path = input.path.string();
    } catch (const base::Error& error) {
      outcome.error = named(error, input.path.string());
    }
    return outcome;
  }

  static base::Error named(const base::Error& error, const std::string& file) {
    auto problems = error.problems();
    for (auto& problem : problems) {
      const bool told = problem.what.find(file) != std::string::npos;
      if (problem.where.file.empty() && !told) problem.where.file = file;
    }
    return {error.failure(), std::move(problems)};
  }

  void report_progress(std::size_t total) {
    if (!options_.progress) return;
    const std::lock_guard lock(mutex_);
    options_.progress({++done_, total, "reading"});
  }

  DocumentReader reader_;
  const BuildOptions& options_;
  std::mutex mutex_;
  std::size_t done_ = 0;
};

// The mistakes of one sources.csv are told by every report beside it.
void add_new(std::vector<base::Problem>& problems, const std::vector<base::Problem>& more) {
  for (const auto& problem : more) {
    const auto is_same = [&](const auto& known) { return render(known) == render(problem); };
    if (std::none_of(problems.begin(), problems.end(), is_same)) problems.push_back(problem);
  }
}

// Splits outcomes into documents and the problems of unreadable reports. Throws where nothing may be written.
std::vector<graph::DocumentGraph> documents_of(const std::vector<Input>& inputs, std::vector<Outcome> outcomes,
                                               bool strict, std::vector<base::Problem>& problems) {
  std::vector<graph::DocumentGraph> documents;
  std::optional<base::Failure> fatal, passed_over;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!outcomes[i].error) {
      documents.push_back(std::move(outcomes[i].document));
      continue;
    }
    const auto& error = *outcomes[i].error;
    add_new(problems, error.problems());
    // Mistakes in the data outweigh a file that could not be read: they are what the user has to mend.
    auto& failure = inputs[i].graph_file || strict ? fatal : passed_over;
    if (!failure || error.failure() == base::Failure::data) failure = error.failure();
  }
  if (fatal) throw base::Error(*fatal, std::move(problems));
  if (documents.empty() && passed_over) throw base::Error(*passed_over, std::move(problems));
  return documents;
}

using Identities = std::set<std::pair<std::string, std::string>>;

Identities identities(const std::vector<graph::DocumentGraph>& documents) {
  Identities found;
  for (const auto& content : documents) found.emplace(declared_key(content.document), content.document.digest);
  return found;
}

void count_changes(const std::vector<graph::DocumentGraph>& before, const std::vector<graph::DocumentGraph>& after,
                   BuildSummary& summary) {
  const auto old = identities(before), fresh = identities(after);
  for (const auto& id : fresh) ++(old.contains(id) ? summary.unchanged : summary.added);
  summary.removed = old.size() - summary.unchanged;
}

void count_content(const graph::Graph& graph, BuildSummary& summary) {
  summary.counts = graph.counts();
  for (const auto& entity : graph.entities()) ++summary.entities_by_type[entity.type];
  for (const auto& edge : graph.edges()) summary.facts_by_relation[edge.relation] += edge.facts;
}

std::vector<graph::DocumentGraph> stored_documents(const BuildOptions& options) {
  const auto domain = store::domain_of(options.store);
  if (!domain.empty() && domain != options.domain) {
    throw base::Error(base::Failure::usage,
                      options.store.string() + " holds the domain '" + domain + "', not '" + options.domain + "'",
                      "name another store with -o, or the domain with --domain " + domain);
  }
  return store::load_documents(options.store);
}

}  // namespace

BuildSummary build(const std::vector<std::filesystem::path>& inputs, const BuildOptions& options) {
  const auto domain = schema::Domain::open(options.domain, options.schema_folder);
  const auto schema = schema::Schema::load(domain);
  const resolution::Resolver resolver(domain, schema);
  const auto announce = [&](const char* stage) {
    if (options.progress) options.progress({0, 1, stage});
  };

  const store::Lock lock(options.store, [&] { announce("waiting for another build"); });
  auto before = stored_documents(options);
  const auto files = find_inputs(inputs);
  BuildSummary summary;
  auto documents =
      documents_of(files, InputReader(domain, schema, options).read(files), options.strict, summary.problems);
  if (!options.sync) documents.insert(documents.begin(), before.begin(), before.end());

  announce("joining");
  auto set = arrange(std::move(documents));
  summary.warnings = std::move(set.warnings);
  count_changes(arrange(std::move(before)).active, set.active, summary);
  const auto partition = resolver.resolve(set.active);
  const graph::Graph graph(options.domain, std::move(set.active), partition, &schema);
  count_content(graph, summary);

  announce("writing");
  store::save(options.store, graph, set.set_aside);
  return summary;
}

}  // namespace soi::pipeline
