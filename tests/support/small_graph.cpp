// SPDX-License-Identifier: Apache-2.0
#include "support/small_graph.hpp"

#include <filesystem>

#include "base/utf8.hpp"

namespace soi::test {

graph::DocumentGraph report(const std::vector<Node>& nodes, const std::vector<Link>& links, const std::string& title,
                            const std::string& url) {
  graph::DocumentGraph document;
  document.domain = "dan-van";
  document.document.key = "bao";
  document.document.kind = "report";
  document.document.title = title;
  document.document.url = url;
  for (const auto& node : nodes) {
    graph::Member member;
    member.local = node.local;
    member.type = node.type;
    member.name = node.name;
    document.members.push_back(member);
  }
  for (const auto& link : links) {
    graph::Fact fact;
    fact.subject = link.from;
    fact.object = link.to;
    fact.relation = link.relation;
    fact.role = link.role;
    fact.status = link.status;
    fact.former = link.former;
    fact.evidence.push_back({10, 20, "Một câu làm chứng.", "rule"});
    document.facts.push_back(fact);
  }
  graph::normalize(document);
  return document;
}

graph::Graph graph_of(graph::DocumentGraph document) {
  graph::Partition partition;
  for (std::uint32_t i = 0; i < document.members.size(); ++i) partition.push_back({{0, i}});
  return graph::Graph("dan-van", {std::move(document)}, partition);
}

const drawing::Style& dan_van_style() {
  static const auto loaded = drawing::Style::load(schema::Domain::open("dan-van"), dan_van());
  return loaded;
}

drawing::Drawing draw_all(const graph::Graph& graph, const std::string& language) {
  return drawing::find_picture("whole")->draw(
      {graph, dan_van(), {graph.entities(), graph.edges()}, {}, "Tiêu đề", language});
}

drawing::RenderOptions render_options() {
  drawing::RenderOptions options;
  options.layout.program = (std::filesystem::path(SOI_PROGRAM).parent_path() / "soi-layout").string();
  return options;
}

std::string render(const drawing::Drawing& drawing, drawing::Format format, const std::string& engine) {
  auto options = render_options();
  options.engine = engine;
  return drawing::render(drawing, dan_van_style(), dan_van(), format, options);
}

namespace {

// The character an entity such as `&amp;` or `&#160;` stands for; false for one that XML does not know.
bool decode_entity(const std::string& name, char32_t& code) {
  if (name.starts_with("#")) {
    const bool hexadecimal = name.starts_with("#x");
    code = static_cast<char32_t>(std::stoul(name.substr(hexadecimal ? 2 : 1), nullptr, hexadecimal ? 16 : 10));
    return true;
  }
  const std::vector<std::pair<std::string, char32_t>> known = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [word, character] : known)
    if (word == name) return code = character, true;
  return false;
}

std::string decoded(const std::string& text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char32_t code = 0;
    const auto end = text.find(';', at);
    if (text[at] == '&' && end != text.npos && decode_entity(text.substr(at + 1, end - at - 1), code)) {
      base::append_utf8(plain, code == 0xA0 ? ' ' : code);
      at = end;
    } else {
      plain += text[at];
    }
  }
  return plain;
}

}  // namespace

std::vector<std::string> texts(const std::string& xml, const std::string& element) {
  std::vector<std::string> found;
  for (auto at = xml.find("<" + element); at != xml.npos; at = xml.find("<" + element, at + 1)) {
    const auto begin = xml.find('>', at) + 1;
    found.push_back(decoded(xml.substr(begin, xml.find('<', begin) - begin)));
  }
  return found;
}

std::string xml_mistake(const std::string& xml) {
  std::vector<std::string> open;
  for (std::size_t at = 0; at < xml.size(); ++at) {
    const auto c = static_cast<unsigned char>(xml[at]);
    if (c < 0x20 && c != '\n' && c != '\t') return "a control character";
    if (c == '&') {
      char32_t code = 0;
      const auto end = xml.find(';', at);
      if (end == xml.npos || !decode_entity(xml.substr(at + 1, end - at - 1), code)) return "a lone ampersand";
    }
    if (c != '<') continue;
    const auto end = xml.find('>', at);
    if (end == xml.npos) return "an open tag";
    const auto tag = xml.substr(at + 1, end - at - 1);
    if (tag.find('<') != tag.npos || count(tag, "\"") % 2 != 0) return "a broken tag: " + tag;
    const auto name = tag.substr(0, tag.find_first_of(" \n/", 1));
    if (tag.front() == '/') {
      if (open.empty() || open.back() != tag.substr(1)) return "an unexpected " + tag;
      open.pop_back();
    } else if (tag.back() != '/' && tag.front() != '?') {
      open.push_back(name);
    }
    at = end;
  }
  return open.empty() ? "" : "no end of " + open.back();
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t times = 0;
  for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++times;
  return times;
}

}  // namespace soi::test
