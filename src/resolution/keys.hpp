// SPDX-License-Identifier: Apache-2.0
// The keys by which bodies, places, documents and campaigns of different documents are one. An empty key: stays apart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/document_graph.hpp"
#include "resolution/identity.hpp"

namespace soi::resolution {

struct Place {
  std::string bare;   // its name without the word for its level
  std::string level;  // that word, or the type where the name stands alone
  std::string key;
};

Place place_of(const graph::Member& member, const Identity& identity);

// `places` are those its document says it is in.
std::string body_key(const graph::Member& member, const std::vector<Place>& places, const Identity& identity);

std::string campaign_key(const graph::Member& member, const Identity& identity);

struct DocumentNumber {
  std::string key;     // kind, number, organ; for organs that number anew in every province, with their issuer
  std::string year;    // empty: not said
  std::string issuer;  // key of the body; empty: not said, or in the key already
};

// `issuer` is the key of the body that its document says issued it; may be empty.
DocumentNumber number_of(const graph::Member& member, const std::string& issuer, const Identity& identity);

}  // namespace soi::resolution
