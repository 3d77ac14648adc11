// SPDX-License-Identifier: Apache-2.0
// What a format keeps of a graph: the contract of docs/formats.md, and what an export says it left out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"

namespace soi::exporting {

struct Format;

// fully: a program that reads the file gets back what was there, to the character. as_text: it is there to be read by
// people, in another form. no: it is left out, and the export says how much.
enum class Kept : std::uint8_t { no, as_text, fully };

struct Keeps {
  Kept types = Kept::fully;
  Kept aliases = Kept::fully;
  Kept properties = Kept::fully;
  Kept members = Kept::fully;
  Kept parallel = Kept::fully;
  Kept roles = Kept::fully;
  Kept dates = Kept::fully;  // of relations
  Kept status = Kept::fully;
  Kept sentences = Kept::fully;
  Kept sources = Kept::fully;
  Kept documents = Kept::fully;
  Kept measures = Kept::fully;  // columns of the nodes
};

// How much of each a graph has.
struct Census {
  std::uint64_t types = 0, aliases = 0, properties = 0, members = 0, parallel = 0, roles = 0, dates = 0, status = 0,
                sentences = 0, sources = 0, documents = 0, measures = 0;
};

struct Thing {
  std::string_view name;  // as docs/formats.md calls it
  std::string_view one;   // "evidence sentence"
  std::string_view many;
  Kept Keeps::*kept;
  std::uint64_t Census::*count;
  bool of_facts;  // to be counted in the facts of every edge, which takes longer
};
const std::vector<Thing>& things();

// Counts what `format` does not keep, in one walk over the graph (two where facts are concerned): "pajek leaves out 214
// evidence sentences, 31 other names"; empty where nothing is lost.
std::string losses(const Format& format, const graph::Reader& graph, std::size_t columns);

}  // namespace soi::exporting
