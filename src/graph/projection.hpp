// SPDX-License-Identifier: Apache-2.0
// One-mode networks: entities of one type tied by what they share (people by events, bodies by people, campaigns by
// provinces). A projection is computed from the graph's facts and never stored as one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/selection.hpp"

namespace soi::graph {

enum class TieWeight {
  count,    // how many they share
  jaccard,  // the part of all that either has: shared / (a's + b's - shared) (Jaccard 1912)
  newman    // each shared one counts 1 / (the number of entities that share it - 1) (Newman 2001, Phys. Rev. E 64)
};
const std::vector<std::string>& tie_weight_names();      // "count", "jaccard", "newman"
bool parse(const std::string& text, TieWeight& weight);  // false for any other word

struct ProjectionRequest {
  std::string nodes;         // the type of what is tied, with all types below it
  std::string through;       // the type of what two of them share, with all types below it
  std::string by;            // the type between the two, where they do not touch: campaign, event, province
  Selection selection = {};  // edges that count; without a status named, all but denied ones
};

// One entity touching one that can be shared, with the time they touched as far as known.
struct Touch {
  Node shared = 0;
  Node node = 0;
  base::Date when;
};

// Every pair once, sorted by (shared, node); its time spans all edges between the two: the date of the event between
// them, else the edges' own (time_of). Throws Error(usage) for unknown types. O(edges of the graph).
std::vector<Touch> touches(const Reader& reader, const schema::Schema& schema, const ProjectionRequest& request);

struct Tie {
  Node a = 0;
  Node b = 0;                // a < b
  std::uint32_t shared = 0;  // how many they share
  double weight = 0;
};

struct Projection {
  std::vector<Node> nodes;  // in order of ids: those that touch anything, also alone
  std::vector<Tie> ties;    // sorted by (a, b)
};

inline constexpr std::size_t most_ties = 20'000'000;

// O(sum over the shared of the square of their nodes) time. Throws Error(limit) above `most` ties.
Projection project(const std::vector<Touch>& touches, TieWeight weight, std::size_t most = most_ties);

struct Window {
  int year = 0;
  std::vector<Touch> touches;  // as above
};

struct Windows {
  std::vector<Window> years;  // in order; those without a touch are left out
  std::vector<Node> undated;  // shared entities with touches that have no date, in order of ids: left out of all years
};

// Touches by year; one that lasted from 2015 to 2017, or is known to lie between, stands in all three. A time longer
// than 150 years says nothing of a year and counts as no date.
Windows by_year(const std::vector<Touch>& touches);

// What two entities share, asked of many pairs.
class Sharing {
 public:
  explicit Sharing(const std::vector<Touch>& touches);
  std::vector<Node> shared_by(Node a, Node b) const;  // in order of ids

 private:
  std::unordered_map<Node, std::vector<Node>> shared_of_;
};

}  // namespace soi::graph
