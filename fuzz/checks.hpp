// SPDX-License-Identifier: Apache-2.0
// What must hold for any bytes at all: no crash, no problem without a place, and what was read is written back the
// same. The fuzzers run these on bytes they make up, a test on the corpora.
#pragma once

#include <cstdlib>
#include <sstream>
#include <string>

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "base/yaml_file.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"

namespace soi::fuzz {

inline void require(bool holds) {
  if (!holds) std::abort();
}

// A place lies in the file: line and column at most one behind its last.
inline void check_places(const base::Error& error, const std::string& bytes) {
  for (const base::Problem& problem : error.problems()) {
    require(!problem.what.empty() && !base::render(problem).empty());
    require(problem.where.line >= 0 && static_cast<std::size_t>(problem.where.line) <= bytes.size() + 1);
    require(problem.where.column >= 0 && static_cast<std::size_t>(problem.where.column) <= bytes.size() + 1);
  }
}

inline void check_node(const base::YamlNode& node) {
  require(node.line > 0 && node.column > 0);
  require(node.is_sequence() || node.items.empty());
  require(node.is_map() || node.entries.empty());
  for (const base::YamlNode& item : node.items) check_node(item);
  for (const auto& [key, value] : node.entries) {
    require(key.is_scalar());
    check_node(key);
    check_node(value);
  }
}

inline void yaml_file(const std::string& bytes) {
  try {
    check_node(base::YamlFile::parse("f.yaml", bytes).root());
  } catch (const base::Error& error) {
    check_places(error, bytes);
  }
}

inline void graph_file(const std::string& bytes) {
  static const schema::Schema schema = schema::Schema::load(schema::Domain::open("dan-van"));
  graph::DocumentGraph graph;
  try {
    graph = reading::parse_graph_file("f.yaml", bytes, schema);
  } catch (const base::Error& error) {
    return check_places(error, bytes);
  }
  std::ostringstream once, twice;
  reading::write_graph_file(once, graph);
  reading::write_graph_file(twice, reading::parse_graph_file("f.yaml", once.str(), schema));
  require(once.str() == twice.str());
}

// Blocks lie inside the text, in order, and every place inside the file.
inline void check_blocks(const text::Report& report, const std::string& bytes) {
  require(base::is_utf8(report.text));
  std::uint32_t last = 0;
  for (const text::Block& block : report.blocks) {
    require(last <= block.begin && block.begin < block.end && block.end <= report.text.size());
    require(report.converted || report.source_of(block.end) <= bytes.size());
    last = block.end;
  }
}

inline void report(const std::string& bytes) {
  static const auto words = reading::PageWords::load(schema::Domain::open("dan-van"));
  for (const char* name : {"r.html", "r.md", "r.txt"}) {
    try {
      check_blocks(reading::parse_report(name, bytes, words), bytes);
    } catch (const base::Error& error) {
      check_places(error, bytes);
    }
  }
}

}  // namespace soi::fuzz
