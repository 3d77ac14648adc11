// SPDX-License-Identifier: Apache-2.0
// Which of a set of documents speak in the graph: what replaces what, and what to do where two claim one id. A function
// of the set, so that it does not matter in how many builds the documents came.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "store/update.hpp"

namespace soi::pipeline {

struct Arranged {
  struct Place {
    std::string key;
    store::Standing standing = store::Standing::speaks;
  };
  std::vector<Place> places;            // of each document
  std::vector<base::Problem> warnings;  // two documents with one id
};

// Documents sorted by declared id and digest, each once. Replaced ones are set aside, with "~" and eight digits of
// their digest behind their key; a report whose extraction a graph file replaces is listed and silent.
Arranged arrange(const std::vector<store::DocumentEntry>& documents);

}  // namespace soi::pipeline
