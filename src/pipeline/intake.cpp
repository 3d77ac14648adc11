// SPDX-License-Identifier: Apache-2.0
#include "pipeline/intake.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>
#include <utility>

#include "pipeline/import_documents.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

struct Intake::Outcome {
  std::optional<std::int64_t> known;
  graph::DocumentGraph content;
  std::vector<store::Signed> members;
  store::Origin origin;
  std::optional<base::Error> error;
};

std::vector<store::Signed> signed_members(const resolution::Resolver& resolver, const graph::DocumentGraph& content) {
  std::vector<store::Signed> members;
  for (const auto& signature : resolver.sign(content)) {
    members.push_back({signature.block, resolution::to_bytes(signature.cues), {}});
    for (const auto& term : signature.terms) {
      members.back().terms.push_back({term.office, term.first, term.last, term.open});
    }
  }
  return members;
}

Intake::Intake(store::Update& update, DocumentReader& reader, const resolution::Resolver& resolver, std::string rules,
               const BuildOptions& options)
    : update_(update), reader_(reader), resolver_(resolver), rules_(std::move(rules)), options_(options) {}

Intake::Outcome Intake::read(const Input& input) {
  Outcome outcome;
  try {
    auto source = DocumentReader::open(input.path);
    outcome.origin = {source.digest(), rules_};
    {
      const std::lock_guard lock(mutex_);
      outcome.known = update_.find_input(outcome.origin);
    }
    if (outcome.known) return outcome;
    outcome.content = reader_.read(std::move(source));
    outcome.content.document.path = input.path.string();
    outcome.members = signed_members(resolver_, outcome.content);
  } catch (const base::Error& error) {
    outcome.error = error;
  }
  return outcome;
}

// The mistakes of one sources.csv are told by every report beside it.
void Intake::note(const Input& input, const base::Error& error) {
  const auto file = input.path.string();
  for (auto problem : error.problems()) {
    const bool told = problem.what.find(file) != std::string::npos;
    if (problem.where.file.empty() && !told) problem.where.file = file;
    if (told_.insert(render(problem)).second) problems_.push_back(std::move(problem));
  }
  // Mistakes in the data outweigh a file that could not be read: they are what the user has to mend.
  auto& failure = input.kind != Input::Kind::report || options_.strict ? fatal_ : passed_over_;
  if (!failure || error.failure() == base::Failure::data) failure = error.failure();
}

void Intake::add_document(const graph::DocumentGraph& content, const std::vector<store::Signed>& members,
                          const store::Origin& origin) {
  if (const auto old = update_.find(content.document.key, content.document.digest)) {
    kept_.erase(*old);
    update_.remove(*old);
    ++renewed_;
  } else {
    ++added_;
  }
  kept_.insert(update_.add(content, members, origin));
}

void Intake::add(const Input& input, Outcome outcome) {
  if (outcome.error) return note(input, *outcome.error);
  const std::lock_guard lock(mutex_);
  // The same bytes may have come twice, one after the other.
  if (!outcome.known) outcome.known = update_.find_input(outcome.origin);
  if (outcome.known) {
    kept_.insert(*outcome.known);
  } else {
    add_document(outcome.content, outcome.members, outcome.origin);
  }
}

void Intake::take(const std::vector<Input>& inputs) {
  std::size_t next = 0, done = 0;
  const auto threads = options_.threads == 0 ? tbb::task_arena::automatic : static_cast<int>(options_.threads);
  tbb::task_arena arena(threads);
  const auto token = [&](tbb::flow_control& control) -> std::size_t {
    if (next == inputs.size()) control.stop();
    return next++;
  };
  using Read = std::pair<std::size_t, Outcome>;
  const auto work = [&](std::size_t i) {
    const bool one = inputs[i].kind == Input::Kind::report || inputs[i].kind == Input::Kind::graph_file;
    return one ? Read{i, read(inputs[i])} : Read{i, {}};
  };
  const auto finish = [&](Read result) {
    const auto& input = inputs[result.first];
    switch (input.kind) {
      case Input::Kind::store: take_store(input); break;
      case Input::Kind::import: take_import(input); break;
      default: add(input, std::move(result.second));
    }
    if (options_.progress) options_.progress({++done, inputs.size(), "reading"});
  };
  arena.execute([&] {
    const auto most = 8 * static_cast<std::size_t>(arena.max_concurrency());
    tbb::parallel_pipeline(most, tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, token) &
                                     tbb::make_filter<std::size_t, Read>(tbb::filter_mode::parallel, work) &
                                     tbb::make_filter<Read, void>(tbb::filter_mode::serial_in_order, finish));
  });
  if (fatal_) throw base::Error(*fatal_, std::move(problems_));
  if (kept_.empty() && passed_over_) throw base::Error(*passed_over_, std::move(problems_));
}

// Of two extractions of one document that of this program's rules counts, else the same one whoever comes first.
void Intake::take_store(const Input& input) {
  const auto domain = store::domain_of(input.path);
  if (domain != options_.domain) {
    throw base::Error(base::Failure::usage,
                      input.path.string() + " holds the domain '" + domain + "', not '" + options_.domain + "'");
  }
  const std::lock_guard lock(mutex_);
  store::each_document(input.path, [&](graph::DocumentGraph content, const store::Origin& origin) {
    const auto known = update_.find(content.document.key, content.document.digest);
    if (known) {
      const auto rank = [&](const store::Origin& of) { return std::tuple(of.rules == rules_, of.rules, of.input); };
      if (rank(update_.origin(*known)) >= rank(origin)) {
        kept_.insert(*known);
        return;
      }
    }
    add_document(content, signed_members(resolver_, content), origin);
  });
}

// A graph in another form may hold several documents.
void Intake::take_import(const Input& input) {
  std::vector<graph::DocumentGraph> documents;
  try {
    documents = import_documents(input.path, reader_.schema());
  } catch (const base::Error& error) {
    return note(input, error);
  }
  const std::lock_guard lock(mutex_);
  for (const auto& content : documents) {
    const store::Origin origin = {"i" + content.document.digest, rules_};
    if (const auto known = update_.find_input(origin)) {
      kept_.insert(*known);
    } else {
      add_document(content, signed_members(resolver_, content), origin);
    }
  }
}

std::size_t Intake::unchanged() const {
  std::size_t all = 0;
  update_.each_number([&](std::int64_t) { ++all; });
  return all - added_ - renewed_;
}

void Intake::drop_others() {
  std::vector<std::int64_t> others;
  update_.each_number([&](std::int64_t document) {
    if (!kept_.contains(document)) others.push_back(document);
  });
  for (const auto document : others) update_.remove(document);
  removed_ = others.size();
}

}  // namespace soi::pipeline
