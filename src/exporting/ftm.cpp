// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney entities, one JSON object a line, as Aleph and the `ftm` command take them. What a type or a relation
// is there, the domain's vocabularies say; a relation they say nothing of is an UnknownLink.
#include <ostream>

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "exporting/vocabulary.hpp"
#include "exporting/walk.hpp"

namespace soi::exporting {
namespace {

// Ids there are letters, digits, points and hyphens; the hash keeps apart what would become equal.
std::string ftm_id(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += plain ? c : '-';
  }
  return "s" + out.substr(0, 100) + "-" + base::sha256_hex(id).substr(0, 8);
}

// The properties of one entity; values are lists of texts there.
class Properties {
 public:
  Properties& add(const std::string& name, const std::string& value) {
    if (!value.empty()) values_[name].push_back(value);
    return *this;
  }
  void write(std::ostream& out, const std::string& id, const std::string& schema) const {
    out << "{\"id\": " << base::quote_json(id) << ", \"schema\": " << base::quote_json(schema) << ", \"properties\": {";
    bool first = true;
    for (const auto& [name, values] : values_) {
      out << (first ? "" : ", ") << base::quote_json(name) << ": [";
      for (std::size_t i = 0; i < values.size(); ++i) out << (i == 0 ? "" : ", ") << base::quote_json(values[i]);
      out << ']';
      first = false;
    }
    out << "}}\n";
  }

 private:
  std::map<std::string, std::vector<std::string>> values_;
};

std::string first_of(const base::Date& date) { return base::to_string({date.first, {}}); }
std::string last_of(const base::Date& date) { return base::to_string({date.range() ? date.last : date.first, {}}); }

class Ftm {
 public:
  Ftm(const Export& what, std::ostream& out)
      : what_(what), walk_(what, out), out_(out), words_(Vocabulary::load(what.domain, what.schema)) {}

  void write() {
    walk_.documents([&](const graph::Document& document) { write_document(document); });
    walk_.nodes([&](const graph::Entity& entity) { write_entity(entity); });
    walk_.links(Walk::Facts::all, [&](const Link& link) { write_link(link); });
  }

 private:
  void write_document(const graph::Document& document) {
    const auto name = document.title.empty() ? document.key : document.title;
    Properties properties;
    properties.add("name", name).add("title", document.title).add("fileName", document.key);
    properties.add("publisher", document.publisher).add("sourceUrl", document.url);
    properties.add("date", first_of(document.date)).add("author", document.curator);
    properties.write(out_, ftm_id("document " + document.key), "Document");
  }

  void write_entity(const graph::Entity& entity) {
    const auto& words = words_.type(entity.type);
    Properties properties;
    properties.add("name", entity.name);
    for (const auto& also : words.ftm_name) properties.add(also, entity.name);
    for (const auto& alias : entity.aliases) properties.add("alias", alias);
    for (const auto& [name, value] : entity.properties) {
      const auto date = name == "date" && !words.ftm_date.empty() ? base::parse_date(value) : std::nullopt;
      if (date) properties.add(words.ftm_date, first_of(*date));
      if (!date || date->range()) properties.add("description", name + ": " + value);
    }
    const auto* type = what_.schema.type(entity.type);
    properties.add("keywords", type == nullptr ? entity.type : type->label.in(what_.language));
    properties.write(out_, ftm_id(entity.id), words.ftm.empty() ? "LegalEntity" : words.ftm);
  }

  void write_link(const Link& link) {
    const auto& edge = link.edge;
    const auto& words = words_.relation(edge.relation);
    const bool known = !words.ftm.empty();
    const auto* relation = what_.schema.relation(edge.relation);
    const auto label = relation == nullptr ? edge.relation : relation->label.in(what_.language);
    Properties properties;
    properties.add(known ? words.ftm_from : "subject", ftm_id(link.source));
    properties.add(known ? words.ftm_to : "object", ftm_id(link.target));
    properties.add("role", edge.role.empty() ? label : edge.role).add("recordId", link.id);
    properties.add("summary", edge.relation);
    if (edge.former) properties.add("status", "former");
    if (edge.status != graph::Status::stated) properties.add("status", graph::to_string(edge.status));
    properties.add("startDate", first_of(edge.since)).add("endDate", last_of(edge.until));
    properties.add("date", first_of(edge.on));
    if (edge.on.range()) properties.add("date", last_of(edge.on));
    for (const auto& fact : link.facts) {
      if (const auto document = what_.graph.document(fact.document)) {
        properties.add("sourceUrl", document->url).add("publisher", document->publisher);
      }
      for (const auto& evidence : fact.fact.evidence) properties.add("description", evidence.sentence);
    }
    properties.write(out_, ftm_id(link.id), known ? words.ftm : "UnknownLink");
  }

  const Export& what_;
  Walk walk_;
  std::ostream& out_;
  Vocabulary words_;
};

void write_ftm(const Export& what, std::ostream& out) { Ftm(what, out).write(); }

}  // namespace

extern const Format ftm_format;
const Format ftm_format{"ftm",
                        "FollowTheMoney entities as JSON lines, for Aleph and OpenSanctions' tools",
                        write_ftm,
                        ".ftm.json",
                        {.types = Kept::as_text,
                         .properties = Kept::as_text,
                         .members = Kept::no,
                         .dates = Kept::as_text,
                         .sources = Kept::as_text,
                         .documents = Kept::as_text,
                         .measures = Kept::no},
                        {},
                        {},
                        "What a type or relation is there stands in the domain's `vocabularies.yaml`; other relations "
                        "are an UnknownLink with "
                        "the relation as role and summary. Denied and planned relations have that as their status, and "
                        "are links all the same: "
                        "`--status stated` leaves them out."};

}  // namespace soi::exporting
