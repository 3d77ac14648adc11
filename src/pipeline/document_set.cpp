// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_set.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace soi::pipeline {

namespace {

using graph::Document;
using graph::DocumentGraph;

std::string suffix(const Document& document) { return "~" + document.digest.substr(0, 8); }

// The documents by declared key and digest, equal ones once.
std::vector<DocumentGraph> distinct(std::vector<DocumentGraph> documents) {
  std::map<std::pair<std::string, std::string>, DocumentGraph> kept;
  for (auto& content : documents) {
    content.document.key = declared_key(content.document);
    auto id = std::pair(content.document.key, content.document.digest);
    kept.insert_or_assign(std::move(id), std::move(content));
  }
  std::vector<DocumentGraph> sorted;
  for (auto& [id, content] : kept) sorted.push_back(std::move(content));
  return sorted;
}

// The `replaces:` of a set of documents, and what follows from it.
class Replacements {
 public:
  explicit Replacements(const std::vector<DocumentGraph>& documents) : replaced_(documents.size()) {
    std::multimap<std::string, std::size_t> by_name;
    for (std::size_t d = 0; d < documents.size(); ++d) {
      const auto& document = documents[d].document;
      by_name.emplace(document.key, d);
      by_name.emplace(document.key + suffix(document), d);
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
      const auto [first, last] = by_name.equal_range(documents[d].document.replaces);
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

// Of documents with one id the first by digest keeps it. `documents` are sorted by key and digest.
void tell_apart(std::vector<DocumentGraph>& documents, std::vector<base::Problem>& warnings) {
  std::string previous;
  for (auto& content : documents) {
    auto& document = content.document;
    const auto declared = document.key;
    if (declared == previous) {
      document.key += suffix(document);
      base::Problem problem;
      problem.where.file = document.path;
      problem.what = "another document with other bytes has the id '" + declared + "' too; this one is kept as '" +
                     document.key + "'";
      problem.remedy = "give the newer one an id of its own, and write `replaces: " + declared + "` into it";
      warnings.push_back(std::move(problem));
    }
    previous = declared;
  }
}

}  // namespace

std::string declared_key(const Document& document) {
  const auto& key = document.key;
  const auto mark = suffix(document);
  return key.size() > mark.size() && key.ends_with(mark) ? key.substr(0, key.size() - mark.size()) : key;
}

DocumentSet arrange(std::vector<DocumentGraph> documents) {
  documents = distinct(std::move(documents));
  const auto gone = Replacements(documents).all();
  DocumentSet set;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    auto& content = documents[d];
    if (!gone[d]) {
      set.active.push_back(std::move(content));
    } else {
      content.document.key += suffix(content.document);
      set.set_aside.push_back(std::move(content));
    }
  }
  std::set<std::string> sources;
  for (const auto& content : set.active) sources.insert(content.document.source);
  std::vector<std::size_t> emptied;
  for (std::size_t d = 0; d < set.active.size(); ++d) {
    const auto& document = set.active[d].document;
    const bool replaced = sources.contains(document.key) || sources.contains(document.key + suffix(document));
    if (document.kind == "report" && replaced) emptied.push_back(d);
  }
  tell_apart(set.active, set.warnings);
  for (const auto d : emptied) {
    set.set_aside.push_back(set.active[d]);
    set.active[d].members.clear();
    set.active[d].facts.clear();
  }
  const auto by_key = [](const auto& a, const auto& b) { return a.document.key < b.document.key; };
  std::sort(set.active.begin(), set.active.end(), by_key);
  std::sort(set.set_aside.begin(), set.set_aside.end(), by_key);
  return set;
}

}  // namespace soi::pipeline
