// SPDX-License-Identifier: Apache-2.0
#include "cli/telling.hpp"

#include <set>
#include <vector>

#include "base/date.hpp"
#include "base/display_width.hpp"
#include "graph/as_of.hpp"

namespace soi::cli {
namespace {

struct Words {
  const char *former, *since, *until, *planned, *denied, *reported, *curated_by, *seen_before, *seen_after, *undated;
};
constexpr Words vietnamese = {"nguyên",
                              "từ ",
                              "đến ",
                              "dự kiến",
                              "bị phủ nhận",
                              "theo nguồn tin",
                              "người ghi: ",
                              "chỉ thấy trước đó",
                              "chỉ thấy sau đó",
                              "không rõ ngày"};
constexpr Words english = {"former",   "since ",      "until ",           "planned",         "denied",
                           "reported", "curated by ", "seen only before", "seen only after", "undated"};

void add(std::string& text, const std::string& part) {
  if (!part.empty()) text += (text.empty() ? "" : ", ") + part;
}

const Words& words(const std::string& language) { return language == "en" ? english : vietnamese; }

}  // namespace

std::string Telling::type_label(const std::string& name) const {
  const auto* type = question_.schema.type(name);
  return type == nullptr ? name : type->label.in(question_.language);
}

std::string Telling::relation_label(const std::string& name, bool from_subject) const {
  const auto* relation = question_.schema.relation(name);
  if (relation == nullptr) return from_subject ? name : "← " + name;
  return (from_subject ? relation->label : relation->inverse).in(question_.language);
}

const graph::Entity& Telling::entity(graph::Node node) const {
  auto known = entities_.find(node);
  if (known == entities_.end()) known = entities_.emplace(node, question_.reader->brief(node)).first;
  return known->second;
}

std::string Telling::entity_line(const graph::Entity& entity) const {
  auto about = type_label(entity.type);
  for (const auto& property : entity.properties) {
    if (property.name == "date") about += ", " + property.value;
  }
  return entity.name + " (" + about + ")";
}

std::string Telling::details(const graph::Edge& edge) const {
  auto text = details_without_doubt(edge);
  add(text, doubt(edge));
  return text;
}

std::string Telling::details_without_doubt(const graph::Edge& edge) const {
  const auto& in_words = words(question_.language);
  std::string text;
  add(text, edge.role);
  if (edge.former) add(text, in_words.former);
  if (edge.since.known()) add(text, in_words.since + base::to_string(edge.since));
  if (edge.until.known()) add(text, in_words.until + base::to_string(edge.until));
  if (edge.on.known()) add(text, base::to_string(edge.on));
  add(text, status(edge));
  return text;
}

std::string Telling::circumstances(const graph::Edge& edge) const {
  std::string text;
  if (edge.former) add(text, words(question_.language).former);
  add(text, status(edge));
  add(text, doubt(edge));
  return text;
}

std::string Telling::status(const graph::Edge& edge) const {
  const auto& in_words = words(question_.language);
  switch (edge.status) {
    case graph::Status::planned: return in_words.planned;
    case graph::Status::denied: return in_words.denied;
    case graph::Status::reported: return in_words.reported;
    case graph::Status::stated: break;
  }
  return {};
}

std::string Telling::doubt(const graph::Edge& edge) const {
  if (!at_.known()) return {};
  const auto& in_words = words(question_.language);
  switch (graph::as_of(edge, at_, *question_.reader)) {
    case graph::AsOf::seen_before: return in_words.seen_before;
    case graph::AsOf::seen_after: return in_words.seen_after;
    case graph::AsOf::undated: return in_words.undated;
    default: return {};
  }
}

std::vector<std::string> Telling::words_that_matter(const graph::Edge& edge) const {
  std::vector<std::string> found;
  for (const auto node : {edge.subject, edge.object}) {
    const auto& end = entity(node);
    found.push_back(end.name);
    found.insert(found.end(), end.aliases.begin(), end.aliases.end());
  }
  for (const auto& fact : question_.reader->facts(edge.number)) found.push_back(fact.fact.role);
  for (auto& word : found) word = one_line(word);
  return found;
}

std::string Telling::sentence(const graph::Edge& edge) const {
  const auto about = details(edge);
  return entity(edge.subject).name + " " + relation_label(edge.relation, true) + " " + entity(edge.object).name +
         (about.empty() ? "" : " (" + about + ")");
}

std::string Telling::document_line(const std::string& key) const {
  const auto document = question_.reader->document(key);
  if (!document) return "[" + key + "]";
  std::string line;
  add(line, document->title);
  add(line, document->publisher);
  add(line, base::to_string(document->date));
  if (!document->curator.empty()) add(line, words(question_.language).curated_by + document->curator);
  return line + (line.empty() ? "[" : " [") + key + "]";
}

void Telling::evidence(const graph::Edge& edge, std::size_t indent, std::size_t most) {
  std::size_t shown = 0, left = 0;
  const auto marks = words_that_matter(edge);
  for (const auto& fact : question_.reader->facts(edge.number)) {
    std::set<std::string> sentences;  // one sentence may be evidence by several rules
    for (const auto& evidence : fact.fact.evidence) {
      if (!evidence.sentence.empty()) sentences.insert(evidence.sentence);
    }
    if (shown >= most) {
      left += std::max<std::size_t>(sentences.size(), 1);
      continue;
    }
    for (const auto& sentence : sentences) {
      // One sentence often says many facts: told once in full, it is recalled by its beginning.
      const bool known = !told_.insert(sentence).second;
      const auto quoted = "“" + one_line(sentence) + "”";
      if (known) {
        out_.paragraph(base::shorten(quoted, out_.columns() - indent), indent);
      } else {
        out_.marked(quoted, marks, indent);
      }
    }
    shown += std::max<std::size_t>(sentences.size(), 1);
    out_.paragraph("— " + document_line(fact.document), indent, Style::faint);
  }
  if (left > 0) out_.paragraph("… and " + std::to_string(left) + " more", indent, Style::faint);
}

void Telling::facts(const graph::Edge& edge, std::size_t indent) {
  const auto marks = words_that_matter(edge);
  for (const auto& fact : question_.reader->facts(edge.number)) {
    out_.paragraph("— " + document_line(fact.document), indent, Style::faint);
    const auto within = indent + 2;
    out_.paragraph(fact.subject + " " + edge.relation + " " + fact.object, within, Style::faint);
    graph::Edge said;
    said.role = fact.fact.role;
    said.former = fact.fact.former;
    said.status = fact.fact.status;
    said.since = fact.fact.since;
    said.until = fact.fact.until;
    said.on = fact.fact.on;
    out_.paragraph(details_without_doubt(said), within);
    for (const auto& evidence : fact.fact.evidence) {
      if (!evidence.sentence.empty()) out_.marked("“" + evidence.sentence + "”", marks, within);
      std::string found;
      if (evidence.end > 0) {
        add(found, "bytes " + std::to_string(evidence.begin) + " to " + std::to_string(evidence.end));
      }
      if (!evidence.by.empty()) add(found, "by " + evidence.by);
      out_.paragraph(found, within, Style::faint);
    }
  }
}

std::string Telling::document_of(const std::string& member) const {
  // Keys and local names may themselves hold the sign between them.
  for (auto at = member.find('#'); at != std::string::npos; at = member.find('#', at + 1)) {
    const auto key = member.substr(0, at);
    if (question_.reader->document(key)) return document_line(key);
  }
  return {};
}

}  // namespace soi::cli
