// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_check.hpp"

#include <algorithm>
#include <tuple>

#include "base/nearest.hpp"

namespace soi::base {
namespace {

constexpr std::size_t most_problems = 100;
constexpr std::size_t most_compared = 10000;
constexpr std::size_t most_names = 20;
constexpr std::size_t longest_quote = 80;  // bytes of a user's word shown in a message

const char* word_for(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::null: return "nothing";
    case YamlNode::Kind::scalar: return "plain text";
    case YamlNode::Kind::sequence: return "a list";
    case YamlNode::Kind::map: return "a map";
  }
  return "";
}

std::string quoted(const std::string& text) {
  if (text.size() <= longest_quote) return "'" + text + "'";
  std::size_t end = longest_quote;
  while (end > 0 && (text[end] & 0xC0) == 0x80) --end;
  return "'" + text.substr(0, end) + "…'";
}

}  // namespace

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size() && i < most_names; ++i) out += (i == 0 ? "" : ", ") + names[i];
  return names.size() > most_names ? out + " …" : out;
}

YamlCheck::YamlCheck(const YamlFile& file, std::vector<Problem> found)
    : name_(file.name()),
      locate_([&file](const YamlNode& at, std::string what, std::string remedy) {
        return file.problem(at, std::move(what), std::move(remedy));
      }),
      problems_(std::move(found)) {
  for (const Problem& problem : problems_) told_.emplace(problem.where.line, problem.where.column);
}

void YamlCheck::problem(const YamlNode& at, std::string what, std::string remedy) {
  if (told_.contains({at.line, at.column})) return;
  if (problems_.size() >= most_problems) {
    ++more_;
  } else {
    problems_.push_back(locate_(at, std::move(what), std::move(remedy)));
  }
}

void YamlCheck::unknown(const YamlNode& at, std::string_view what, const std::vector<std::string>& known) {
  if (problems_.size() >= most_problems) return problem(at, {});  // without the search for the nearest name
  const std::string near = known.size() <= most_compared ? nearest(at.text, known) : std::string();
  std::string remedy;
  if (!near.empty()) {
    remedy = "did you mean '" + near + "'?";
  } else if (!known.empty()) {
    remedy = "known: " + joined(known);
  }
  problem(at, "unknown " + std::string(what) + " " + quoted(at.text), remedy);
}

bool YamlCheck::is_map(const YamlNode& node, std::string_view what) {
  if (node.is_map()) return true;
  problem(node, std::string(what) + " must be a map, not " + word_for(node.kind), "write it as {key: value, …}");
  return false;
}

bool YamlCheck::is_list(const YamlNode& node, std::string_view what) {
  if (node.is_sequence()) return true;
  problem(node, std::string(what) + " must be a list, not " + word_for(node.kind), "write it as [a, b, …]");
  return false;
}

bool YamlCheck::is_text(const YamlNode& node, std::string_view what) {
  if (node.is_scalar() && node.text.find_first_not_of(" \t\n") != std::string::npos) return true;
  if (node.is_map() || node.is_sequence()) {
    problem(node, std::string(what) + " must be plain text, not " + word_for(node.kind));
  } else {
    problem(node, std::string(what) + " is empty", "write it, or leave its key out");
  }
  return false;
}

bool YamlCheck::only_keys(const YamlNode& map, std::string_view what, const std::vector<std::string>& allowed) {
  bool fine = true;
  for (const auto& [key, value] : map.entries) {
    if (std::find(allowed.begin(), allowed.end(), key.text) != allowed.end()) continue;
    unknown(key, "key of " + std::string(what), allowed);
    fine = false;
  }
  return fine;
}

const YamlNode* YamlCheck::need(const YamlNode& map, const YamlNode& at, std::string_view what, std::string_view key) {
  const YamlNode* value = map.find(key);
  if (value == nullptr) problem(at, std::string(what) + " has no '" + std::string(key) + "'", "add it");
  return value;
}

std::vector<Problem> YamlCheck::take() {
  std::stable_sort(problems_.begin(), problems_.end(), [](const Problem& a, const Problem& b) {
    return std::tie(a.where.line, a.where.column) < std::tie(b.where.line, b.where.column);
  });
  if (more_ > 0) problems_.push_back({{name_, 0, 0}, std::to_string(more_) + " more problems", {}, {}});
  return std::move(problems_);
}

}  // namespace soi::base
