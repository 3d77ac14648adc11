// SPDX-License-Identifier: Apache-2.0
#include "schema/types_file.hpp"

#include <algorithm>

#include "base/keys_of.hpp"

namespace soi::schema {
namespace {

using base::YamlCheck;
using base::YamlNode;

const std::vector<std::pair<std::string, Kind>> kinds = {{"text", Kind::text},       {"date", Kind::date},
                                                         {"integer", Kind::integer}, {"number", Kind::number},
                                                         {"boolean", Kind::boolean}, {"url", Kind::url}};

// What every fact has of its own: a relation may say that it uses them, but not make something else of them.
const std::vector<std::pair<std::string, Kind>> facts_own = {
    {"role", Kind::text}, {"former", Kind::boolean}, {"since", Kind::date}, {"until", Kind::date}, {"on", Kind::date}};
const std::vector<std::string> reserved = {"id",   "type", "family", "name",   "aliases", "evidence",
                                           "from", "to",   "source", "target", "status",  "members"};

const Kind* find_kind(const std::vector<std::pair<std::string, Kind>>& list, const std::string& name) {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& entry) { return entry.first == name; });
  return found == list.end() ? nullptr : &found->second;
}

const std::string& name_of(Kind kind) {
  return std::find_if(kinds.begin(), kinds.end(), [&](const auto& entry) { return entry.second == kind; })->first;
}

bool is_name(const std::string& text) {
  if (text.empty() || text.size() > 60 || text.front() < 'a' || text.front() > 'z') return false;
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

bool check_name(const YamlNode& key, YamlCheck& check) {
  if (is_name(key.text)) return true;
  check.problem(key, "'" + key.text.substr(0, 60) + "' cannot be a name",
                "names have small letters a-z, digits and _, begin with a letter and have at most 60 of them");
  return false;
}

void read_label(const YamlNode& map, const YamlNode& at, const char* what, const char* key, bool needed,
                YamlCheck& check, Label& label) {
  const YamlNode* node = needed ? check.need(map, at, what, key) : map.find(key);
  if (node == nullptr || !check.is_map(*node, std::string("the ") + key)) return;
  check.only_keys(*node, std::string("the ") + key, {"vi", "en"});
  for (const char* language : {"vi", "en"}) {
    const YamlNode* text = check.need(*node, *node, std::string("the ") + key, language);
    if (text == nullptr || !check.is_text(*text, std::string("the ") + key + " in '" + language + "'")) continue;
    (std::string_view(language) == "vi" ? label.vi : label.en) = text->text;
  }
}

std::vector<std::pair<const YamlNode*, Kind>> read_properties(const YamlNode& map, bool of_relation, YamlCheck& check) {
  std::vector<std::pair<const YamlNode*, Kind>> properties;
  const YamlNode* node = map.find("properties");
  if (node == nullptr || !check.is_map(*node, "the properties")) return properties;
  const auto names = base::keys_of(kinds);
  for (const auto& [key, value] : node->entries) {
    if (!check_name(key, check) || !check.is_text(value, "the kind of a property")) continue;
    const Kind* kind = find_kind(kinds, value.text);
    const Kind* own = of_relation ? find_kind(facts_own, key.text) : nullptr;
    if (kind == nullptr) {
      check.unknown(value, "kind of property", names);
    } else if (std::find(reserved.begin(), reserved.end(), key.text) != reserved.end()) {
      check.problem(key, "the name '" + key.text + "' is taken: every graph file uses it",
                    "name the property otherwise");
    } else if (own != nullptr && *own != *kind) {
      check.problem(value, "'" + key.text + "' of a relation is always of the kind " + name_of(*own),
                    "write " + name_of(*own) + ", or name the property otherwise");
    } else {
      properties.emplace_back(&key, *kind);
    }
  }
  return properties;
}

void read_type(const YamlNode& key, const YamlNode& value, YamlCheck& check, TypesFile& out) {
  if (!check_name(key, check) || !check.is_map(value, "a type")) return;
  check.only_keys(value, "a type", {"extends", "label", "plural", "properties", "unnamed"});
  DeclaredType made;
  made.type.name = key.text;
  made.at = &key;
  const YamlNode* parent = value.find("extends");
  if (parent != nullptr && check.is_text(*parent, "the parent of a type")) made.parent = parent;
  read_label(value, key, "the type", "label", true, check, made.type.label);
  made.type.plural = made.type.label;
  read_label(value, key, "the type", "plural", false, check, made.type.plural);
  made.properties = read_properties(value, false, check);
  if (const YamlNode* unnamed = value.find("unnamed")) {
    made.type.unnamed = unnamed->is_scalar() && unnamed->text == "yes";
    if (!made.type.unnamed)
      check.problem(*unnamed, "'unnamed' is yes, or not written", "write unnamed: yes, or leave it out");
    if (parent == nullptr) {
      check.problem(*unnamed, "a type of the unnamed extends the type of those who have names", "add extends: TYPE");
    }
  }
  out.types.push_back(std::move(made));
}

std::vector<const YamlNode*> read_ends(const YamlNode& map, const YamlNode& at, const char* key, YamlCheck& check) {
  std::vector<const YamlNode*> ends;
  const YamlNode* node = check.need(map, at, "the relation", key);
  if (node == nullptr) return ends;
  if (!node->is_sequence()) {
    if (check.is_text(*node, std::string("'") + key + "'")) ends.push_back(node);
    return ends;
  }
  if (node->items.empty())
    check.problem(*node, std::string("'") + key + "' names no type", "name one, or a list of some");
  for (const YamlNode& item : node->items)
    if (check.is_text(item, "a type's name")) ends.push_back(&item);
  return ends;
}

void read_relation(const YamlNode& key, const YamlNode& value, YamlCheck& check, TypesFile& out) {
  if (!check_name(key, check) || !check.is_map(value, "a relation")) return;
  check.only_keys(value, "a relation", {"from", "to", "label", "inverse", "properties"});
  DeclaredRelation made;
  made.relation.name = key.text;
  made.at = &key;
  made.from = read_ends(value, key, "from", check);
  made.to = read_ends(value, key, "to", check);
  read_label(value, key, "the relation", "label", true, check, made.relation.label);
  read_label(value, key, "the relation", "inverse", true, check, made.relation.inverse);
  for (const auto& [name, kind] : read_properties(value, true, check)) made.relation.properties[name->text] = kind;
  out.relations.push_back(std::move(made));
}

}  // namespace

TypesFile read_types_file(const base::YamlFile& file, YamlCheck& check) {
  TypesFile out;
  const YamlNode& root = file.root();
  if (root.is_null() || !check.is_map(root, "the file")) return out;
  check.only_keys(root, "the file", {"types", "relations"});
  if (const YamlNode* types = root.find("types"); types != nullptr && check.is_map(*types, "'types'"))
    for (const auto& [key, value] : types->entries) read_type(key, value, check, out);
  if (const YamlNode* relations = root.find("relations");
      relations != nullptr && check.is_map(*relations, "'relations'"))
    for (const auto& [key, value] : relations->entries) read_relation(key, value, check, out);
  return out;
}

}  // namespace soi::schema
