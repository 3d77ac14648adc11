// SPDX-License-Identifier: Apache-2.0
#include "support/random_documents.hpp"

#include <algorithm>
#include <numeric>
#include <sstream>

#include "base/digest.hpp"

namespace soi::test {

namespace {

const std::vector<std::string> names = {"Bùi Thị Minh Hoài",
                                        "Nguyễn Văn \"A\"",
                                        "Ban Dân vận Tỉnh ủy\nHà Tĩnh",
                                        "Đỗ Mạnh Hiến",
                                        "Hòa Bình",
                                        "Hội nghị tổng kết năm 2020",
                                        "25-NQ/TW",
                                        "",
                                        "Ủy ban MTTQ <Việt Nam>"};
const std::vector<std::string> types = {"official", "committee", "place", "event"};
const std::vector<std::string> relations = {"holds", "chaired", "attended"};
const std::vector<std::string> roles = {"", "Trưởng ban", "TRƯỞNG BAN", "Bí thư"};
const std::vector<std::string> dates = {"", "2020", "2020-12", "2020-12-29", "2015/2020", "2020-02"};
const std::vector<std::string> sentences = {"", "Đồng chí chủ trì hội nghị.", "Một câu khác; 'nháy'."};

std::size_t below(std::mt19937& random, std::size_t count) { return random() % count; }

const std::string& one_of(std::mt19937& random, const std::vector<std::string>& words) {
  return words[below(random, words.size())];
}

base::Date random_date(std::mt19937& random) {
  const auto& text = one_of(random, dates);
  return text.empty() ? base::Date{} : *base::parse_date(text);
}

std::vector<graph::Evidence> random_evidence(std::mt19937& random) {
  std::vector<graph::Evidence> evidence;
  for (auto count = below(random, 3); count > 0; --count) {
    const auto begin = static_cast<std::uint32_t>(below(random, 50));
    evidence.push_back({begin, begin + 10, one_of(random, sentences), "rule-" + std::to_string(below(random, 3))});
  }
  return evidence;
}

graph::Member random_member(std::mt19937& random, std::size_t number) {
  graph::Member member;
  member.local = "m" + std::to_string(number);
  member.type = one_of(random, types);
  member.name = one_of(random, names);
  for (auto count = below(random, 3); count > 0; --count) member.aliases.push_back(one_of(random, names));
  if (below(random, 3) == 0) member.properties.push_back({"date", "2020-12-29"});
  member.evidence = random_evidence(random);
  return member;
}

graph::Fact random_fact(std::mt19937& random, std::size_t members) {
  graph::Fact fact;
  fact.subject = static_cast<std::uint32_t>(below(random, members));
  fact.object = static_cast<std::uint32_t>(below(random, members));
  fact.relation = one_of(random, relations);
  fact.role = one_of(random, roles);
  fact.former = below(random, 4) == 0;
  fact.status = static_cast<graph::Status>(below(random, 4));
  fact.since = random_date(random);
  fact.until = random_date(random);
  fact.on = random_date(random);
  if (below(random, 4) == 0) fact.properties.push_back({"note", one_of(random, names)});
  fact.evidence = random_evidence(random);
  return fact;
}

void put(std::ostream& out, const std::string& text) { out << text.size() << ':' << text << ' '; }

void put_words(std::ostream& out, const std::vector<std::string>& texts) {
  out << '[';
  for (const auto& text : texts) put(out, text);
  out << ']';
}

void put(std::ostream& out, const std::vector<graph::Property>& properties) {
  for (const auto& property : properties) put_words(out, {property.name, property.value});
}

void put(std::ostream& out, const std::vector<graph::Evidence>& evidence) {
  for (const auto& item : evidence) {
    out << item.begin << '-' << item.end << ' ';
    put_words(out, {item.sentence, item.by});
  }
}

void put(std::ostream& out, const graph::Document& document) {
  put_words(out, {document.key, document.digest, document.kind, document.title, document.publisher, document.url,
                  document.curator, to_string(document.date), document.source, document.replaces, document.path});
  out << '\n';
}

void put(std::ostream& out, const graph::Fact& fact) {
  put_words(out, {fact.relation, fact.role, to_string(fact.status), to_string(fact.since), to_string(fact.until),
                  to_string(fact.on)});
  out << fact.former;
  put(out, fact.properties);
  put(out, fact.evidence);
}

void put(std::ostream& out, const graph::Entity& entity) {
  out << entity.node << ' ';
  put_words(out, {entity.id, entity.type, entity.name});
  put_words(out, entity.aliases);
  put(out, entity.properties);
  put_words(out, entity.members);
  out << '\n';
}

void put(std::ostream& out, const graph::Edge& edge) {
  out << edge.subject << ' ' << edge.object << ' ' << edge.former << ' ' << edge.facts << ' ';
  put_words(out, {edge.relation, edge.role, to_string(edge.status), to_string(edge.since), to_string(edge.until),
                  to_string(edge.on)});
  out << '\n';
}

}  // namespace

std::vector<graph::DocumentGraph> random_documents(std::mt19937& random, std::size_t count) {
  std::vector<graph::DocumentGraph> documents;
  for (std::size_t d = 0; d < count; ++d) {
    graph::DocumentGraph content;
    content.domain = "dan-van";
    content.document.key = "d" + std::to_string(d);
    content.document.digest = base::sha256_hex(content.document.key);
    content.document.kind = below(random, 2) == 0 ? "report" : "graph";
    content.document.title = one_of(random, names);
    content.document.url = "https://example.org/" + content.document.key;
    content.document.date = random_date(random);
    content.document.path = "folder/" + content.document.key;
    const auto members = 1 + below(random, 8);
    for (std::size_t m = 0; m < members; ++m) content.members.push_back(random_member(random, m));
    for (auto facts = below(random, 20); facts > 0; --facts) content.facts.push_back(random_fact(random, members));
    normalize(content);
    documents.push_back(std::move(content));
  }
  // d10 comes before d2: documents are sorted by the bytes of their keys.
  std::sort(documents.begin(), documents.end(),
            [](const auto& a, const auto& b) { return a.document.key < b.document.key; });
  return documents;
}

graph::Partition random_partition(std::mt19937& random, const std::vector<graph::DocumentGraph>& documents) {
  graph::Partition partition;
  for (std::uint32_t d = 0; d < documents.size(); ++d) {
    for (std::uint32_t m = 0; m < documents[d].members.size(); ++m) {
      if (partition.empty() || below(random, 2) == 0) partition.emplace_back();
      partition[below(random, partition.size())].push_back({d, m});
    }
  }
  std::erase_if(partition, [](const auto& group) { return group.empty(); });
  return partition;
}

std::string everything(const graph::Reader& reader) {
  std::ostringstream out;
  const auto counts = reader.counts();
  out << reader.domain() << ' ' << counts.entities << ' ' << counts.edges << ' ' << counts.facts << ' '
      << counts.documents << '\n';
  reader.each_document([&](const auto& document) {
    put(out, document);
    put(out, reader.document(document.key).value());
    return true;
  });
  reader.each_entity([&](const auto& entity) {
    put(out, entity);
    put(out, reader.entity(entity.node));
    for (const auto& member : entity.members) out << reader.by_id(member).value() << ' ';
    for (const auto direction : {graph::Direction::out, graph::Direction::in, graph::Direction::both}) {
      out << reader.degree(entity.node, direction) << ":\n";
      for (const auto& edge : reader.edges(entity.node, direction)) put(out, edge);
    }
    return true;
  });
  reader.each_edge([&](const auto& edge) {
    put(out, edge);
    put(out, reader.edge(edge.number));
    for (const auto& fact : reader.facts(edge.number)) {
      put_words(out, {fact.document, fact.subject, fact.object});
      put(out, fact.fact);
      out << '\n';
    }
    return true;
  });
  const std::vector<std::vector<std::string>> searches = {
      {"hoa"}, {"bui", "hoai"}, {"BÙI", "thi"}, {"bui thi"}, {"nq", "25"},
      {"ho"},  {"hien", "do"},  {"\"", "a"},    {"*"},       {}};
  for (const auto& words : searches) {
    for (const auto node : reader.named(words)) out << node << ' ';
    out << ";\n";
  }
  using enum graph::NameTerm::As;
  for (const auto as : {words, beginning, start, whole}) {
    for (const auto* phrase : {"h", "hoa", "bui thi", "bui", "nq", "nghi quyet"}) {
      graph::NameQuery query;
      query.any = {{{{as, phrase}}, {{beginning, "b"}, {beginning, "h"}, {words, "25"}}}, {{{whole, phrase}}}};
      const auto tell = [&](const graph::Named& named) {
        out << named.node << (named.main ? '!' : ' ');
        return true;
      };
      reader.each_named(query, tell);
      out << ";\n";
      query.types = {"official"};
      reader.each_named(query, tell);
      out << ";\n";
    }
  }
  for (const auto* beginning : {"", "h", "zz"}) {
    reader.each_word(beginning, [&](const auto& word) { return static_cast<bool>(out << word << ' '); });
  }
  out << reader.by_id("d0#nobody").has_value() << reader.by_id("nothing").has_value()
      << reader.document("nothing").has_value();
  return out.str();
}

std::string everything(const graph::DocumentGraph& content) {
  std::ostringstream out;
  put(out, content.document);
  put(out, content.domain);
  for (const auto& member : content.members) {
    put_words(out, {member.local, member.type, member.name});
    put_words(out, member.aliases);
    put(out, member.properties);
    put(out, member.evidence);
    out << '\n';
  }
  for (const auto& fact : content.facts) {
    out << fact.subject << ' ' << fact.object << ' ';
    put(out, fact);
    out << '\n';
  }
  return out.str();
}

}  // namespace soi::test
