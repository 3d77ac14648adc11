// SPDX-License-Identifier: Apache-2.0
// Plain RDF 1.1, the same in three syntaxes. A relation is a node of its own (rdf:Statement, and what the domain's
// vocabularies call it, such as org:Membership) with its dates, its role and its evidence (PROV-O); where it is stated
// and not former, there is a plain triple as well. docs/formats.md tells the scheme of the IRIs.
#include <set>

#include "base/digest.hpp"
#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "exporting/flat.hpp"
#include "exporting/triples.hpp"
#include "exporting/vocabulary.hpp"
#include "text/fold.hpp"

namespace soi::exporting {
namespace {

const std::string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const std::string rdfs = "http://www.w3.org/2000/01/rdf-schema#";
const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
const std::string prov = "http://www.w3.org/ns/prov#";
const std::string org = "http://www.w3.org/ns/org#";
const std::string dcterms = "http://purl.org/dc/terms/";
const std::string skos = "http://www.w3.org/2004/02/skos/core#";
const std::string soi = "urn:soi:model:";
const std::string a = rdf + "type";

// What may not stand in an IRI as it is, and what stands for something else there, as %XX of its UTF-8 bytes; letters
// of every language stay.
std::string in_iri(std::string_view text) {
  std::string out;
  const bool sound = base::is_utf8(text);
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~' || (sound && (c & 0x80) != 0);
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
      out += "0123456789ABCDEF"[c & 15];
    }
  }
  return out;
}

std::string date_type(const base::Date& date) {
  if (date.range()) return {};  // no type has a name for a range of imprecise dates: the text says it
  return xsd + (date.first.day != 0 ? "date" : date.first.month != 0 ? "gYearMonth" : "gYear");
}

class Rdf {
 public:
  Rdf(const Export& what, std::ostream& out, Triples& to)
      : what_(what),
        to_(to),
        walk_(what, out),
        words_(Vocabulary::load(what.domain, what.schema)),
        base_("urn:soi:" + in_iri(what.graph.domain()) + ":") {}

  void write() {
    write_prefixes();
    write_schema();
    walk_.documents([&](const graph::Document& document) { write_document(document); });
    walk_.nodes([&](const graph::Entity& entity) { write_entity(entity); });
    walk_.links(Walk::Facts::all, [&](const Link& link) { write_link(link); });
    to_.finish();
  }

 private:
  std::string own(std::string_view kind, std::string_view name) const {
    return base_ + std::string(kind) + ":" + in_iri(name);
  }

  void write_prefixes() {
    std::map<std::string, std::string> all = words_.prefixes();
    for (const auto* kind :
         {"type", "relation", "property", "entity", "edge", "evidence", "document", "role", "post"}) {
      all[kind] = base_ + kind + ":";
    }
    all["rdf"] = rdf;
    all["rdfs"] = rdfs;
    all["xsd"] = xsd;
    all["prov"] = prov;
    all["org"] = org;
    all["dcterms"] = dcterms;
    all["skos"] = skos;
    all["soi"] = soi;
    for (const auto& [name, iri] : all) to_.prefix(name, iri);
  }

  void write_schema() {
    for (const auto& [name, type] : what_.schema.types()) {
      const auto iri = own("type", name);
      to_.link(iri, a, rdfs + "Class");
      if (!type.parent.empty()) to_.link(iri, rdfs + "subClassOf", own("type", type.parent));
      for (const auto& term : words_.type(name).rdf) to_.link(iri, rdfs + "subClassOf", words_.iri(term));
      write_labels(iri, type.label);
    }
    for (const auto& [name, relation] : what_.schema.relations()) {
      const auto iri = own("relation", name);
      to_.link(iri, a, rdf + "Property");
      if (relation.from.size() == 1) to_.link(iri, rdfs + "domain", own("type", relation.from.front()));
      if (relation.to.size() == 1) to_.link(iri, rdfs + "range", own("type", relation.to.front()));
      write_labels(iri, relation.label);
    }
  }

  void write_labels(const std::string& iri, const schema::Label& label) {
    if (!label.vi.empty()) to_.text(iri, rdfs + "label", label.vi, {}, "vi");
    if (!label.en.empty()) to_.text(iri, rdfs + "label", label.en, {}, "en");
  }

  void write_text(const std::string& subject, const std::string& predicate, const std::string& value) {
    if (!value.empty()) to_.text(subject, predicate, value);
  }
  void write_date(const std::string& subject, const std::string& predicate, const base::Date& date) {
    if (date.known()) to_.text(subject, predicate, base::to_string(date), date_type(date));
  }

  void write_document(const graph::Document& document) {
    const auto iri = own("document", document.key);
    to_.link(iri, a, prov + "Entity");
    to_.text(iri, dcterms + "identifier", document.key);
    to_.text(iri, soi + "kind", document.kind);
    write_text(iri, dcterms + "title", document.title);
    write_text(iri, dcterms + "publisher", document.publisher);
    write_date(iri, dcterms + "date", document.date);
    if (base::is_web_url(document.url)) to_.link(iri, prov + "atLocation", document.url);
    write_text(iri, soi + "curator", document.curator);
    if (!document.source.empty()) to_.link(iri, prov + "wasDerivedFrom", own("document", document.source));
    if (!document.replaces.empty()) to_.link(iri, dcterms + "replaces", own("document", document.replaces));
    write_text(iri, soi + "sha256", document.digest);
  }

  void write_entity(const graph::Entity& entity) {
    const auto iri = own("entity", entity.id);
    to_.link(iri, a, own("type", entity.type));
    for (const auto& term : words_.type(entity.type).rdf) to_.link(iri, a, words_.iri(term));
    to_.text(iri, rdfs + "label", entity.name);
    for (const auto& alias : entity.aliases) to_.text(iri, skos + "altLabel", alias);
    to_.text(iri, dcterms + "identifier", entity.id);
    for (const auto& member : entity.members) to_.text(iri, soi + "member", member);
    const auto* type = what_.schema.type(entity.type);
    for (const auto& property : entity.properties) {
      write_property(iri, property, type == nullptr ? nullptr : &type->properties);
    }
    for (const auto& column : what_.columns) {
      if (entity.node >= column.values.size()) continue;
      const auto value = number_text(column.values[entity.node], column.whole);
      if (!value.empty())
        to_.text(iri, own("property", column.name), value, xsd + (column.whole ? "integer" : "double"));
    }
  }

  void write_property(const std::string& iri, const graph::Property& property,
                      const std::map<std::string, schema::Kind>* kinds) {
    std::string datatype;
    const auto kind = kinds == nullptr                             ? nullptr
                      : kinds->find(property.name) == kinds->end() ? nullptr
                                                                   : &kinds->find(property.name)->second;
    if (kind != nullptr) {
      switch (*kind) {
        case schema::Kind::text: break;
        case schema::Kind::date:
          if (const auto date = base::parse_date(property.value)) datatype = date_type(*date);
          break;
        case schema::Kind::integer: datatype = xsd + "integer"; break;
        case schema::Kind::number: datatype = xsd + "double"; break;
        case schema::Kind::boolean: datatype = xsd + "boolean"; break;
        case schema::Kind::url: datatype = xsd + "anyURI"; break;
      }
    }
    to_.text(iri, own("property", property.name), property.value, datatype);
  }

  void write_link(const Link& link) {
    const auto& edge = link.edge;
    const auto& words = words_.relation(edge.relation);
    const auto iri = own("edge", link.id), from = own("entity", link.source), to = own("entity", link.target);
    const auto predicate = own("relation", edge.relation);
    const bool holds = edge.status == graph::Status::stated && !edge.former;
    if (holds) {
      to_.link(from, predicate, to);
      if (!words.direct.empty()) to_.link(from, words_.iri(words.direct), to);
      if (!words.inverse.empty()) to_.link(to, words_.iri(words.inverse), from);
    }
    const auto post = words.posts && !edge.role.empty() ? write_post(edge.role, link.target) : std::string();
    if (!post.empty() && holds) to_.link(post, org + "heldBy", from);
    to_.link(iri, a, rdf + "Statement");
    for (const auto& term : words.rdf) to_.link(iri, a, words_.iri(term));
    to_.link(iri, rdf + "subject", from);
    to_.link(iri, rdf + "predicate", predicate);
    to_.link(iri, rdf + "object", to);
    if (!words.from.empty()) to_.link(iri, words_.iri(words.from), from);
    if (!words.to.empty()) to_.link(iri, words_.iri(words.to), to);
    if (!edge.role.empty()) {
      to_.text(iri, soi + "role", edge.role);
      if (!words.role.empty()) to_.link(iri, words_.iri(words.role), role_iri(edge.role));
      if (!post.empty()) to_.link(iri, soi + "post", post);
    }
    to_.text(iri, soi + "status", graph::to_string(edge.status));
    if (edge.former) to_.text(iri, soi + "former", "true", xsd + "boolean");
    write_date(iri, words.since.empty() ? soi + "since" : words_.iri(words.since), edge.since);
    write_date(iri, words.until.empty() ? soi + "until" : words_.iri(words.until), edge.until);
    write_date(iri, soi + "on", edge.on);
    write_evidence(iri, link);
  }

  std::string role_iri(const std::string& role) const { return own("role", text::lower(role)); }

  // Roles and posts are told of when they first occur.
  std::string write_post(const std::string& role, const std::string& body) {
    const auto role_node = role_iri(role);
    if (told_.insert(role_node).second) {
      to_.link(role_node, a, org + "Role");
      to_.text(role_node, rdfs + "label", role);
    }
    const auto post = own("post", base::sha256_hex(body + '\0' + text::lower(role)).substr(0, 16));
    if (told_.insert(post).second) {
      to_.link(post, a, org + "Post");
      to_.link(post, org + "postIn", own("entity", body));
      to_.link(post, org + "role", role_node);
    }
    return post;
  }

  void write_evidence(const std::string& edge, const Link& link) {
    std::set<graph::Property> properties;
    for (const auto& fact : link.facts) properties.insert(fact.fact.properties.begin(), fact.fact.properties.end());
    const auto* relation = what_.schema.relation(link.edge.relation);
    for (const auto& property : properties) {
      write_property(edge, property, relation == nullptr ? nullptr : &relation->properties);
    }
    std::set<std::string> documents;
    for (const auto& fact : link.facts) documents.insert(fact.document);
    for (const auto& document : documents) to_.link(edge, prov + "wasDerivedFrom", own("document", document));
    std::vector<std::pair<std::string, std::pair<std::string, const graph::Evidence*>>> all;
    for (const auto& fact : link.facts) {
      for (const auto& evidence : fact.fact.evidence) {
        const auto place = std::to_string(evidence.begin) + '-' + std::to_string(evidence.end);
        const auto key = link.id + '\0' + fact.document + '\0' + place + '\0' + evidence.by + '\0' + evidence.sentence;
        all.push_back({own("evidence", base::sha256_hex(key).substr(0, 16)), {fact.document, &evidence}});
      }
    }
    for (const auto& [iri, item] : all) to_.link(edge, soi + "evidence", iri);
    for (const auto& [iri, item] : all) write_one_evidence(iri, item.first, *item.second);
  }

  void write_one_evidence(const std::string& iri, const std::string& document, const graph::Evidence& evidence) {
    to_.link(iri, a, prov + "Entity");
    to_.link(iri, prov + (evidence.sentence.empty() ? "wasDerivedFrom" : "wasQuotedFrom"), own("document", document));
    write_text(iri, prov + "value", evidence.sentence);
    if (evidence.end > 0) {
      to_.text(iri, soi + "begin", std::to_string(evidence.begin), xsd + "integer");
      to_.text(iri, soi + "end", std::to_string(evidence.end), xsd + "integer");
    }
    write_text(iri, soi + "by", evidence.by);
  }

  const Export& what_;
  Triples& to_;
  Walk walk_;
  Vocabulary words_;
  std::string base_;
  std::set<std::string> told_;  // roles and posts
};

void write_turtle(const Export& what, std::ostream& out) { Rdf(what, out, *turtle_triples(out)).write(); }
void write_ntriples(const Export& what, std::ostream& out) { Rdf(what, out, *n_triples(out)).write(); }
void write_jsonld(const Export& what, std::ostream& out) { Rdf(what, out, *json_ld_triples(out)).write(); }

}  // namespace

extern const Format turtle_format, ntriples_format, jsonld_format;
const Format turtle_format{
    "turtle",     "RDF 1.1 as Turtle, with PROV-O for the evidence and the ORG ontology for offices",
    write_turtle, ".ttl",
    {},           {},
    {},           "See [RDF](#rdf) for the terms. A NUL character becomes U+FFFD."};
const Format ntriples_format{"ntriples", "the same RDF as lines", write_ntriples, ".nt", {}, {},
                             {},         "See [RDF](#rdf)."};
const Format jsonld_format{"jsonld", "the same RDF as JSON-LD", write_jsonld, ".jsonld", {}, {},
                           {},       "See [RDF](#rdf)."};

}  // namespace soi::exporting
