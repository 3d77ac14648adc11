// SPDX-License-Identifier: Apache-2.0
#include "cli/answer_file.hpp"
#include "cli/filters.hpp"
#include "cli/progress_line.hpp"
#include "cli/run.hpp"
#include "exporting/report_page.hpp"
#include "pipeline/graph_report.hpp"

namespace soi::cli {
namespace {

Usage usage() {
  return {{},
          graph_options(
              relation_options({{"output", 'o', "FILE", "the page to write; - is standard output", {}, "report.html"},
                                {"title", 0, "TEXT", "the page's title"},
                                progress_option()})),
          {{"soi report -o report.html", "sizes, degrees, components, who stands out, communities, activity"},
           {"soi report --from 2020 --until 2021 --lang en", "of two years, in English"}},
          "The page is one file that loads nothing. Its tables are measured on the network of relations, walked both "
          "ways: docs/measures.md."};
}

int run(const Call& call) {
  const auto question = open_question(call);
  pipeline::ReportRequest request;
  request.selection = selection_of(question, call.values);
  request.title = call.values.text("title");
  request.language = question.language;
  exporting::ReportPage page;
  {
    const PoliteInterrupt polite;
    ProgressLine line(call);
    request.watch = [&](double) {
      stop_if_interrupted();
      line.show("measuring", 0, 0);
    };
    page = pipeline::report(*question.reader, question.schema, request);
  }
  write_answer(call, call.values.text("output"), call.values.text("graph"), true,
               [&](std::ostream& out) { exporting::write_report_page(page, out); });
  return done;
}

}  // namespace

extern const Command report_command;
const Command report_command{"report", "writes one page of the graph's figures: tables and plots that print well",
                             usage, run};

}  // namespace soi::cli
