// SPDX-License-Identifier: Apache-2.0
// A domain is a folder of YAML files; the shipped ones are embedded in the program. Each part reads its own file of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/yaml_file.hpp"

namespace soi::schema {

class Domain {
 public:
  // A domain by name: from `folder` if given (a folder of domains, as schemas/ is), else from $SOI_SCHEMAS's value
  // passed by the caller, else the embedded one. Throws Error(usage) with the known names if there is none such.
  static Domain open(const std::string& name, const std::string& folder = {});
  static std::vector<std::string> names(const std::string& folder = {});

  const std::string& name() const { return name_; }
  bool has(const std::string& file) const { return files_.contains(file); }
  base::YamlFile yaml(const std::string& file) const;  // parsed anew; throws Error(data)
  base::YamlFile yaml(const std::string& file, std::vector<base::Problem>& problems) const;  // as YamlFile::parse
  const std::string& text(const std::string& file) const;  // its bytes; throws Error(data) if it is missing
  // The file that `written` ("../base/names.yaml") means inside `file`; empty where that lies outside the folder of
  // domains. Files of other domains are known as "../other/names.yaml"; shipped domains need not stand in the folder.
  std::string beside(const std::string& file, const std::string& written) const;
  std::string shown(const std::string& file) const;  // what messages call a file
  // Of all files' names and bytes, or of those with one of these names (in whatever folder): what a cached extraction
  // depends on.
  std::string digest(const std::vector<std::string>& names = {}) const;

 private:
  std::string own_name(const std::string& path) const;
  std::string path_of(const std::string& file) const;

  std::string name_;
  std::string prefix_;  // what messages put before a file's name
  std::map<std::string, std::string>
      files_;  // "types.yaml" → bytes; "base/types.yaml" for what it extends; "../other/names.yaml"
};

}  // namespace soi::schema
