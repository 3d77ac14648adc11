// SPDX-License-Identifier: Apache-2.0
#include "pipeline/build.hpp"

#include "base/digest.hpp"
#include "base/files.hpp"
#include "pipeline/document_set.hpp"
#include "pipeline/intake.hpp"
#include "pipeline/joining.hpp"
#include "pipeline/versions.hpp"
#include "store/lock.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

namespace {

resolution::Decisions decisions_from(const std::vector<store::Decision>& stored) {
  resolution::Decisions found;
  for (const auto& decision : stored) (decision.same ? found.same : found.different).push_back(decision.members);
  return resolution::together(found, {});
}

class Build {
 public:
  Build(const std::vector<std::filesystem::path>& inputs, const BuildOptions& options)
      : options_(options),
        domain_(schema::Domain::open(options.domain, options.schema_folder)),
        schema_(schema::Schema::load(domain_)),
        resolver_(domain_, schema_),
        inputs_(inputs) {}

  BuildSummary run() {
    const store::Lock lock(options_.store, [&] { announce("waiting for another build"); });
    const auto stored = store::domain_of(options_.store);
    if (!stored.empty() && stored != options_.domain) {
      throw base::Error(base::Failure::usage,
                        options_.store.string() + " holds the domain '" + stored + "', not '" + options_.domain + "'",
                        "name another store with -o, or the domain with --domain " + stored);
    }
    const auto files = find_inputs(inputs_, true);
    store::Update update(options_.store, options_.domain, &schema_);
    renew_signatures(update);
    DocumentReader reader(domain_, schema_);
    Intake intake(update, reader, resolver_, DocumentReader::rules(domain_), options_);
    intake.take(files);
    if (options_.sync) intake.drop_others();
    arrange_documents(update);
    const Ties ties(decide(update, files), update);
    if (ties.absent() > 0) {
      summary_.notes.push_back(std::to_string(ties.absent()) +
                               " of the members that decisions name are not in the store");
    }
    join_members(update, resolver_, ties, [&](std::size_t done, std::size_t total) { tell({done, total, "joining"}); });
    update.derive([&](const char* stage) { announce(stage); });
    update.note("office", resolver_.office());
    update.count();
    summary_.added = intake.added();
    summary_.renewed = intake.renewed();
    summary_.unchanged = intake.unchanged();
    summary_.removed = intake.removed();
    summary_.problems = intake.problems();
    summary_.counts = update.counts();
    summary_.entities_by_type = update.entities_by_type();
    summary_.facts_by_relation = update.facts_by_relation();
    announce("writing");
    update.commit();
    return std::move(summary_);
  }

 private:
  void tell(const Progress& progress) const {
    if (options_.progress) options_.progress(progress);
  }
  void announce(const char* stage) const { tell({0, 0, stage}); }

  // A store made by other rules of identity is joined anew, from the documents it holds.
  void renew_signatures(store::Update& update) const {
    const auto rules = base::sha256_hex(std::string(resolution_version) + domain_.text("identity.yaml")).substr(0, 16);
    if (!update.first() && update.note("identity") != rules) {
      announce("reading the store by new rules of identity");
      update.forget_entities();
      std::vector<std::int64_t> documents;
      update.each_number([&](std::int64_t document) { documents.push_back(document); });
      for (const auto document : documents) update.sign(document, signed_members(resolver_, update.load(document)));
    }
    update.note("identity", rules);
  }

  // The decisions of the file, where one is given, else those of the store and of the stores among the inputs.
  resolution::Decisions decide(store::Update& update, const std::vector<Input>& files) const {
    auto decisions = decisions_from(update.decisions());
    if (!options_.identity.empty()) {
      const auto name = options_.identity.string();
      decisions = resolution::read_decisions(base::YamlFile::parse(name, base::read_file(options_.identity)));
    } else {
      for (const auto& file : files) {
        if (file.kind != Input::Kind::store) continue;
        decisions = resolution::together(decisions, decisions_from(store::decisions_of(file.path)));
      }
    }
    std::vector<store::Decision> kept;
    for (const auto& names : decisions.same) kept.push_back({true, names});
    for (const auto& names : decisions.different) kept.push_back({false, names});
    update.decisions(kept);
    return decisions;
  }

  void arrange_documents(store::Update& update) {
    const auto documents = update.entangled();
    auto arranged = arrange(documents);
    // Who falls silent first makes its key free for another.
    for (std::size_t d = 0; d < documents.size(); ++d) {
      if (arranged.places[d].standing == store::Standing::aside) {
        update.stand(documents[d], arranged.places[d].key, arranged.places[d].standing);
      }
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
      if (arranged.places[d].standing != store::Standing::aside) {
        update.stand(documents[d], arranged.places[d].key, arranged.places[d].standing);
      }
    }
    summary_.warnings = std::move(arranged.warnings);
  }

  const BuildOptions& options_;
  const schema::Domain domain_;
  const schema::Schema schema_;
  const resolution::Resolver resolver_;
  const std::vector<std::filesystem::path>& inputs_;
  BuildSummary summary_;
};

}  // namespace

BuildSummary build(const std::vector<std::filesystem::path>& inputs, const BuildOptions& options) {
  return Build(inputs, options).run();
}

}  // namespace soi::pipeline
