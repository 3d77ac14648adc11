// SPDX-License-Identifier: Apache-2.0
#include "drawing/evidence_text.hpp"

#include "base/escape.hpp"
#include "drawing/label.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t sentence_columns = 300;
constexpr std::size_t name_columns = 200;
constexpr std::size_t most_sentences = 3;  // a tooltip is a glance; `soi show` has them all
constexpr std::size_t most_names = 6;

bool english(std::string_view language) { return language == "en"; }

}  // namespace

std::string_view status_word(graph::Status status, std::string_view language) {
  switch (status) {
    case graph::Status::planned: return english(language) ? "planned" : "dự kiến";
    case graph::Status::denied: return english(language) ? "denied" : "bị bác bỏ";
    case graph::Status::reported: return english(language) ? "as reported" : "theo lời kể";
    case graph::Status::stated: break;
  }
  return {};
}

std::string EvidenceText::of_entity(const graph::Entity& entity) const {
  std::string text = one_line(entity.name, name_columns);
  if (const auto* type = schema_.type(entity.type)) text += "\n" + type->label.in(language_);
  for (std::size_t i = 0; i < entity.aliases.size(); ++i) {
    if (i == most_names) {
      text += "\n…";
      break;
    }
    text += "\n= " + one_line(entity.aliases[i], name_columns);
  }
  for (std::size_t i = 0; i < entity.properties.size() && i < most_names; ++i)
    text += "\n" + one_line(entity.properties[i].name, 40) + ": " + one_line(entity.properties[i].value, name_columns);
  return text;
}

std::string EvidenceText::url_of_entity(const graph::Entity& entity) {
  for (const auto& member : entity.members) {
    const auto* found = document(member.substr(0, member.rfind('#')));
    if (found && base::is_web_url(found->url)) return found->url;
  }
  return {};
}

std::string EvidenceText::role(const graph::Edge& edge) const {
  const std::string word = english(language_) ? "former" : "nguyên";
  const std::string role = one_line(edge.role, name_columns);
  if (!edge.former) return role;
  return role.empty() ? word : word + " " + role;
}

std::string EvidenceText::of_edges(const std::vector<const graph::Edge*>& edges, std::string& url) {
  const auto& first = *edges.front();
  const auto* relation = schema_.relation(first.relation);
  std::string text = one_line(graph_.entity(first.subject).name, name_columns) + " · " +
                     (relation ? relation->label.in(language_) : one_line(first.relation, 40)) + " · " +
                     one_line(graph_.entity(first.object).name, name_columns);
  if (const auto status = status_word(first.status, language_); !status.empty())
    text += " (" + std::string(status) + ")";
  std::size_t sentences = 0;
  for (const auto* edge : edges) {
    if (const auto what = role(*edge); !what.empty()) text += "\n" + what;
    for (const auto& fact : graph_.facts(edge->number)) {
      const auto* found = document(fact.document);
      if (url.empty() && found && base::is_web_url(found->url)) url = found->url;
      if (++sentences == most_sentences + 1) text += "\n…";
      if (sentences > most_sentences) continue;
      text += "\n";
      if (!fact.fact.evidence.empty() && !fact.fact.evidence.front().sentence.empty())
        text += "“" + one_line(fact.fact.evidence.front().sentence, sentence_columns) + "” ";
      text += "— " + source(fact.document);
    }
  }
  return text;
}

const graph::Document* EvidenceText::document(const std::string& key) {
  auto found = documents_.find(key);
  if (found == documents_.end()) found = documents_.emplace(key, graph_.document(key)).first;
  return found->second ? &*found->second : nullptr;
}

std::string EvidenceText::source(const std::string& key) {
  const auto* found = document(key);
  if (!found || found->title.empty()) return one_line(key, name_columns);
  std::string text = one_line(found->title, name_columns);
  if (!found->publisher.empty()) text += ", " + one_line(found->publisher, 80);
  if (found->date.known()) text += ", " + base::to_string(found->date);
  return text;
}

}  // namespace soi::drawing
