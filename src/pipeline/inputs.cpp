// SPDX-License-Identifier: Apache-2.0
#include "pipeline/inputs.hpp"

#include <set>
#include <string>

#include "base/error.hpp"
#include "base/files.hpp"
#include "pipeline/document_reader.hpp"
#include "reading/import_file.hpp"
#include "reading/report_file.hpp"
#include "store/store.hpp"

namespace soi::pipeline {

namespace {

constexpr const char* endings =
    "reports end in .txt, .md or .html, graph files in .yaml, other graphs in .json, .graphml, .csv or .jsonl";

base::Problem problem(const std::filesystem::path& path, std::string what, std::string remedy) {
  return {{path.string(), 0, 0}, std::move(what), std::move(remedy), {}};
}

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& named, bool with_stores) {
  std::set<Input> found;
  std::vector<base::Problem> missing, unknown;
  const auto add = [&](const std::filesystem::path& path) {
    if (!is_document(path)) return false;
    const auto kind = reading::is_report(path)                  ? Input::Kind::report
                      : path != "-" && reading::is_import(path) ? Input::Kind::import
                                                                : Input::Kind::graph_file;
    found.insert({path.lexically_normal(), kind});
    return true;
  };
  for (const auto& path : named) {
    if (path == "-") {
      add(path);
      continue;
    }
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
      missing.push_back(problem(path, "there is no such file or folder", "check the path"));
    } else if (std::filesystem::is_directory(status)) {
      bool any = false;
      for (const auto& file : base::files_below(path)) {
        // A README tells of the files beside it and is no report.
        if (file.stem() != "README") any = add(file) || any;
      }
      if (!any) unknown.push_back(problem(path, "there is no report and no graph file in this folder", endings));
    } else if (with_stores && store::is_store(path)) {
      found.insert({path.lexically_normal(), Input::Kind::store});
    } else if (reading::is_import(path)) {
      found.insert({path.lexically_normal(), Input::Kind::import});
    } else if (!add(path)) {
      unknown.push_back(problem(path, "this ending is of no report and no graph file", endings));
    }
  }
  if (!missing.empty()) throw base::Error(base::Failure::io, std::move(missing));
  if (!unknown.empty()) throw base::Error(base::Failure::usage, std::move(unknown));
  return {found.begin(), found.end()};
}

}  // namespace soi::pipeline
