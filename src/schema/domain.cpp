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
  for (const base::EmbeddedFile& file : embedded_files()) files.emplace(file.path, file.bytes);
  return files;
}

Files of_folder(const std::string& folder) {
  Files files;
  for (const fs::path& path : base::files_below(folder)) {
    if (path.extension() != ".yaml") continue;
    files.emplace(path.lexically_relative(folder).generic_string(), base::read_file(path, largest_schema_file));
  }
  return files;
}

bool has_folder(const Files& files, const std::string& name) {
  const auto first = files.lower_bound(name + "/");
  return first != files.end() && first->first.starts_with(name + "/");
}

// A folder of domains need not repeat what all of them stand on, nor the shipped domains that it takes words from.
void add_shipped(Files& files) {
  const Files own = files;
  for (auto& [path, bytes] : embedded())
    if (!has_folder(own, path.substr(0, path.find('/')))) files.emplace(path, bytes);
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
  if (!folder.empty()) add_shipped(files);
  Domain domain;
  domain.name_ = name;
  domain.prefix_ = folder.empty() ? "schemas/" : (fs::path(folder) / "").string();
  for (auto& [path, bytes] : files) {
    const std::string file = domain.own_name(path);
    domain.files_.emplace(file, std::move(bytes));
  }
  return domain;
}

// How the domain calls the file at a path below the folder of domains.
std::string Domain::own_name(const std::string& path) const {
  if (path.starts_with(base_folder)) return path;
  if (path.starts_with(name_ + "/")) return path.substr(name_.size() + 1);
  return "../" + path;
}

// Where a file of the domain stands below the folder of domains.
std::string Domain::path_of(const std::string& file) const {
  if (file.starts_with(base_folder)) return file;
  if (file.starts_with("../")) return file.substr(3);
  return name_ + "/" + file;
}

std::string Domain::shown(const std::string& file) const { return prefix_ + path_of(file); }

std::string Domain::beside(const std::string& file, const std::string& written) const {
  const fs::path path = (fs::path(path_of(file)).parent_path() / written).lexically_normal();
  const std::string text = path.generic_string();
  return path.is_absolute() || text.starts_with("..") ? std::string() : own_name(text);
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
  return base::YamlFile::parse(shown(file), text(file), problems);
}

std::string Domain::digest(const std::vector<std::string>& names) const {
  std::string all;
  for (const auto& [file, bytes] : files_) {
    const auto name = fs::path(file).filename().string();
    if (!names.empty() && std::find(names.begin(), names.end(), name) == names.end()) continue;
    all += file + '\0' + std::to_string(bytes.size()) + '\0' + bytes;
  }
  return base::sha256_hex(all);
}

}  // namespace soi::schema
