// SPDX-License-Identifier: Apache-2.0
#include "extraction/imports.hpp"

#include <algorithm>
#include <set>

namespace soi::extraction {
namespace {

using base::YamlNode;

constexpr std::size_t deepest = 20;  // imports of imports

class Importer {
 public:
  explicit Importer(const schema::Domain& domain) : domain_(domain) {}

  ImportedFiles read(const std::string& file) {
    take(file);
    return std::move(all_);
  }

 private:
  void take(const std::string& name) {
    std::vector<base::Problem> found;
    std::unique_ptr<RulesFile> file;
    try {
      base::YamlFile yaml = domain_.yaml(name, found);
      file = std::make_unique<RulesFile>(std::move(yaml), std::move(found));
    } catch (const base::Error& error) {
      if (error.failure() != base::Failure::data) throw;
      all_.problems.insert(all_.problems.end(), error.problems().begin(), error.problems().end());
      all_.whole = false;
      return;
    }
    open_.push_back(name);
    if (const YamlNode* imports = file->root().find("import"))
      for (const YamlNode* item : file->scalars(imports, "an import")) import(*file, name, *item);
    open_.pop_back();
    done_.insert(name);
    all_.files.push_back(std::move(file));
  }

  void import(RulesFile& file, const std::string& name, const YamlNode& item) {
    const std::string wanted = domain_.beside(name, item.text);
    if (wanted.empty())
      return refuse(file, item, "'" + item.text + "' lies outside the folder of domains",
                    "copy it into a domain's folder");
    if (done_.contains(wanted)) return;
    if (const auto again = std::find(open_.begin(), open_.end(), wanted); again != open_.end()) {
      std::string way;
      for (auto it = again; it != open_.end(); ++it) way += *it + " → ";
      return refuse(file, item, "this import leads back to itself: " + way + wanted, "remove one of these imports");
    }
    if (!domain_.has(wanted))
      return refuse(file, item, "there is no file '" + domain_.shown(wanted) + "'",
                    "write the path from this file's folder, as in ../base/names.yaml");
    if (open_.size() == deepest) return refuse(file, item, "imports nest too deep", "import the file directly");
    take(wanted);
  }

  void refuse(RulesFile& file, const YamlNode& item, std::string what, std::string remedy) {
    file.complain(item, std::move(what), std::move(remedy));
    all_.whole = false;
  }

  const schema::Domain& domain_;
  ImportedFiles all_;
  std::vector<std::string> open_;  // from the file asked for down to the one being read
  std::set<std::string> done_;
};

}  // namespace

ImportedFiles read_with_imports(const schema::Domain& domain, const std::string& file) {
  return Importer(domain).read(file);
}

}  // namespace soi::extraction
