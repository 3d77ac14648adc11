// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>

#include "base/display_width.hpp"
#include "cli/counts.hpp"
#include "cli/run.hpp"
#include "cli/telling.hpp"
#include "exporting/node_link.hpp"

namespace soi::cli {
namespace {

constexpr std::size_t most_documents = 30;

struct Summary {
  graph::Counts counts;
  std::map<std::string, std::uint64_t> types, relations;
  std::vector<graph::Document> documents;
  base::Date first, last;  // of the documents that have a date
};

Summary summarize(const graph::Reader& reader) {
  Summary summary;
  summary.counts = reader.counts();
  reader.each_entity([&](const graph::Entity& entity) {
    ++summary.types[entity.type];
    return true;
  });
  reader.each_edge([&](const graph::Edge& edge) {
    ++summary.relations[edge.relation];
    return true;
  });
  reader.each_document([&](const graph::Document& document) {
    const auto& date = document.date;
    if (date.known()) {
      if (!summary.first.known() || base::earliest(date) < base::earliest(summary.first)) summary.first = date;
      if (!summary.last.known() || base::latest(date) > base::latest(summary.last)) summary.last = date;
    }
    summary.documents.push_back(document);
    return true;
  });
  return summary;
}

void write_counts(base::JsonWriter& json, const char* key, const std::map<std::string, std::uint64_t>& counts) {
  json.key(key).begin_object();
  for (const auto& [name, count] : counts) json.key(name).value(static_cast<std::int64_t>(count));
  json.end_object();
}

void write_json(const Question& question, const Summary& summary, Output& out) {
  base::JsonWriter json(out.stream());
  json.begin_object().key("schema").value(question.schema.domain()).key("form").value("soi-info/1");
  json.key("entities").value(static_cast<std::int64_t>(summary.counts.entities));
  json.key("relations").value(static_cast<std::int64_t>(summary.counts.edges));
  json.key("facts").value(static_cast<std::int64_t>(summary.counts.facts));
  write_counts(json, "entities_by_type", summary.types);
  write_counts(json, "relations_by_kind", summary.relations);
  json.key("documents").begin_array();
  for (const auto& document : summary.documents) {
    json.begin_object();
    exporting::write_document_fields(json, document);
    json.end_object();
  }
  json.end_array().end_object();
  out.stream() << '\n';
}

void write_documents(const Summary& summary, bool all, Output& out) {
  auto& stream = out.stream();
  stream << '\n' << out.styled(Style::heading, "documents");
  if (summary.first.known()) {
    const auto first = base::to_string(summary.first), last = base::to_string(summary.last);
    stream << ", " << first << (first == last ? "" : " to " + last);
  }
  stream << '\n';
  const auto most = all ? summary.documents.size() : std::min(summary.documents.size(), most_documents);
  std::size_t width = 0;
  for (std::size_t i = 0; i < most; ++i) {
    width = std::max(width, base::display_width(base::printable(summary.documents[i].key)));
  }
  width = std::min<std::size_t>(width, 32);
  for (std::size_t i = 0; i < most; ++i) {
    const auto& document = summary.documents[i];
    const auto left = base::pad(base::shorten(base::printable(document.key), width), width) + "  " +
                      base::pad(base::to_string(document.date), 10) + "  ";
    stream << "  " << left << base::shorten(one_line(document.title), out.columns() - 2 - base::display_width(left))
           << '\n';
  }
  if (most < summary.documents.size()) {
    stream << "  … and " << summary.documents.size() - most << " more; --documents lists all\n";
  }
}

Usage usage() {
  return {{},
          question_options({{"documents", 0, "", "list all documents"}}),
          {{"soi info", "what soi.db holds"}, {"soi info -g report.txt --json", "what one report gives, as JSON"}}};
}

int run(const Call& call) {
  const auto question = open_question(call);
  const auto summary = summarize(*question.reader);
  if (call.values.has("json")) {
    write_json(question, summary, call.out);
    return done;
  }
  const Telling telling(question, call.out);
  const auto& counts = summary.counts;
  call.out.stream() << call.values.text("graph") << ": " << counted(counts.entities, "entity", "entities") << ", "
                    << counted(counts.edges, "relation", "relations") << " by "
                    << counted(counts.facts, "fact", "facts") << " of "
                    << counted(counts.documents, "document", "documents") << ", domain " << question.reader->domain()
                    << '\n';
  write_count_table(call.out, "entities", summary.types, [&](const auto& name) { return telling.type_label(name); });
  write_count_table(call.out, "relations", summary.relations,
                    [&](const auto& name) { return telling.relation_label(name, true); });
  if (!summary.documents.empty()) write_documents(summary, call.values.has("documents"), call.out);
  return done;
}

}  // namespace

extern const Command info_command;
const Command info_command{"info", "counts a graph's entities, relations and documents", usage, run};

}  // namespace soi::cli
