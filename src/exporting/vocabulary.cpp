// SPDX-License-Identifier: Apache-2.0
#include "exporting/vocabulary.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/keys_of.hpp"
#include "base/yaml_check.hpp"

namespace soi::exporting {
namespace {

using base::YamlNode;

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// One file.
class Reading {
 public:
  Reading(base::YamlCheck& check, const schema::Schema& schema, std::map<std::string, std::string>& prefixes)
      : check_(check), schema_(schema), prefixes_(prefixes) {}

  void read(const YamlNode& root, std::map<std::string, TypeWords, std::less<>>& types,
            std::map<std::string, RelationWords, std::less<>>& relations) {
    if (root.is_null() || !check_.is_map(root, "a file of vocabularies")) return;
    check_.only_keys(root, "a file of vocabularies", {"prefixes", "types", "relations"});
    each(root, "prefixes", [&](const YamlNode& name, const YamlNode& value) { read_prefix(name, value); });
    each(root, "types", [&](const YamlNode& name, const YamlNode& value) {
      if (schema_.type(name.text) == nullptr) return check_.unknown(name, "type", base::keys_of(schema_.types()));
      read_type(value, types[name.text]);
    });
    each(root, "relations", [&](const YamlNode& name, const YamlNode& value) {
      if (schema_.relation(name.text) == nullptr)
        return check_.unknown(name, "relation", base::keys_of(schema_.relations()));
      read_relation(value, relations[name.text]);
    });
  }

 private:
  template <typename Visit>
  void each(const YamlNode& root, std::string_view key, const Visit& visit) {
    const auto* map = root.find(key);
    if (map == nullptr || map->is_null() || !check_.is_map(*map, std::string(key))) return;
    for (const auto& [name, value] : map->entries) visit(name, value);
  }

  void read_prefix(const YamlNode& name, const YamlNode& value) {
    if (!check_.is_text(value, "the prefix")) return;
    if (is_name(name.text) && base::is_web_url(value.text)) {
      prefixes_[name.text] = value.text;
    } else {
      check_.problem(value, "this is no vocabulary's address", "write it as name: http://…");
    }
  }

  void read_type(const YamlNode& map, TypeWords& words) {
    if (!check_.is_map(map, "a type's words")) return;
    check_.only_keys(map, "a type's words", {"rdf", "ftm", "ftm_name", "ftm_date"});
    terms(map, words.rdf);
    name(map, "ftm", words.ftm);
    name(map, "ftm_date", words.ftm_date);
    const auto* names = map.find("ftm_name");
    if (names == nullptr || !check_.is_list(*names, "'ftm_name'")) return;
    words.ftm_name.clear();
    for (const auto& item : names->items) {
      if (check_name(item)) words.ftm_name.push_back(item.text);
    }
  }

  void read_relation(const YamlNode& map, RelationWords& words) {
    if (!check_.is_map(map, "a relation's words")) return;
    check_.only_keys(
        map, "a relation's words",
        {"rdf", "from", "to", "role", "since", "until", "direct", "inverse", "posts", "ftm", "ftm_from", "ftm_to"});
    terms(map, words.rdf);
    term(map, "from", words.from);
    term(map, "to", words.to);
    term(map, "role", words.role);
    term(map, "since", words.since);
    term(map, "until", words.until);
    term(map, "direct", words.direct);
    term(map, "inverse", words.inverse);
    name(map, "ftm", words.ftm);
    name(map, "ftm_from", words.ftm_from);
    name(map, "ftm_to", words.ftm_to);
    if (const auto* posts = map.find("posts")) words.posts = posts->text == "true";
    if (words.ftm.empty() != words.ftm_from.empty() || words.ftm.empty() != words.ftm_to.empty()) {
      check_.problem(map, "'ftm' needs 'ftm_from' and 'ftm_to'", "name the schema's two ends");
    }
  }

  void terms(const YamlNode& map, std::vector<std::string>& to) {
    const auto* list = map.find("rdf");
    if (list == nullptr || !check_.is_list(*list, "'rdf'")) return;
    to.clear();
    for (const auto& item : list->items) {
      if (check_term(item)) to.push_back(item.text);
    }
  }

  void term(const YamlNode& map, std::string_view key, std::string& to) {
    const auto* value = map.find(key);
    if (value != nullptr && check_term(*value)) to = value->text;
  }

  void name(const YamlNode& map, std::string_view key, std::string& to) {
    const auto* value = map.find(key);
    if (value != nullptr && check_name(*value)) to = value->text;
  }

  bool check_term(const YamlNode& node) {
    if (!check_.is_text(node, "a term")) return false;
    const auto colon = node.text.find(':');
    const auto prefix = node.text.substr(0, colon);
    const bool fine = colon != std::string::npos && is_name(node.text.substr(colon + 1));
    if (fine && prefixes_.contains(prefix)) return true;
    if (fine) {
      check_.unknown(node, "prefix of", base::keys_of(prefixes_));
    } else {
      check_.problem(node, "'" + node.text + "' is no term", "write it as prefix:name");
    }
    return false;
  }

  bool check_name(const YamlNode& node) {
    if (!check_.is_text(node, "a name")) return false;
    if (is_name(node.text)) return true;
    check_.problem(node, "'" + node.text + "' is no name of FollowTheMoney", "write letters and digits only");
    return false;
  }

  base::YamlCheck& check_;
  const schema::Schema& schema_;
  std::map<std::string, std::string>& prefixes_;
};

void inherit(TypeWords& words, const TypeWords& parent) {
  if (words.rdf.empty()) words.rdf = parent.rdf;
  if (words.ftm.empty()) words.ftm = parent.ftm;
  if (words.ftm_name.empty()) words.ftm_name = parent.ftm_name;
  if (words.ftm_date.empty()) words.ftm_date = parent.ftm_date;
}

}  // namespace

Vocabulary Vocabulary::load(const schema::Domain& domain, const schema::Schema& schema) {
  Vocabulary made;
  std::vector<base::Problem> problems;
  std::map<std::string, TypeWords, std::less<>> said;
  for (const char* name : {"base/vocabularies.yaml", "vocabularies.yaml"}) {
    if (!domain.has(name)) continue;
    std::vector<base::Problem> found;
    const auto file = domain.yaml(name, found);
    base::YamlCheck check(file, std::move(found));
    Reading(check, schema, made.prefixes_).read(file.root(), said, made.relations_);
    for (auto& problem : check.take()) problems.push_back(std::move(problem));
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  for (const auto& [name, type] : schema.types()) {
    TypeWords words;
    for (const auto* at = &type; at != nullptr; at = schema.type(at->parent)) {
      if (const auto own = said.find(at->name); own != said.end()) inherit(words, own->second);
    }
    made.types_.emplace(name, std::move(words));
  }
  return made;
}

const TypeWords& Vocabulary::type(std::string_view name) const {
  static const TypeWords none;
  const auto found = types_.find(name);
  return found == types_.end() ? none : found->second;
}

const RelationWords& Vocabulary::relation(std::string_view name) const {
  static const RelationWords none;
  const auto found = relations_.find(name);
  return found == relations_.end() ? none : found->second;
}

std::string Vocabulary::iri(std::string_view term) const {
  const auto colon = term.find(':');
  return prefixes_.at(std::string(term.substr(0, colon))) + std::string(term.substr(colon + 1));
}

}  // namespace soi::exporting
