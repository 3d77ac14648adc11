// SPDX-License-Identifier: Apache-2.0
#include "pipeline/inputs.hpp"

#include <set>
#include <string>

#include "base/error.hpp"
#include "base/files.hpp"
#include "reading/graph_file.hpp"
#include "reading/report_file.hpp"

namespace soi::pipeline {

namespace {

base::Problem problem(const std::filesystem::path& path, std::string what, std::string remedy) {
  return {{path.string(), 0, 0}, std::move(what), std::move(remedy), {}};
}

}  // namespace

std::vector<Input> find_inputs(const std::vector<std::filesystem::path>& named) {
  std::set<Input> found;
  std::vector<base::Problem> missing, unknown;
  const auto add = [&](const std::filesystem::path& path) {
    const bool graph_file = reading::is_graph_file(path);
    if (!graph_file && !reading::is_report(path)) return false;
    found.insert({path.lexically_normal(), graph_file});
    return true;
  };
  for (const auto& path : named) {
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (!std::filesystem::exists(status)) {
      missing.push_back(problem(path, "there is no such file or folder", "check the path"));
    } else if (std::filesystem::is_directory(status)) {
      for (const auto& file : base::files_below(path)) {
        // A README tells of the files beside it and is no report.
        if (file.stem() != "README") add(file);
      }
    } else if (!add(path)) {
      unknown.push_back(problem(path, "this ending is of no report and no graph file",
                                "name reports .txt, .md or .html, and graph files .yaml"));
    }
  }
  if (!missing.empty()) throw base::Error(base::Failure::io, std::move(missing));
  if (!unknown.empty()) throw base::Error(base::Failure::usage, std::move(unknown));
  return {found.begin(), found.end()};
}

}  // namespace soi::pipeline
