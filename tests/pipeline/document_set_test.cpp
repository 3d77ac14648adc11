// SPDX-License-Identifier: Apache-2.0
#include "pipeline/document_set.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "base/digest.hpp"
#include "support/random_documents.hpp"

namespace soi::pipeline {
namespace {

using graph::DocumentGraph;

DocumentGraph document(const std::string& key, const std::string& bytes, const std::string& replaces = {},
                       const std::string& source = {}) {
  DocumentGraph made;
  made.document.key = key;
  made.document.digest = base::sha256_hex(bytes);
  made.document.kind = key.starts_with("r") ? "report" : "graph";
  made.document.title = bytes;
  made.document.replaces = replaces;
  made.document.source = source;
  made.members.push_back({"m", "official", bytes, {}, {}, {}});
  return made;
}

std::vector<std::string> titles(const std::vector<DocumentGraph>& documents) {
  std::vector<std::string> found;
  for (const auto& content : documents) found.push_back(content.document.title);
  std::sort(found.begin(), found.end());
  return found;
}

std::string everything(const DocumentSet& set) {
  std::string all;
  for (const auto& content : set.active) all += test::everything(content);
  all += "aside\n";
  for (const auto& content : set.set_aside) all += test::everything(content);
  return all + std::to_string(set.warnings.size());
}

using Titles = std::vector<std::string>;

TEST_CASE("the same document twice is one") {
  const auto set = arrange({document("a", "one"), document("a", "one")});
  CHECK(titles(set.active) == Titles{"one"});
  CHECK(set.warnings.empty());
}

TEST_CASE("two documents with one id and different bytes both stay, and the conflict is told") {
  const auto set = arrange({document("a", "one"), document("a", "two")});
  CHECK(titles(set.active) == Titles{"one", "two"});
  REQUIRE(set.active.size() == 2);
  CHECK(set.active[0].document.key == "a");
  CHECK(set.active[1].document.key == "a~" + set.active[1].document.digest.substr(0, 8));
  CHECK(set.active[0].document.digest < set.active[1].document.digest);
  CHECK(set.warnings.size() == 1);
}

TEST_CASE("a replaced document is set aside, also one replaced by a replaced one") {
  const auto set = arrange({document("a", "one"), document("b", "two", "a"), document("c", "three", "b")});
  CHECK(titles(set.active) == Titles{"three"});
  CHECK(titles(set.set_aside) == Titles{"one", "two"});
}

TEST_CASE("of documents that replace each other in a circle all stay") {
  const auto set = arrange({document("a", "one", "c"), document("b", "two", "a"), document("c", "three", "b")});
  CHECK(titles(set.active) == Titles{"one", "three", "two"});
}

TEST_CASE("of two documents with one id the one that is not meant can be replaced by its full key") {
  const auto first = arrange({document("a", "one"), document("a", "two")});
  const auto set =
      arrange({document("a", "one"), document("a", "two"), document("b", "three", first.active[1].document.key)});
  CHECK(titles(set.active) == titles({first.active[0], document("b", "three")}));
  CHECK(set.warnings.empty());
}

TEST_CASE("a report extracted by hand stays listed, without its own extraction") {
  const auto set = arrange({document("r1", "report"), document("g", "corrected", "", "r1")});
  REQUIRE(titles(set.active) == Titles{"corrected", "report"});
  for (const auto& content : set.active) CHECK(content.members.empty() == (content.document.key == "r1"));
  REQUIRE(set.set_aside.size() == 1);
  CHECK(set.set_aside[0].members.size() == 1);
  CHECK(set.set_aside[0].document.key == "r1");
}

TEST_CASE("what is arranged depends on the set only, in whatever order and in how many steps it came") {
  std::mt19937 random(71);
  const std::vector<std::string> keys = {"a", "b", "r1", "r2"};
  const std::vector<std::string> others = {"", "", "a", "b", "r1", "nothing"};
  for (int round = 0; round < 500; ++round) {
    std::vector<DocumentGraph> documents;
    for (int d = 0; d < 6; ++d) {
      const auto key = keys[random() % keys.size()];
      documents.push_back(document(key, std::to_string(round) + key + std::to_string(random() % 3),
                                   others[random() % others.size()], others[random() % others.size()]));
    }
    // Equal bytes have one content.
    for (auto& one : documents) {
      for (const auto& other : documents) {
        if (one.document.digest == other.document.digest) one = other;
      }
    }
    const auto expected = everything(arrange(documents));
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(everything(arrange(documents)) == expected);

    // As builds do: what the store kept, and the next inputs.
    std::vector<DocumentGraph> stored;
    for (const auto& next : documents) {
      stored.push_back(next);
      const auto set = arrange(stored);
      stored = set.set_aside;
      for (const auto& content : set.active) {
        const auto is_aside = [&](const auto& aside) { return aside.document.key == content.document.key; };
        if (std::none_of(stored.begin(), stored.end(), is_aside)) stored.push_back(content);
      }
    }
    CHECK(everything(arrange(stored)) == expected);
  }
}

}  // namespace
}  // namespace soi::pipeline
