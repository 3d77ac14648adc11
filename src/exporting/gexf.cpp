// SPDX-License-Identifier: Apache-2.0
// GEXF 1.3 (gexf.net), and 1.2draft for readers that know no other: dynamic by intervals, with colours and sizes.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>

#include "base/xml_writer.hpp"
#include "exporting/flat.hpp"
#include "exporting/times.hpp"

namespace soi::exporting {
namespace {

using base::XmlWriter;

// The eight colours of Okabe and Ito, which people who see few colours tell apart; families take them in their order.
constexpr std::array<std::array<const char*, 3>, 8> colors = {{{"0", "114", "178"},
                                                               {"230", "159", "0"},
                                                               {"0", "158", "115"},
                                                               {"204", "121", "167"},
                                                               {"86", "180", "233"},
                                                               {"213", "94", "0"},
                                                               {"240", "228", "66"},
                                                               {"153", "153", "153"}}};

const char* type_of(FlatColumn::Kind kind) {
  switch (kind) {
    case FlatColumn::Kind::text: return "string";
    case FlatColumn::Kind::integer: return "long";
    case FlatColumn::Kind::number: return "double";
  }
  return "";
}

class Gexf {
 public:
  Gexf(const Export& what, std::ostream& out) : what_(what), flat_(what), walk_(what, out), xml_(out) {
    for (const auto& [name, type] : what.schema.types()) families_.emplace(type.root, 0);
    std::size_t next = 0;
    for (auto& [family, color] : families_) color = next++ % colors.size();
  }

  void write() {
    xml_.open("gexf").attribute("xmlns", old() ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3");
    xml_.attribute("xmlns:viz", old() ? "http://www.gexf.net/1.2draft/viz" : "http://gexf.net/1.3/viz");
    xml_.attribute("version", old() ? "1.2" : "1.3");
    xml_.open("meta").element("creator", "soi").element("description", what_.graph.domain()).close();
    xml_.open("graph").attribute("mode", "dynamic").attribute("defaultedgetype", "directed");
    xml_.attribute("timeformat", "date");
    if (!old()) xml_.attribute("timerepresentation", "interval");
    write_attributes("node", flat_.node_columns());
    write_attributes("edge", flat_.edge_columns());
    xml_.open("nodes");
    walk_.nodes([&](const graph::Entity& entity) {
      times_.add(entity);
      write_node(entity);
    });
    xml_.close().open("edges");
    walk_.links(Walk::Facts::all, [&](const Link& link) { write_link(link); });
    xml_.close().close().close();
  }

 private:
  bool old() const { return what_.dialect == "1.2"; }

  void write_attributes(const char* of, const std::vector<FlatColumn>& columns) {
    xml_.open("attributes").attribute("class", of).attribute("mode", "static");
    for (std::size_t i = 0; i < columns.size(); ++i) {
      xml_.open("attribute").attribute("id", std::to_string(i)).attribute("title", columns[i].name);
      xml_.attribute("type", type_of(columns[i].kind)).close();
    }
    xml_.close();
  }

  void write_time(const Time& time) {
    if (!time.first.empty()) xml_.attribute("start", time.first);
    if (!time.last.empty()) xml_.attribute("end", time.last);
  }

  void write_values(const Cells& cells) {
    xml_.open("attvalues");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      xml_.open("attvalue").attribute("for", std::to_string(i)).attribute("value", cells[i]).close();
    }
    xml_.close();
  }

  void write_node(const graph::Entity& entity) {
    xml_.open("node").attribute("id", entity.id).attribute("label", entity.name);
    write_time(times_.of(entity));
    write_values(flat_.node(entity));
    const auto* type = what_.schema.type(entity.type);
    const auto& color = colors[type == nullptr ? colors.size() - 1 : families_.at(type->root)];
    xml_.open("viz:color").attribute("r", color[0]).attribute("g", color[1]).attribute("b", color[2]).close();
    const auto degree = static_cast<double>(what_.graph.degree(entity.node, graph::Direction::both));
    const auto size = std::to_string(10 + static_cast<int>(std::lround(4 * std::sqrt(degree))));
    xml_.open("viz:size").attribute("value", size).close();
    xml_.close();
  }

  void write_link(const Link& link) {
    xml_.open("edge").attribute("id", link.id).attribute("source", link.source).attribute("target", link.target);
    if (!old()) xml_.attribute("kind", link.edge.relation);
    xml_.attribute("label", label_of(link.edge, what_));
    write_time(times_.of(link.edge));
    write_values(flat_.edge(link));
    xml_.close();
  }

  const Export& what_;
  Flat flat_;
  Walk walk_;
  XmlWriter xml_;
  Times times_;
  std::map<std::string, std::size_t> families_;  // to a colour
};

void write_gexf(const Export& what, std::ostream& out) { Gexf(what, out).write(); }

}  // namespace

extern const Format gexf_format;
const Format gexf_format{
    "gexf",
    "GEXF 1.3 with time, colours and sizes, for Gephi and graphology",
    write_gexf,
    ".gexf",
    {.documents = Kept::no},
    {{"1.2", "for readers that know no GEXF 1.3, as networkx before 3.6"}},
    {},
    "Links have the days from their first to their last that may be meant, and a link without a date has that of its "
    "event; the dates as the sources give them stand in `since`, `until` and `on`. `kind` keeps parallel links of "
    "different relations apart in Gephi. Characters that XML cannot hold (U+0001 …) become U+FFFD."};

}  // namespace soi::exporting
