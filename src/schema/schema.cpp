// SPDX-License-Identifier: Apache-2.0
#include "schema/schema.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "schema/types_file.hpp"

namespace soi::schema {
namespace {

using base::Problem;
using base::YamlNode;

// One file of the two a schema is read from.
struct Source {
  std::vector<Problem> found;
  base::YamlFile file;
  base::YamlCheck check{file, std::move(found)};
  TypesFile declared = read_types_file(file, check);

  Source(const Domain& domain, const char* name) : file(domain.yaml(name, found)) {}
};

struct TypeSource {
  Source* source;
  DeclaredType* declared;
};

std::string place(const Source& source, const YamlNode& at) {
  return source.file.name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

// Joins the declarations of both files and checks what one declaration alone cannot show.
class Joiner {
 public:
  explicit Joiner(std::vector<std::unique_ptr<Source>>& sources) : sources_(sources) {
    for (auto& source : sources_)
      for (DeclaredType& declared : source->declared.types) add_type(*source, declared);
    for (auto& [name, type] : types_) names_.push_back(name);
    for (auto& [name, type] : types_) check_parent(type);
    for (auto& [name, type] : types_) inherit(type);
    for (auto& source : sources_)
      for (DeclaredRelation& declared : source->declared.relations) add_relation(*source, declared);
  }

  std::map<std::string, Type, std::less<>> types;
  std::map<std::string, Relation, std::less<>> relations;

 private:
  void twice(Source& source, const YamlNode& at, const char* what, const std::string& first) {
    source.check.problem(at, std::string("the ") + what + " '" + at.text + "' is declared a second time",
                         "the first is at " + first + "; choose another name");
  }

  void add_type(Source& source, DeclaredType& declared) {
    const auto [first, fresh] = types_.emplace(declared.type.name, TypeSource{&source, &declared});
    if (!fresh) twice(source, *declared.at, "type", place(*first->second.source, *first->second.declared->at));
  }

  void check_parent(TypeSource& type) {
    const YamlNode* parent = type.declared->parent;
    if (parent == nullptr) return;
    if (types_.contains(parent->text)) {
      type.declared->type.parent = parent->text;
    } else {
      type.source->check.unknown(*parent, "type", names_);
    }
  }

  // From the root down to the type; empty where there is no root, which is said once for each cycle.
  std::vector<TypeSource*> line_of(TypeSource& type) {
    std::vector<TypeSource*> line = {&type};
    std::set<std::string> seen = {type.declared->type.name};
    while (!line.back()->declared->type.parent.empty()) {
      TypeSource& parent = types_.at(line.back()->declared->type.parent);
      if (!seen.insert(parent.declared->type.name).second) {
        report_cycle(parent);
        return {};
      }
      line.push_back(&parent);
    }
    std::reverse(line.begin(), line.end());
    return line;
  }

  void report_cycle(TypeSource& start) {
    std::string chain = start.declared->type.name;
    const TypeSource* at = &start;
    do {
      if (!in_cycle_.insert(at->declared->type.name).second) return;
      at = &types_.at(at->declared->type.parent);
      chain += " → " + at->declared->type.name;
    } while (at != &start);
    start.source->check.problem(*start.declared->parent, "types extend each other in a circle: " + chain,
                                "let one of them extend a root, or nothing");
  }

  void inherit(TypeSource& type) {
    const std::vector<TypeSource*> line = line_of(type);
    Type made = type.declared->type;
    made.root = line.empty() ? made.name : line.front()->declared->type.name;
    std::map<std::string, std::string> owners;
    for (const TypeSource* above : line) {
      for (const auto& [name, kind] : above->declared->properties) {
        const auto [first, fresh] = made.properties.emplace(name->text, kind);
        if (fresh) owners[name->text] = above->declared->type.name;
        if (fresh || first->second == kind || above != &type) continue;
        type.source->check.problem(*name,
                                   "the property '" + name->text + "' has another kind than in '" + owners[name->text] +
                                       "', which '" + made.name + "' extends",
                                   "give it the same kind, or another name");
      }
    }
    types.emplace(made.name, std::move(made));
  }

  void add_relation(Source& source, DeclaredRelation& declared) {
    for (const auto& [ends, names] :
         {std::pair{&declared.from, &declared.relation.from}, std::pair{&declared.to, &declared.relation.to}}) {
      for (const YamlNode* end : *ends) {
        if (!types_.contains(end->text)) source.check.unknown(*end, "type", names_);
        if (std::find(names->begin(), names->end(), end->text) != names->end()) {
          source.check.problem(*end, "the type '" + end->text + "' is named twice", "name it once");
        }
        names->push_back(end->text);
      }
    }
    const auto [first, fresh] = first_relations_.emplace(declared.relation.name, place(source, *declared.at));
    if (!fresh) return twice(source, *declared.at, "relation", first->second);
    relations.emplace(declared.relation.name, declared.relation);
  }

  std::vector<std::unique_ptr<Source>>& sources_;
  std::map<std::string, TypeSource> types_;
  std::vector<std::string> names_;
  std::set<std::string> in_cycle_;
  std::map<std::string, std::string> first_relations_;
};

}  // namespace

Schema Schema::load(const Domain& domain) {
  std::vector<Problem> problems;
  const auto add = [&](const std::vector<Problem>& more) { problems.insert(problems.end(), more.begin(), more.end()); };
  std::vector<std::unique_ptr<Source>> sources;
  for (const char* file : {"base/types.yaml", "types.yaml"}) {
    try {
      sources.push_back(std::make_unique<Source>(domain, file));
    } catch (const base::Error& error) {
      if (error.failure() != base::Failure::data) throw;
      add(error.problems());
    }
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  Joiner joiner(sources);
  for (const auto& source : sources) add(source->check.take());
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  Schema schema;
  schema.domain_ = domain.name();
  schema.types_ = std::move(joiner.types);
  schema.relations_ = std::move(joiner.relations);
  return schema;
}

const Type* Schema::type(std::string_view name) const {
  const auto found = types_.find(name);
  return found == types_.end() ? nullptr : &found->second;
}

const Relation* Schema::relation(std::string_view name) const {
  const auto found = relations_.find(name);
  return found == relations_.end() ? nullptr : &found->second;
}

bool Schema::is_a(std::string_view name, std::string_view ancestor) const {
  for (const Type* at = type(name); at != nullptr; at = type(at->parent))
    if (at->name == ancestor) return true;
  return false;
}

std::vector<std::string> Schema::types_below(std::string_view ancestor) const {
  std::vector<std::string> found;
  for (const auto& [name, type] : types_) {
    if (is_a(name, ancestor)) found.push_back(name);
  }
  return found;
}

bool Schema::allows(const Relation& relation, std::string_view from, std::string_view to) const {
  const auto below = [this](const std::vector<std::string>& ends, std::string_view name) {
    return std::any_of(ends.begin(), ends.end(), [&](const std::string& end) { return is_a(name, end); });
  };
  return below(relation.from, from) && below(relation.to, to);
}

}  // namespace soi::schema
