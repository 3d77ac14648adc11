// SPDX-License-Identifier: Apache-2.0
// The forms an answer can take: text, JSON, rows of CSV, and, where it is a part of the graph, a picture or any export.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.hpp"
#include "cli/question.hpp"

namespace soi::cli {

// The part of the graph that an answer is about.
struct PartOfGraph {
  std::vector<graph::Entity> entities;
  std::vector<graph::Edge> edges;  // those with an end elsewhere are left out
  std::vector<graph::Node> focus;  // what was asked about
  std::string title = {};
  std::shared_ptr<const graph::Reader> reader = {};  // what has all this; null: the graph that is asked
  std::vector<double> weights = {};                  // of the edges by number, where they have any
};

using Row = std::vector<std::string>;

// An answer in each form its command can give; a form without a function is refused.
struct Answer {
  std::string_view form;                                                 // of the JSON: soi-path/1
  std::function<void(Output&)> text;                                     // paged on a terminal
  std::function<void(base::JsonWriter&)> json;                           // fields of the open object
  std::function<void(const std::function<void(const Row&)>&)> csv = {};  // the names of the columns, then the rows
  std::function<PartOfGraph()> part = {};
  bool rows = false;  // the rows are the answer's text
};

// `own`, then --json, --csv, --to, --output and what every question takes.
std::vector<Option> answer_options(std::vector<Option> own = {});

// Gives the answer as --json, --csv, --to or the ending of --output ask for.
void give(const Call& call, const Question& question, const Answer& answer);

// Runs a question. Where it finds nothing and JSON is asked for, an answer without nodes and links is printed before
// NothingFound goes on to become the message and the exit code.
int ask(const Call& call, std::string_view form, const std::function<int(const Question&)>& question);

}  // namespace soi::cli
