// SPDX-License-Identifier: Apache-2.0
// The library in one call: reports and graph files in, a store out.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "graph/reader.hpp"

namespace soi::pipeline {

struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string stage;  // "reading", "joining", "writing" …; where total is 0, it cannot tell how far it is
};

struct BuildOptions {
  std::string domain = "dan-van";
  std::string schema_folder;  // a folder of domains; empty: the embedded ones
  std::filesystem::path store = "soi.db";
  std::filesystem::path identity;                 // a file of decisions, in place of those the store has
  bool sync = false;                              // the store shall hold the inputs and nothing else
  bool strict = false;                            // an unreadable report is an error, and nothing is written
  unsigned threads = 0;                           // 0: as many as the machine has
  std::function<void(const Progress&)> progress;  // called by one thread at a time; may be empty
};

struct BuildSummary {
  std::size_t added = 0, unchanged = 0, removed = 0;  // documents, against the store as it was
  std::size_t renewed = 0;                            // read anew: by other rules, or with another sources.csv
  graph::Counts counts;
  std::map<std::string, std::size_t> entities_by_type;
  std::map<std::string, std::size_t> facts_by_relation;
  std::vector<base::Problem> problems;  // reports that could not be read and were passed over: exit code 3
  std::vector<std::string> notes;
  std::vector<base::Problem> warnings;  // conflicts a person should look at; the store is whole
};

// Inputs are files, other stores of the domain, and folders (their reports and graph files; a README and other files in
// them are passed over). What the store has of a file's bytes by the same rules is not read again. The
// outcome depends on the set of documents only. Throws Error, and then the old store stays: usage for an input of
// unknown ending, io for one that is not there, data with all mistakes of all graph files.
BuildSummary build(const std::vector<std::filesystem::path>& inputs, const BuildOptions& options);

}  // namespace soi::pipeline
