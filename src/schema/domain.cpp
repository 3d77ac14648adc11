// SPDX-License-Identifier: Apache-2.0
#include "schema/domain.hpp"

#include <algorithm>
#include <filesystem>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "base/nearest.hpp"
#include "schema/embedded.hpp"

namespace soi::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view base_folder = "base/";
constexpr std::uint64_t largest_schema_file = 32u << 20;

// Path below the folder of domains → bytes.
using Files = std::map<std::string, std::string>;

Files embedded() {
  Files files;
  for (const EmbeddedFile& file : embedded_files()) files.emplace(file.path, file.bytes);
  return files;
}

Files of_folder(const std::string& folder) {
  Files files;
  for (const fs::path& path : base::files_below(folder)) {
    if (path.extension() != ".yaml") continue;
    files.emplace(path.lexically_relative(folder).generic_string(), base::read_file(path, largest_schema_file));
  }
  // A folder of domains need not repeat what all of them stand on.
  if (!files.contains("base/types.yaml")) {
    for (auto& [path, bytes] : embedded())
      if (path.starts_with(base_folder)) files.emplace(path, bytes);
  }
  return files;
}

std::vector<std::string> names_in(const Files& files) {
  std::vector<std::string> names;
  for (const auto& [path, bytes] : files) {
    const std::size_t slash = path.find('/');
    if (slash == std::string::npos || path.starts_with(base_folder)) continue;
    if (path.substr(slash) == "/types.yaml") names.push_back(path.substr(0, slash));
  }
  return names;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out.empty() ? "none" : out;
}

}  // namespace

std::vector<std::string> Domain::names(const std::string& folder) {
  return names_in(folder.empty() ? embedded() : of_folder(folder));
}

Domain Domain::open(const std::string& name, const std::string& folder) {
  Files files = folder.empty() ? embedded() : of_folder(folder);
  const std::vector<std::string> known = names_in(files);
  if (std::find(known.begin(), known.end(), name) == known.end()) {
    const std::string near = base::nearest(name, known);
    throw base::Error(base::Failure::usage,
                      "there is no domain '" + name + "'" + (folder.empty() ? "" : " in '" + folder + "'"),
                      near.empty() ? "known domains: " + listed(known) : "did you mean '" + near + "'?");
  }
  Domain domain;
  domain.name_ = name;
  domain.prefix_ = folder.empty() ? "schemas/" : (fs::path(folder) / "").string();
  for (auto& [path, bytes] : files) {
    if (path.starts_with(base_folder)) domain.files_.emplace(path, std::move(bytes));
    if (path.starts_with(name + "/")) domain.files_.emplace(path.substr(name.size() + 1), std::move(bytes));
  }
  return domain;
}

const std::string& Domain::text(const std::string& file) const {
  const auto found = files_.find(file);
  if (found != files_.end()) return found->second;
  throw base::Error(base::Failure::data, "the domain '" + name_ + "' has no file '" + file + "'",
                    "add it to " + prefix_ + name_);
}

base::YamlFile Domain::yaml(const std::string& file) const {
  std::vector<base::Problem> problems;
  base::YamlFile parsed = yaml(file, problems);
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return parsed;
}

base::YamlFile Domain::yaml(const std::string& file, std::vector<base::Problem>& problems) const {
  const std::string folder = file.starts_with(base_folder) ? prefix_ : prefix_ + name_ + "/";
  return base::YamlFile::parse(folder + file, text(file), problems);
}

std::string Domain::digest() const {
  std::string all;
  for (const auto& [file, bytes] : files_) all += file + '\0' + std::to_string(bytes.size()) + '\0' + bytes;
  return base::sha256_hex(all);
}

}  // namespace soi::schema
