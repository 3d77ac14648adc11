// SPDX-License-Identifier: Apache-2.0
#include "pipeline/graph_report.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "analytics/measuring.hpp"
#include "graph/as_of.hpp"

namespace soi::pipeline {
namespace {

using analytics::find_measure;
using exporting::ReportPage;
using graph::Node;

constexpr std::size_t rows = 10;         // of a table of nodes
constexpr std::size_t least_family = 3;  // entities, for a table of their own
constexpr std::size_t pointed_rows = 5;  // of a table by relation
constexpr std::size_t communities = 15, members = 12;
constexpr int most_years = 60;      // on the axis of time
constexpr double most_exact = 1e9;  // nodes times links
constexpr std::uint32_t samples = 200;
constexpr std::uint64_t most_links_for_diameter = 1'000'000;

struct Words {
  bool english;
  const char* operator()(const char* in_english, const char* in_vietnamese) const {
    return english ? in_english : in_vietnamese;
  }
};

std::string shown(double value) { return std::isnan(value) ? "–" : fmt::format("{:.4g}", value); }

class Gathering {
 public:
  Gathering(const graph::Reader& reader, const schema::Schema& schema, const ReportRequest& request)
      : reader_(reader), schema_(schema), request_(request), words_{request.language == "en"} {
    page_.language = request.language;
  }

  ReportPage page() {
    entities();
    links();
    const analytics::Measuring measuring(links_, types_, false);
    figures(measuring);
    ranks(measuring);
    parts(measuring);
    pointed_at();
    activity();
    const auto counts = reader_.counts();
    page_.title = request_.title.empty() ? schema_.domain() : request_.title;
    page_.summary = fmt::format(fmt::runtime(words_("{} entities, {} relations, {} facts from {} documents{}",
                                                    "{} thực thể, {} quan hệ, {} sự kiện thu từ {} văn bản{}")),
                                counts.entities, counts.edges, counts.facts, counts.documents, span_);
    return std::move(page_);
  }

 private:
  std::string label(const schema::Label& label) const { return label.in(request_.language); }

  void entities() {
    std::map<std::string, std::uint32_t> numbers;
    std::map<std::string, std::uint64_t> counts;
    const auto count = reader_.counts().entities;
    names_.resize(count);
    types_.resize(count);
    families_.resize(count);
    reader_.each_entity([&](const graph::Entity& entity) {
      const auto* type = schema_.type(entity.type);
      names_[entity.node] = entity.name;
      types_[entity.node] = numbers.emplace(entity.type, static_cast<std::uint32_t>(numbers.size())).first->second;
      families_[entity.node] = type == nullptr ? entity.type : type->root;
      ++counts[type == nullptr ? entity.type : label(type->label)];
      if (const auto date = graph::date_of(entity); date.known()) ++years_[base::earliest(date).year].first;
      return true;
    });
    page_.types = falling(counts);
  }

  void links() {
    auto selection = request_.selection;
    if (selection.statuses.empty()) {
      selection.statuses = {graph::Status::stated, graph::Status::planned, graph::Status::reported};
    }
    std::map<std::string, std::uint64_t> counts;
    links_.nodes = static_cast<std::uint32_t>(names_.size());
    reader_.each_edge([&](const graph::Edge& edge) {
      if (!graph::passes(selection, edge, reader_)) return true;
      const auto* relation = schema_.relation(edge.relation);
      ++counts[relation == nullptr ? edge.relation : label(relation->label)];
      links_.from.push_back(edge.subject);
      links_.to.push_back(edge.object);
      pointed_[edge.relation].emplace_back(edge.object, edge.subject);
      return true;
    });
    page_.relations = falling(counts);
  }

  static std::vector<ReportPage::Count> falling(const std::map<std::string, std::uint64_t>& counts) {
    std::vector<ReportPage::Count> sorted;
    for (const auto& [name, count] : counts) sorted.push_back({name, count});
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
    return sorted;
  }

  analytics::Measured run(const analytics::Measuring& measuring, const char* name) {
    analytics::Options options;
    options.watch = request_.watch;
    const auto& network = measuring.network();
    const bool large =
        static_cast<double>(network.node_count()) * static_cast<double>(network.edge_count()) > most_exact;
    if (large && std::string_view(name) == "betweenness") options.samples = samples;
    auto measured = measuring.run(*find_measure(name), options);
    if (options.samples > 0) page_.notes.push_back(std::string(name) + ": " + measured.note);
    return measured;
  }

  void figures(const analytics::Measuring& measuring) {
    const auto& network = measuring.network();
    const auto add = [&](const char* what, std::string value) { page_.figures.emplace_back(what, std::move(value)); };
    add(words_("nodes", "số nút"), std::to_string(network.node_count()));
    add(words_("links (parallel relations are one)", "số cạnh (quan hệ song song tính một)"),
        std::to_string(network.edge_count()));
    add(words_("density", "mật độ"), shown(run(measuring, "density").number));
    if (network.edge_count() <= most_links_for_diameter) {
      add(words_("diameter, in steps", "đường kính, số bước"), shown(run(measuring, "diameter").number));
    }
    add(words_("transitivity", "độ bắc cầu"), shown(run(measuring, "transitivity").number));
    add(words_("assortativity by degree", "tương hợp theo bậc"), shown(run(measuring, "degree-assortativity").number));
    add(words_("assortativity by type", "tương hợp theo loại"), shown(run(measuring, "type-assortativity").number));

    degree_ = run(measuring, "degree").nodes;
    std::map<std::uint64_t, std::uint64_t> distribution;
    for (const auto degree : degree_) ++distribution[static_cast<std::uint64_t>(degree)];
    page_.degrees.assign(distribution.begin(), distribution.end());
  }

  // The nodes that come first by a column, at most so many.
  std::vector<Node> first(std::vector<Node> nodes, const std::vector<double>& column, std::size_t most) const {
    std::stable_sort(nodes.begin(), nodes.end(), [&](auto a, auto b) { return column[a] > column[b]; });
    if (nodes.size() > most) nodes.resize(most);
    return nodes;
  }

  void ranks(const analytics::Measuring& measuring) {
    const auto pagerank = run(measuring, "pagerank").nodes, between = run(measuring, "betweenness").nodes;
    std::map<std::string, std::vector<Node>> families;
    for (Node node = 0; node < names_.size(); ++node) {
      if (degree_[node] > 0) families[families_[node]].push_back(node);
    }
    for (const auto& [family, nodes] : families) {
      if (nodes.size() < least_family) continue;
      const auto* type = schema_.type(family);
      ReportPage::Table table;
      table.title = type == nullptr ? family : label(type->plural);
      if (table.title.empty()) table.title = type == nullptr ? family : label(type->label);
      table.columns = {"", words_("neighbours", "láng giềng"), "PageRank ‰", words_("betweenness", "trung gian")};
      for (const auto node : first(nodes, pagerank, rows)) {
        table.rows.push_back({names_[node], fmt::format("{:.0f}", degree_[node]),
                              fmt::format("{:.2f}", 1000 * pagerank[node]), fmt::format("{:.0f}", between[node])});
      }
      page_.ranks.push_back(std::move(table));
    }
  }

  void parts(const analytics::Measuring& measuring) {
    std::map<double, std::uint64_t> sizes;
    for (const auto part : run(measuring, "component").nodes) ++sizes[part];
    for (const auto& [part, size] : sizes) page_.components.push_back(size);

    const auto found = run(measuring, "communities");
    std::map<double, std::vector<Node>> grouped;
    for (Node node = 0; node < names_.size(); ++node) grouped[found.nodes[node]].push_back(node);
    page_.figures.emplace_back(words_("communities (Leiden)", "cộng đồng (Leiden)"), std::to_string(grouped.size()));
    page_.figures.emplace_back(words_("their modularity", "độ mô-đun của chúng"), shown(found.number));
    for (const auto& [number, nodes] : grouped) {
      if (page_.communities.size() == communities || nodes.size() < 2) break;
      auto& community = page_.communities.emplace_back();
      community.size = nodes.size();
      for (const auto node : first(nodes, degree_, members)) community.members.push_back(names_[node]);
    }
  }

  // For each relation the objects that most different subjects have it with.
  void pointed_at() {
    for (auto& [name, pairs] : pointed_) {
      std::sort(pairs.begin(), pairs.end());
      pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
      std::vector<std::pair<Node, std::uint64_t>> counts;
      for (const auto& [object, subject] : pairs) {
        if (counts.empty() || counts.back().first != object) counts.emplace_back(object, 0);
        ++counts.back().second;
      }
      std::stable_sort(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
      if (counts.empty() || counts.front().second < 2) continue;
      const auto* relation = schema_.relation(name);
      ReportPage::Table table;
      table.title = relation == nullptr ? name : label(relation->label);
      table.columns = {"", words_("by so many", "bởi")};
      for (std::size_t i = 0; i < std::min(counts.size(), pointed_rows); ++i) {
        table.rows.push_back({names_[counts[i].first], std::to_string(counts[i].second)});
      }
      page_.pointed_at.push_back(std::move(table));
    }
  }

  void activity() {
    base::Date first, last;
    reader_.each_document([&](const graph::Document& document) {
      if (!document.date.known()) return true;
      ++years_[base::earliest(document.date).year].second;
      if (!first.known() || base::earliest(document.date) < base::earliest(first)) first = document.date;
      if (!last.known() || base::latest(last) < base::latest(document.date)) last = document.date;
      return true;
    });
    if (first.known()) span_ = ", " + base::to_string(first) + " – " + base::to_string(last);
    if (years_.empty()) return;
    const int until = years_.rbegin()->first;
    const int from = std::max(years_.begin()->first, until - most_years + 1);
    for (auto year = from; year <= until; ++year) {
      const auto found = years_.find(year);
      const auto counts = found == years_.end() ? std::pair<std::uint64_t, std::uint64_t>() : found->second;
      page_.activity.push_back({std::to_string(year), counts.first, counts.second});
    }
    if (from > years_.begin()->first) {
      page_.notes.push_back(fmt::format(fmt::runtime(words_("Time is shown from {} on; some is earlier.",
                                                            "Thời gian hiển thị từ {}; một phần sớm hơn.")),
                                        from));
    }
  }

  const graph::Reader& reader_;
  const schema::Schema& schema_;
  const ReportRequest& request_;
  const Words words_;
  ReportPage page_;
  std::string span_;                           // from the first document to the last
  std::vector<std::string> names_, families_;  // by node
  std::vector<std::uint32_t> types_;
  std::vector<double> degree_;
  graph::Links links_;
  std::map<std::string, std::vector<std::pair<Node, Node>>> pointed_;  // by relation: object and subject
  std::map<int, std::pair<std::uint64_t, std::uint64_t>> years_;       // entities and documents of them
};

}  // namespace

ReportPage report(const graph::Reader& reader, const schema::Schema& schema, const ReportRequest& request) {
  return Gathering(reader, schema, request).page();
}

}  // namespace soi::pipeline
