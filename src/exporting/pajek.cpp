// SPDX-License-Identifier: Apache-2.0
// Pajek's .net: numbered vertices and arcs labelled with their relation; UTF-8 without a byte order mark, which readers
// take for a part of the first word.
#include <ostream>
#include <unordered_set>

#include "exporting/flat.hpp"

namespace soi::exporting {
namespace {

// Pajek knows no escapes: what would end or break a quoted text becomes what looks most like it.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    out += blank ? ' ' : c == '"' ? '\'' : c == '\\' ? '/' : c;
  }
  return out + '"';
}

void write_pajek(const Export& what, std::ostream& out) {
  Walk walk(what, out);
  std::vector<std::uint32_t> numbers;  // by node, from 1
  std::unordered_set<std::string> names;
  std::uint32_t count = 0;
  out << "*Vertices " << what.graph.counts().entities << '\n';
  walk.nodes([&](const graph::Entity& entity) {
    if (entity.node >= numbers.size()) numbers.resize(entity.node + std::size_t{1});
    numbers[entity.node] = ++count;
    // Readers tell vertices apart by their labels: of two with one name the later has its id with it.
    auto name = quoted(entity.name);
    if (!names.insert(name).second) name = quoted(entity.name + " (" + entity.id + ")");
    out << count << ' ' << name << '\n';
  });
  out << (what.weights.empty() ? "*Arcs\n" : "*Edges\n");  // the ties of a network have no direction
  walk.links(Walk::Facts::none, [&](const Link& link) {
    const auto number = link.edge.number;
    out << numbers[link.edge.subject] << ' ' << numbers[link.edge.object] << ' '
        << (number < what.weights.size() ? number_text(what.weights[number], false) : "1");
    out << " l " << quoted(link.edge.relation) << '\n';
  });
}

constexpr auto no = Kept::no;

}  // namespace

extern const Format pajek_format;
const Format pajek_format{
    "pajek",
    "Pajek's .net: names, and arcs labelled with their relation",
    write_pajek,
    ".net",
    {.types = Kept::as_text,
     .aliases = no,
     .properties = no,
     .members = no,
     .roles = no,
     .dates = no,
     .status = no,
     .sentences = no,
     .sources = no,
     .documents = no,
     .measures = no},
    {},
    {},
    "Double quotes in names become single ones, backslashes slashes, line breaks spaces. Of two entities with one name "
    "the "
    "later one has its id behind it. The types of entities are not in the file; the relation is the arc's label."};

}  // namespace soi::exporting
