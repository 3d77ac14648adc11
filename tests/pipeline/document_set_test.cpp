// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "base/digest.hpp"

namespace soi::pipeline {
namespace {

using store::DocumentEntry;
using store::Standing;

DocumentEntry document(const std::string& id, const std::string& bytes, const std::string& replaces = {},
                       const std::string& source = {}) {
  DocumentEntry made;
  made.declared = made.key = id;
  made.digest = base::sha256_hex(bytes);
  made.kind = id.starts_with("r") ? "report" : "graph";
  made.replaces = replaces;
  made.source = source;
  return made;
}

struct Outcome {
  std::map<std::string, std::vector<std::string>> keys;  // by declared id, of those that speak
  std::vector<std::string> aside, silent;
  std::size_t warnings;
};

Outcome outcome(std::vector<DocumentEntry> documents) {
  std::sort(documents.begin(), documents.end(), [](const auto& a, const auto& b) {
    return std::tie(a.declared, a.digest) < std::tie(b.declared, b.digest);
  });
  const auto arranged = arrange(documents);
  Outcome found{{}, {}, {}, arranged.warnings.size()};
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const auto& place = arranged.places[d];
    if (place.standing == Standing::speaks) found.keys[documents[d].declared].push_back(place.key);
    if (place.standing == Standing::aside) found.aside.push_back(documents[d].declared);
    if (place.standing == Standing::silent) found.silent.push_back(place.key);
  }
  return found;
}

using Keys = std::vector<std::string>;

std::string full_key(const DocumentEntry& document) { return document.declared + "~" + document.digest.substr(0, 8); }

TEST_CASE("two documents with one id and different bytes both stay, and the conflict is told") {
  auto one = document("a", "one"), two = document("a", "two");
  if (two.digest < one.digest) std::swap(one, two);
  const auto found = outcome({one, two});
  CHECK(found.keys.at("a") == Keys{"a", full_key(two)});
  CHECK(found.warnings == 1);
}

TEST_CASE("a replaced document is set aside, also one replaced by a replaced one") {
  const auto found = outcome({document("a", "one"), document("b", "two", "a"), document("c", "three", "b")});
  CHECK(found.keys.size() == 1);
  CHECK(found.keys.contains("c"));
  CHECK(found.aside == Keys{"a", "b"});
}

TEST_CASE("of documents that replace each other in a circle all stay") {
  CHECK(outcome({document("a", "one", "c"), document("b", "two", "a"), document("c", "three", "b")}).keys.size() == 3);
}

TEST_CASE("of two documents with one id the one that is not meant can be replaced by its full key") {
  const auto two = document("a", "two");
  const auto found = outcome({document("a", "one"), two, document("b", "three", full_key(two))});
  CHECK(found.keys.at("a") == Keys{"a"});
  CHECK(found.aside == Keys{"a"});
  CHECK(found.warnings == 0);
}

TEST_CASE("a report extracted by hand stays listed, without its own extraction") {
  const auto found = outcome({document("r1", "report"), document("g", "corrected", "", "r1")});
  CHECK(found.keys.size() == 1);
  CHECK(found.silent == Keys{"r1"});
}

}  // namespace
}  // namespace soi::pipeline
