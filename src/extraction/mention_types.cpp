// SPDX-License-Identifier: Apache-2.0
#include "extraction/mention_types.hpp"

#include <algorithm>

namespace soi::extraction {
namespace {

using base::YamlNode;

struct Declared {
  std::string name, parent;
  RulesFile* file = nullptr;  // null for a type of the schema
  const YamlNode* at = nullptr;
};

std::vector<Declared> declared_types(const std::vector<std::unique_ptr<RulesFile>>& files, const Rules& rules) {
  std::vector<Declared> all;
  for (const auto& [name, type] : rules.schema.types()) all.push_back({name, type.parent});
  for (const auto& file : files) {
    const YamlNode* mentions = file->root().find("mentions");
    if (!mentions || !file->expect_map_of_any(*mentions, "mentions")) continue;
    for (const auto& [key, value] : mentions->entries) {
      file->expect_name(key, "this mention type");
      const bool known = std::any_of(all.begin(), all.end(), [&](const Declared& d) { return d.name == key.text; });
      if (rules.schema.type(key.text))
        file->complain(key, "'" + key.text + "' is a type of the schema already");
      else if (known)
        file->complain(key, "an imported file declares '" + key.text + "' already", "remove it here, or rename it");
      all.push_back(
          {key.text, value.is_null() ? std::string() : file->text(value, "the type it extends"), file.get(), &value});
    }
  }
  return all;
}

}  // namespace

void declare_mention_types(const std::vector<std::unique_ptr<RulesFile>>& files, Rules& rules) {
  const std::vector<Declared> all = declared_types(files, rules);
  for (const Declared& declared : all) rules.names.types.push_back(declared.name);
  rules.names.is_a.assign(all.size(), std::vector<bool>(all.size(), false));
  for (std::size_t i = 0; i < all.size(); ++i) {
    const schema::Type* type = nullptr;  // what entities it makes: of the first type of the schema above it
    for (std::size_t at = i;;) {
      if (rules.names.is_a[i][at]) {
        all[i].file->complain(*all[i].at, "'" + all[i].name + "' extends itself");
        break;
      }
      rules.names.is_a[i][at] = true;
      if (!type) type = rules.schema.type(all[at].name);
      if (all[at].parent.empty()) break;
      const auto up = rules.names.type(all[at].parent);
      if (!up) {
        all[at].file->unknown(*all[at].at, "mention type", rules.names.types);
        break;
      }
      at = *up;
    }
    const auto number = [&](const std::string& name) { return rules.names.type(name).value_or(no_type); };
    rules.roots.push_back(type ? number(type->root) : no_type);
    rules.entity_types.push_back(type ? number(type->name) : no_type);
    std::uint32_t unnamed = no_type;
    for (const auto& [name, other] : rules.schema.types())
      if (other.unnamed && type && rules.schema.is_a(name, type->name)) unnamed = number(name);
    rules.unnamed.push_back(unnamed);
  }
  for (const auto& [name, relation] : rules.schema.relations()) {
    KnownRelation known{.relation = &relation, .from = {}, .to = {}};
    const auto end = [&](const std::vector<std::string>& wanted, std::uint32_t& root, std::vector<bool>& fits) {
      fits.assign(all.size(), false);
      for (const std::string& type : wanted)
        if (const auto number = rules.names.type(type)) {
          if (root == no_type) root = rules.roots[*number];
          for (std::size_t i = 0; i < all.size(); ++i)
            if (rules.names.is_a[i][*number]) fits[i] = true;
        }
    };
    end(relation.from, known.from_root, known.from);
    end(relation.to, known.to_root, known.to);
    rules.known_relations.push_back(std::move(known));
  }
}

}  // namespace soi::extraction
