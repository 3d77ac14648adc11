// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_set.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace soi::pipeline {

namespace {

using store::DocumentEntry;
using store::Standing;

std::string suffix(const DocumentEntry& document) { return "~" + document.digest.substr(0, 8); }

// The `replaces:` of a set of documents, and what follows from it.
class Replacements {
 public:
  explicit Replacements(const std::vector<DocumentEntry>& documents) : replaced_(documents.size()) {
    std::multimap<std::string, std::size_t> by_name;
    for (std::size_t d = 0; d < documents.size(); ++d) {
      const auto& document = documents[d];
      by_name.emplace(document.declared, d);
      by_name.emplace(document.declared + suffix(document), d);
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
      const auto [first, last] = by_name.equal_range(documents[d].replaces);
      for (auto named = first; named != last; ++named) {
        if (named->second != d) replaced_[d].push_back(named->second);
      }
    }
  }

  // By documents that it does not replace in turn: of those that replace one another in a circle all stay.
  std::vector<bool> all() const {
    std::vector<bool> gone(replaced_.size());
    for (std::size_t d = 0; d < replaced_.size(); ++d) {
      for (const auto other : replaced_[d]) gone[other] = gone[other] || !reaches(other, d);
    }
    return gone;
  }

 private:
  bool reaches(std::size_t from, std::size_t to) const {
    std::vector<bool> seen(replaced_.size());
    std::vector<std::size_t> open = {from};
    while (!open.empty()) {
      const auto here = open.back();
      open.pop_back();
      if (here == to) return true;
      if (seen[here]) continue;
      seen[here] = true;
      open.insert(open.end(), replaced_[here].begin(), replaced_[here].end());
    }
    return false;
  }

  std::vector<std::vector<std::size_t>> replaced_;  // by each document, those it replaces
};

base::Problem conflict(const DocumentEntry& document, const std::string& key) {
  base::Problem problem;
  problem.where.file = document.path;
  problem.what =
      "another document with other bytes has the id '" + document.declared + "' too; this one is kept as '" + key + "'";
  problem.remedy = "give the newer one an id of its own, and write `replaces: " + document.declared + "` into it";
  return problem;
}

}  // namespace

Arranged arrange(const std::vector<DocumentEntry>& documents) {
  Arranged arranged;
  arranged.places.resize(documents.size());
  const auto gone = Replacements(documents).all();
  std::set<std::string> sources;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    if (!gone[d]) sources.insert(documents[d].source);
  }
  const std::string* previous = nullptr;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const auto& document = documents[d];
    auto& place = arranged.places[d];
    place.key = document.declared;
    if (gone[d]) {
      place = {document.declared + suffix(document), Standing::aside};
      continue;
    }
    const bool replaced = sources.contains(document.declared) || sources.contains(document.declared + suffix(document));
    if (document.kind == "report" && replaced) place.standing = Standing::silent;
    // Of documents with one id the first by digest keeps it.
    if (previous != nullptr && *previous == document.declared) {
      place.key += suffix(document);
      arranged.warnings.push_back(conflict(document, place.key));
    }
    previous = &document.declared;
  }
  return arranged;
}

}  // namespace soi::pipeline
