// SPDX-License-Identifier: Apache-2.0
#include "resolution/decisions.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/yaml_check.hpp"

namespace soi::resolution {

namespace {

using Names = Decisions::Names;

// The shortest chain of `same` from one name to another, both included; empty where there is none.
Names chain(const std::vector<Names>& same, const std::string& from, const std::string& to) {
  std::map<std::string, std::set<std::string>> next;
  for (const auto& names : same) {
    for (const auto& name : names) next[name].insert(names.begin(), names.end());
  }
  std::map<std::string, std::string> reached_from = {{from, from}};
  std::vector<std::string> level = {from};
  while (!level.empty() && !reached_from.contains(to)) {
    std::vector<std::string> further;
    for (const auto& name : level) {
      for (const auto& other : next[name]) {
        if (reached_from.emplace(other, name).second) further.push_back(other);
      }
    }
    level = std::move(further);
  }
  if (!reached_from.contains(to)) return {};
  Names found = {to};
  while (found.back() != from) found.push_back(reached_from.at(found.back()));
  std::reverse(found.begin(), found.end());
  return found;
}

// What contradicts `names` being different; empty where nothing does.
std::string contradiction(const std::vector<Names>& same, const Names& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (std::size_t j = i + 1; j < names.size(); ++j) {
      const auto found = chain(same, names[i], names[j]);
      if (found.empty()) continue;
      std::string told = found.front();
      for (std::size_t k = 1; k < found.size(); ++k) told += " = " + found[k];
      return told + ", so '" + names[i] + "' and '" + names[j] + "' cannot be different";
    }
  }
  return {};
}

constexpr const char* remedy = "take one of these decisions back";

void tidy(std::vector<Names>& lists) {
  for (auto& names : lists) std::sort(names.begin(), names.end());
  std::sort(lists.begin(), lists.end());
  lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
}

class DecisionsFile {
 public:
  explicit DecisionsFile(const base::YamlFile& file) : file_(file), check_(file) {}

  Decisions read() {
    const auto& root = file_.root();
    const bool empty = root.is_null();  // a file of no decisions takes all back
    if (!empty && check_.is_map(root, "the file") && check_.only_keys(root, "the file", {"same", "different"})) {
      read_lists(root, "same", decisions_.same);
      read_lists(root, "different", decisions_.different);
      for (const auto& [node, names] : different_) {
        const auto told = contradiction(decisions_.same, names);
        if (!told.empty()) check_.problem(*node, told, remedy);
      }
    }
    if (!check_.fine()) throw base::Error(base::Failure::data, check_.take());
    tidy(decisions_.same);
    tidy(decisions_.different);
    return std::move(decisions_);
  }

 private:
  void read_lists(const base::YamlNode& root, std::string_view key, std::vector<Names>& lists) {
    const auto* list = root.find(key);
    if (list == nullptr || list->is_null() || !check_.is_list(*list, key)) return;
    for (const auto& item : list->items) {
      if (!check_.is_list(item, "a decision")) continue;
      std::set<std::string> names;
      for (const auto& name : item.items) {
        if (!check_.is_text(name, "a member")) continue;
        if (name.text.find('#') == std::string::npos) {
          check_.problem(name, "'" + name.text + "' is no member's name",
                         "write it as document#local, as `soi show` does");
        } else if (!names.insert(name.text).second) {
          check_.problem(name, "'" + name.text + "' stands here twice", "leave one out");
        }
      }
      if (item.items.size() < 2) check_.problem(item, "a decision names at least two members");
      lists.emplace_back(names.begin(), names.end());
      if (key == "different") different_.emplace_back(&item, lists.back());
    }
  }

  const base::YamlFile& file_;
  base::YamlCheck check_;
  Decisions decisions_;
  std::vector<std::pair<const base::YamlNode*, Names>> different_;
};

}  // namespace

Decisions read_decisions(const base::YamlFile& file) { return DecisionsFile(file).read(); }

Decisions together(const Decisions& one, const Decisions& other) {
  auto all = one;
  all.same.insert(all.same.end(), other.same.begin(), other.same.end());
  all.different.insert(all.different.end(), other.different.begin(), other.different.end());
  tidy(all.same);
  tidy(all.different);
  std::vector<base::Problem> problems;
  for (const auto& names : all.different) {
    const auto told = contradiction(all.same, names);
    if (!told.empty()) problems.push_back({{}, "the stores' decisions contradict one another: " + told, remedy, {}});
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return all;
}

}  // namespace soi::resolution
