// SPDX-License-Identifier: Apache-2.0
// An entity's edges as the sections of a dossier: offices over time, events with what was done there, the rest by
// relation. Which section a relation belongs to follows from the schema alone.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/telling.hpp"
#include "graph/selection.hpp"

namespace soi::cli {

struct DossierLine {
  base::Date when;                 // unknown: undated
  std::string what;                // role or relations, with what is doubtful about them
  graph::Node other = 0;           // the entity at the other end
  std::vector<graph::Edge> edges;  // that it stands for
  std::uint64_t facts = 0;         // documents that say so
};

struct DossierSection {
  enum class Kind { offices, events, relation } kind = Kind::relation;
  std::string title;
  std::vector<DossierLine> lines;  // by time where they have any
  std::size_t all = 0;             // lines there are, where fewer are kept
};

// Of the edges that pass; at most `most` lines a section (0: all): those that most documents speak of. Only the edges
// of these are read.
std::vector<DossierSection> dossier(const Telling& telling, const Question& question, graph::Node node,
                                    const graph::Selection& selection, std::size_t most);

}  // namespace soi::cli
