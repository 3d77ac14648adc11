// SPDX-License-Identifier: Apache-2.0
#include <charconv>
#include <cmath>
#include <memory>
#include <tbb/global_control.h>

#include "base/error.hpp"
#include "base/nearest.hpp"
#include "cli/answer.hpp"
#include "cli/counts.hpp"
#include "cli/measure_answer.hpp"
#include "cli/measure_saving.hpp"
#include "cli/progress_line.hpp"
#include "cli/run.hpp"

namespace soi::cli {
namespace {

using analytics::Measure;

constexpr std::size_t rows_of_text = 20;

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

std::string all_names() {
  std::string all;
  for (const auto* measure : analytics::measures()) all += (all.empty() ? "" : ", ") + std::string(measure->name);
  return all;
}

Usage usage() {
  return {
      {{"LIST", "measures with commas between; without it, what each of them is", false}},
      graph_options(measured_options(
          {{"top",
            'n',
            "N",
            "list so many at most; 0 lists all; else 20, and all as JSON and CSV",
            {},
            {},
            false,
            1'000'000'000},
           {"type", 't', "TYPE", "list entities of this type and the types below it only", {}, {}, true},
           {"of", 0, "ENTITY", "whom the measure is about: pagerank, jaccard, adamic-adar, distance", {}, {}, true},
           {"samples",
            0,
            "N",
            "betweenness from so many sources, with the error's bound; 0: all",
            {},
            "0",
            false,
            1'000'000'000},
           {"resolution", 0, "X", "communities: above 1 more and smaller ones", {}, "1"},
           {"damping", 0, "X", "pagerank, katz: how much goes on along links, from 0 to 1", {}, "0.85"},
           {"save", 0, "", "keep the columns of nodes in the store, until it is built anew"},
           {"saved", 0, "", "give what --save has kept instead of measuring"},
           {"threads", 0, "N", "0 takes as many as the machine has", {}, "0", false, 1024},
           progress_option(),
           {"json", 0, "", "answer as JSON"},
           {"csv", 0, "", "answer as rows of CSV"},
           {"output", 'o', "FILE", "the file to write; - is standard output", {}, "-"}})),
      {{"soi measure pagerank,betweenness,communities --type official", "who matters, and who belongs together"},
       {"soi measure degree,constraint --on official --through event --by year", "who sat with whom, year by year"},
       {"soi measure core,diameter -g links.tsv", "any graph, as a list of links"}},
      "The measures are " + all_names() +
          ". They see one link between two where the graph has several, with the sum of their weights (relations weigh "
          "1 each), and none from a node to itself. Denied relations count only where --status asks for them. "
          "docs/measures.md tells the definitions. A graph named *.tsv, *.edges, *.edgelist or *.el is a list of "
          "links: two nodes and perhaps a weight a line."};
}

double real_option(const Values& values, const std::string& name, double largest) {
  const auto text = values.text(name);
  double number = 0;
  const auto* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number);
  if (error != std::errc() || end != last || !std::isfinite(number) || number < 0 || number > largest) {
    wrong("--" + name + " takes a number from 0 to " + std::to_string(static_cast<int>(largest)) + ", not '" +
              one_line(text) + "'",
          "");
  }
  return number;
}

std::vector<const Measure*> measures_of(const std::string& list) {
  std::vector<const Measure*> chosen;
  std::vector<std::string> names;
  for (const auto* measure : analytics::measures()) names.emplace_back(measure->name);
  for (std::size_t begin = 0; begin <= list.size();) {
    const auto end = std::min(list.find(',', begin), list.size());
    const auto name = list.substr(begin, end - begin);
    begin = end + 1;
    const auto* measure = analytics::find_measure(name);
    if (measure == nullptr) {
      const auto near = base::nearest(name, names);
      wrong("there is no measure '" + one_line(name) + "'",
            near.empty() ? "`soi measure` lists the measures" : "did you mean '" + near + "'?");
    }
    if (std::find(chosen.begin(), chosen.end(), measure) == chosen.end()) chosen.push_back(measure);
  }
  return chosen;
}

void check_by_year(const std::vector<const Measure*>& measures) {
  for (const auto* measure : measures) {
    if (measure->makes == analytics::Makes::edge_column || measure->values == analytics::Values::label) {
      wrong(std::string(measure->name) + " has no table over years", "ask for one year with --from and --until");
    }
  }
}

MeasuredSlice measured(const Subject& subject, Slice slice, const std::vector<const Measure*>& measures,
                       const Call& call, ProgressLine& line) {
  std::vector<std::uint32_t> types;
  for (const auto who : slice.who) {
    if (subject.typed()) types.push_back(subject.type_number(who));
  }
  analytics::Options options;
  for (const auto& text : call.values.all("of")) {
    const auto meant = subject.meant(text);
    const auto at = std::lower_bound(slice.who.begin(), slice.who.end(), meant);
    if (at == slice.who.end() || *at != meant) {
      throw NothingFound("'" + one_line(text) + "' is no part of this network", "");
    }
    options.of.push_back(static_cast<graph::Node>(at - slice.who.begin()));
  }
  options.damping = real_option(call.values, "damping", 1);
  options.resolution = real_option(call.values, "resolution", 1000);
  options.samples = call.values.number("samples");

  const analytics::Measuring measuring(slice.links, std::move(types), call.values.has("directed"));
  MeasuredSlice done;
  done.edges = measuring.network().edge_count();
  done.weighted = measuring.network().weighted();
  for (const auto* measure : measures) {
    const auto stage = (slice.year.empty() ? "" : slice.year + ": ") + std::string(measure->name);
    options.watch = [&](double share) {
      stop_if_interrupted();
      share < 0 ? line.show(stage, 0, 0) : line.show(stage + ", parts", static_cast<std::size_t>(share * 100), 100);
    };
    done.values.push_back(measuring.run(*measure, options));
  }
  done.slice = std::move(slice);
  return done;
}

int list_measures(const Call& call) {
  for (const auto* measure : analytics::measures()) {
    call.out.hanging("  " + std::string(measure->name) + std::string(22 - measure->name.size(), ' '),
                     measure->sentence);
  }
  return done;
}

int run(const Call& call) {
  const auto& values = call.values;
  if (!values.has("LIST")) return list_measures(call);
  const auto measures = measures_of(values.text("LIST"));
  if (values.has("by")) check_by_year(measures);
  std::unique_ptr<tbb::global_control> limit;
  if (const auto threads = values.number("threads"); threads > 0) {
    limit = std::make_unique<tbb::global_control>(tbb::global_control::max_allowed_parallelism, threads);
  }
  const PoliteInterrupt polite;
  check_saving(values, measures);
  const auto state = values.has("save") ? state_to_save(values) : 0;
  const Subject subject(call);
  MeasureAnswer answer{subject, measures, {}, values.has("by"), values.has("directed")};
  answer.top = values.has("top") ? values.number("top") : values.has("json") || values.has("csv") ? 0 : rows_of_text;
  if (values.has("saved")) {
    answer.slices.push_back(kept(subject, measures, values));
  } else {
    ProgressLine line(call);
    for (auto& slice : subject.slices()) {
      answer.slices.push_back(measured(subject, std::move(slice), measures, call, line));
    }
  }
  if (answer.slices.empty()) throw NothingFound("no relation has a date", "leave --by out");
  if (values.has("save")) save(answer, values, state);
  give(call, subject.question(),
       {"soi-measure/1", [&](Output& out) { write_text(answer, out); },
        [&](base::JsonWriter& json) { write_json(answer, json); },
        [&](const std::function<void(const Row&)>& row) { write_rows(answer, row); }});
  return done;
}

}  // namespace

extern const Command measure_command;
const Command measure_command{"measure", "measures the network: who matters, what holds together, how close it is",
                              usage, run};

}  // namespace soi::cli
