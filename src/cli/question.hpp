// SPDX-License-Identifier: Apache-2.0
// What every question needs: a graph to ask, its schema, the entities the user means.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "graph/reader.hpp"
#include "query/name_search.hpp"
#include "schema/schema.hpp"

namespace soi::cli {

struct Question {
  std::unique_ptr<graph::Reader> reader;
  schema::Schema schema;
  std::string language;
  query::Abbreviations abbreviations = {};
  Output* notice = nullptr;  // of the call: for what is taken to be meant

  query::Names names() const { return {*reader, schema, abbreviations}; }
};

std::vector<Option> schema_options();                                // --domain, --schema
std::vector<Option> graph_options(std::vector<Option> own);          // `own`, then --graph, --lang and those
std::vector<Option> question_options(std::vector<Option> own = {});  // `own`, then --json and those
std::string schema_folder(const Values& values);                     // --schema, else $SOI_SCHEMAS

Question open_question(const Call& call);

// "7 more", "more than 1000 more": what is found and not listed.
std::string left_over(const query::Matches& all);

// The entity a text means, without its members; that others have the same name is told as a note. Throws NothingFound
// with near names, or Error(usage) with the candidates.
graph::Entity entity_meant(const Question& question, const std::string& text);

}  // namespace soi::cli
