// SPDX-License-Identifier: Apache-2.0
// What `soi measure` is asked about: a graph's entities and relations, a network projected from them, a slice of it for
// each year, or a plain edge list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/question.hpp"
#include "graph/network.hpp"
#include "reading/edge_list.hpp"

namespace soi::cli {

// A network and whom its nodes stand for.
struct Slice {
  std::string year;  // empty: of all times
  graph::Links links;
  std::vector<graph::Node> who;  // by node: the reader's or the edge list's; ascending
};

class Subject {
 public:
  explicit Subject(const Call& call);  // opens what --graph names; throws Error

  const Question& question() const { return question_; }  // without a reader where the graph is an edge list
  std::vector<Slice> slices() const;                      // one, or with --by year those that have links

  std::string id(graph::Node who) const;
  std::string name(graph::Node who) const;
  std::string type(graph::Node who) const;           // as the schema names it; empty in an edge list
  std::uint32_t type_number(graph::Node who) const;  // equal for equal types
  bool typed() const { return !list_; }
  bool listed(graph::Node who) const;                // as --type wants it
  graph::Node meant(const std::string& text) const;  // throws where no or several entities answer to it

 private:
  std::vector<Slice> of_relations() const;
  std::vector<Slice> projected() const;

  const Values& values_;
  Question question_;
  std::optional<reading::EdgeList> list_;
  std::vector<std::uint32_t> types_;  // by the reader's node: places in type_names_
  std::vector<std::string> type_names_;
};

// The options that choose what is measured: `own`, then --on and its like, then those that choose relations.
std::vector<Option> measured_options(std::vector<Option> own);

}  // namespace soi::cli
