// SPDX-License-Identifier: Apache-2.0
#include "cli/answer.hpp"

#include <filesystem>

#include "base/compression.hpp"
#include "base/error.hpp"
#include "base/escape.hpp"
#include "cli/answer_file.hpp"
#include "cli/picture_file.hpp"
#include "cli/problems.hpp"
#include "cli/run.hpp"
#include "exporting/format.hpp"
#include "graph/part.hpp"

namespace soi::cli {
namespace {

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

// What of --json, --csv and --to is given, or meant by a file's name; empty where none is.
std::string form_wanted(const Values& values) {
  std::string wanted;
  for (const char* form : {"json", "csv", "to"}) {
    if (!values.has(form)) continue;
    if (!wanted.empty()) wrong("--" + wanted + " and --" + form + " are given at once", "choose one of them");
    wanted = form;
  }
  if (wanted.empty() && values.text("output").ends_with(".csv")) return "csv";
  return wanted;
}

void write(const Call& call, const std::function<void(std::ostream&)>& writer, bool text = true) {
  write_answer(call, call.values.text("output"), call.values.text("graph"), text, writer);
}

void write_json(const Call& call, const std::string& domain, std::string_view form,
                const std::function<void(base::JsonWriter&)>& fields) {
  write(call, [&](std::ostream& out) {
    base::JsonWriter json(out);
    json.begin_object().key("schema").value(domain).key("form").value(form);
    fields(json);
    json.end_object();
    out << '\n';
  });
}

void write_csv(std::ostream& out, const Row& row) {
  bool first = true;
  for (const auto& cell : row) {
    out << (first ? "" : ",") << base::quote_csv(cell);
    first = false;
  }
  out << "\r\n";
}

// The others are tables, for which answers have --csv, and the store.
bool is_one_file(const exporting::Format& format) { return format.parts.empty() && format.write != nullptr; }

void write_export(const Call& call, const Question& question, PartOfGraph part, const exporting::Format& format) {
  const graph::Reader& reader = part.reader ? *part.reader : *question.reader;
  const graph::Part found(reader, std::move(part.entities), std::move(part.edges));
  const auto domain = schema::Domain::open(question.reader->domain(), schema_folder(call.values));
  const auto path = call.values.text("output");
  exporting::Export what{found, question.schema, domain, question.language};
  what.weights = std::move(part.weights);
  write(call, [&](std::ostream& out) {
    base::compress(base::compression_of_name(path), out, [&](std::ostream& packed) { format.write(what, packed); });
  });
  const auto lost = exporting::losses(format, found, 0);
  if (!lost.empty()) write_problem(call.notice, {{}, lost, {}, {}}, "note");
}

PartOfGraph with_members(PartOfGraph part, const Question& question) {
  const graph::Reader& reader = part.reader ? *part.reader : *question.reader;
  for (auto& entity : part.entities) {
    if (entity.members.empty()) entity.members = reader.entity(entity.node).members;
  }
  return part;
}

// A part as --to or the file's ending wants it: the data in one of the formats, else a picture.
void write_part(const Call& call, const Question& question, const std::function<PartOfGraph()>& part) {
  const auto word = call.values.text("to");
  const auto path = call.values.text("output");
  const auto ending = std::filesystem::path(path).extension().string();
  drawing::Format picture{};
  const auto* format = exporting::find_format(word);
  if (word.empty() && (ending.empty() || !drawing::parse(ending.substr(1), picture))) {
    format = exporting::format_of_file(path);
    if (format != nullptr && !is_one_file(*format)) {
      wrong("an answer is no " + std::string(format->name), "name another format with --to, or use `soi export`");
    }
    if (format == nullptr) wrong("'" + path + "' does not say what is to be written", "name it with --to FORMAT");
  }
  if (!word.empty() && format == nullptr) drawing::parse(word, picture);
  if (format != nullptr) {
    write_export(call, question, with_members(part(), question), *format);
  } else {
    const bool text = picture != drawing::Format::png && picture != drawing::Format::pdf;
    if (path == "-")
      write(
          call, [](std::ostream&) {}, text);  // refuse before the work
    const auto bytes = picture_file(call, question, with_members(part(), question), picture);
    write(
        call, [&](std::ostream& out) { out << bytes; }, text);
  }
}

}  // namespace

std::vector<Option> answer_options(std::vector<Option> own) {
  own.push_back({"json", 0, "", "answer as JSON"});
  own.push_back({"csv", 0, "", "answer as rows of CSV"});
  Option to{"to", 0, "FORMAT", "the part of the graph that answers, as a picture or an export", {}};
  for (const auto* format : exporting::formats()) {
    if (is_one_file(*format)) to.choices.emplace_back(format->name);
  }
  for (const auto& name : drawing::format_names()) {
    if (exporting::find_format(name) == nullptr) to.choices.push_back(name);
  }
  own.push_back(std::move(to));
  own.push_back(
      {"output", 'o', "FILE", "the file to write; its ending may tell the format; - is standard output", {}, "-"});
  return graph_options(std::move(own));
}

void give(const Call& call, const Question& question, const Answer& answer) {
  const auto wanted = form_wanted(call.values);
  if (wanted == "json") {
    write_json(call, question.schema.domain(), answer.form, answer.json);
  } else if (wanted == "csv" || (wanted.empty() && answer.rows)) {
    if (!answer.csv) wrong("this answer has no rows for --csv", "ask for --json");
    write(call, [&](std::ostream& out) { answer.csv([&](const Row& row) { write_csv(out, row); }); });
  } else if (wanted == "to" || call.values.text("output") != "-") {
    if (!answer.part) wrong("this answer is no part of the graph that could be drawn or exported", "ask for --json");
    write_part(call, question, answer.part);
  } else {
    call.out.page();
    answer.text(call.out);
  }
}

int ask(const Call& call, std::string_view form, const std::function<int(const Question&)>& question) {
  const auto asked = open_question(call);
  form_wanted(call.values);
  try {
    return question(asked);
  } catch (const NothingFound&) {
    if (call.values.has("json")) {
      write_json(call, asked.schema.domain(), form, [](base::JsonWriter& json) {
        json.key("nodes").begin_array().end_array().key("links").begin_array().end_array();
      });
    }
    throw;
  }
}

}  // namespace soi::cli
