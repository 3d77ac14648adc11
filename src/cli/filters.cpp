// SPDX-License-Identifier: Apache-2.0
#include "cli/filters.hpp"

#include <algorithm>

#include "base/error.hpp"

namespace soi::cli {
namespace {

base::Date date_of(const Values& values, const std::string& option) {
  if (!values.has(option)) return {};
  if (const auto date = base::parse_date(values.text(option))) return *date;
  throw base::Error(base::Failure::usage, "--" + option + " takes a date, not '" + values.text(option) + "'",
                    "write 2020, 2020-12 or 2020-12-29");
}

// Given again, or in one word with commas.
std::vector<std::string> names_of(const Values& values, const std::string& option) {
  std::vector<std::string> names;
  for (const auto& word : values.all(option)) {
    for (std::size_t begin = 0; begin <= word.size();) {
      const auto end = std::min(word.find(',', begin), word.size());
      names.push_back(word.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return names;
}

}  // namespace

Option type_option() {
  return {"type", 't', "TYPE", "only entities of this type and the types below it", {}, {}, true};
}

Option limit_option(const std::string& most) {
  return {"limit", 'n', "N", "list at most so many; 0 lists all", {}, most, false, 1'000'000'000};
}

std::vector<Option> relation_options(std::vector<Option> own) {
  own.push_back({"relation", 'r', "RELATION", "only this relation, or these with commas between", {}, {}, true});
  own.push_back({"not-relation", 0, "RELATION", "not this relation", {}, {}, true});
  own.push_back({"status", 0, "STATUS", "only facts of this status", graph::status_names(), {}, true});
  own.push_back({"from", 0, "DATE", "only what may have been on this day, month or year, or later"});
  own.push_back({"until", 0, "DATE", "only what may have been on this day, month or year, or earlier"});
  own.push_back({"at", 0, "DATE", "the graph as of this day: without what was over by then or still to come"});
  own.push_back({"min-evidence", 0, "N", "only what so many documents say", {}, {}, false, 1'000'000'000});
  return own;
}

graph::Selection selection_of(const Question& question, const Values& values) {
  graph::Selection selection;
  selection.relations = names_of(values, "relation");
  selection.not_relations = names_of(values, "not-relation");
  selection.types = names_of(values, "type");
  for (const auto& word : values.all("status")) graph::parse(word, selection.statuses.emplace_back());
  selection.from = date_of(values, "from");
  selection.until = date_of(values, "until");
  selection.at = date_of(values, "at");
  selection.min_evidence = values.number("min-evidence");
  graph::check(selection, question.schema);
  return selection;
}

}  // namespace soi::cli
