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
  std::string type;   // province, city, district …
  std::string since;  // the day it came to be, of a province that took others in or got a new name
  std::string key;
};

// `date` is that of its document: a province of today is not the one that had its name before.
Place place_of(const graph::Member& member, const base::Date& date, const Identity& identity);
// What is left the same when provinces are joined: the key of the province of today. Empty for what is no province.
std::string lineage_of(const Place& place, const Identity& identity);

struct Body {
  std::string key;
  std::string name;           // comparable
  std::vector<Place> places;  // where it works; none for bodies of the whole country
};

// `places` are those its document says it is in.
Body body_of(const graph::Member& member, const std::vector<Place>& places, const base::Date& date,
             const Identity& identity);

std::string campaign_key(const graph::Member& member, const Identity& identity);

struct DocumentNumber {
  std::string key;     // kind, number, organ; for organs that number anew in every province, with their issuer
  std::string year;    // empty: not said
  std::string issuer;  // key of the body; empty: not said, or in the key already
};

// `issuer` is the key of the body that its document says issued it; may be empty.
DocumentNumber number_of(const graph::Member& member, const std::string& issuer, const Identity& identity);

}  // namespace soi::resolution
