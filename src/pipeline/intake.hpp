// SPDX-License-Identifier: Apache-2.0
// Inputs into a store: what it does not have yet is read side by side and added in the order of the inputs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <unordered_set>
#include <vector>

#include "base/error.hpp"
#include "pipeline/build.hpp"
#include "pipeline/document_reader.hpp"
#include "pipeline/inputs.hpp"
#include "resolution/resolve.hpp"
#include "store/update.hpp"

namespace soi::pipeline {

class Intake {
 public:
  Intake(store::Update& update, DocumentReader& reader, const resolution::Resolver& resolver, std::string rules,
         const BuildOptions& options);

  // Throws Error where nothing may be written: with all mistakes of all graph files, or of all reports if strict.
  void take(const std::vector<Input>& inputs);
  void drop_others();  // documents that were not among the inputs

  std::size_t added() const { return added_; }
  std::size_t renewed() const { return renewed_; }  // of those it had, by newer rules or another sources.csv
  std::size_t unchanged() const;                    // all others the store holds
  std::size_t removed() const { return removed_; }
  std::vector<base::Problem> problems() const { return problems_; }

 private:
  struct Outcome;
  Outcome read(const Input& input);
  void add(const Input& input, Outcome outcome);
  void add_document(const graph::DocumentGraph& content, const std::vector<store::Signed>& members,
                    const store::Origin& origin);
  void take_store(const Input& input);
  void take_import(const Input& input);
  void note(const Input& input, const base::Error& error);

  store::Update& update_;
  DocumentReader& reader_;
  const resolution::Resolver& resolver_;
  const std::string rules_;
  const BuildOptions& options_;
  std::mutex mutex_;  // one thread at a time asks the store
  std::unordered_set<std::int64_t> kept_;
  std::size_t added_ = 0, renewed_ = 0, removed_ = 0;
  std::vector<base::Problem> problems_;
  std::unordered_set<std::string> told_;
  std::optional<base::Failure> fatal_, passed_over_;
};

// The signatures of a document's members as a store keeps them.
std::vector<store::Signed> signed_members(const resolution::Resolver& resolver, const graph::DocumentGraph& content);

}  // namespace soi::pipeline
