// SPDX-License-Identifier: Apache-2.0
#include "cli/export_targets.hpp"

#include <algorithm>
#include <set>

#include "base/compression.hpp"
#include "base/error.hpp"

namespace soi::cli {
namespace {

using exporting::Format;

[[noreturn]] void wrong(const std::string& what, const std::string& remedy) {
  throw base::Error(base::Failure::usage, what, remedy);
}

std::string file_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

const Format& format_of(const std::string& path, const std::string& named) {
  if (!named.empty()) return *exporting::find_format(named);
  if (path == "-") return *exporting::find_format("json");
  if (const auto* format = exporting::format_of_file(file_name(path))) return *format;
  std::string all;
  for (const auto* format : exporting::formats()) all += (all.empty() ? "" : ", ") + std::string(format->name);
  wrong("the name '" + path + "' tells no format", "name it with --to: " + all);
}

// graph.csv.gz → graph.nodes.csv.gz
std::string path_of_part(const std::string& path, const Format& format, std::string_view part) {
  const auto how = base::compression_of_name(path);
  const std::string packed = how == base::Compression::gzip ? ".gz" : how == base::Compression::zstd ? ".zst" : "";
  auto stem = path.substr(0, path.size() - packed.size());
  if (stem.ends_with(format.ending)) stem.resize(stem.size() - format.ending.size());
  return stem + "." + std::string(part) + std::string(format.ending) + packed;
}

// Of all dialects asked for the one that the format has.
std::string dialect_of(const Format& format, const std::vector<std::string>& dialects) {
  std::string chosen;
  for (const auto& name : dialects) {
    const auto& known = format.dialects;
    if (std::none_of(known.begin(), known.end(), [&](const auto& one) { return one.name == name; })) continue;
    if (!chosen.empty())
      wrong("two dialects for " + std::string(format.name), "name one of " + chosen + " and " + name);
    chosen = name;
  }
  return chosen;
}

void check_dialects(const std::vector<ExportTarget>& targets, const std::vector<std::string>& dialects) {
  for (const auto& name : dialects) {
    const auto uses = [&](const auto& target) { return target.dialect == name; };
    if (std::any_of(targets.begin(), targets.end(), uses)) continue;
    std::string having;
    for (const auto* format : exporting::formats()) {
      for (const auto& one : format->dialects) {
        if (one.name == name) having += (having.empty() ? "" : ", ") + std::string(format->name);
      }
    }
    wrong("no format that is to be written has the dialect '" + name + "'", "it is a dialect of " + having);
  }
}

void add(std::vector<ExportTarget>& targets, const Format& format, const std::string& path, const Values& values) {
  const auto dialect = dialect_of(format, values.all("dialect"));
  const auto part = values.text("part");
  if (format.parts.empty() && !part.empty()) {
    wrong(std::string(format.name) + " has no part '" + part + "'", "leave out --part");
  }
  if (format.parts.empty() || !part.empty()) {
    targets.push_back({&format, dialect, part, path});
    return;
  }
  if (path == "-") {
    std::string parts;
    for (const auto one : format.parts) parts += (parts.empty() ? "" : ", ") + std::string(one);
    wrong(std::string(format.name) + " is several files",
          "choose one with --part: " + parts + "; or name a file with --output");
  }
  for (const auto one : format.parts) {
    targets.push_back({&format, dialect, std::string(one), path_of_part(path, format, one)});
  }
}

}  // namespace

std::vector<ExportTarget> export_targets(const Values& values) {
  const auto& outputs = values.all("output");
  const auto& formats = values.all("to");
  std::vector<ExportTarget> targets;
  if (formats.size() > 1) {
    if (outputs.size() != 1 || outputs.front() == "-") {
      wrong("several formats go into several files", "name one file with --output; each format adds its ending");
    }
    for (const auto& name : formats) {
      const auto& format = *exporting::find_format(name);
      add(targets, format, outputs.front() + std::string(format.ending), values);
    }
  } else {
    for (const auto& path : outputs) {
      add(targets, format_of(path, formats.empty() ? std::string() : formats.front()), path, values);
    }
  }
  check_dialects(targets, values.all("dialect"));
  std::set<std::string> paths;
  for (const auto& target : targets) {
    if (!paths.insert(target.path).second) wrong("'" + target.path + "' would be written twice", "name it once");
  }
  return targets;
}

}  // namespace soi::cli
