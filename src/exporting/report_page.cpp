// SPDX-License-Identifier: Apache-2.0
#include "exporting/report_page.hpp"

#include <algorithm>
#include <ostream>

#include "base/display_width.hpp"
#include "base/escape.hpp"
#include "exporting/plots.hpp"

namespace soi::exporting {
namespace {

constexpr const char* style = R"css(
:root{color-scheme:light}
body{font:16px/1.5 system-ui,"DejaVu Sans",sans-serif;color:#1a1a1a;background:#fff;max-width:72rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.7rem;margin-bottom:.2rem}h2{font-size:1.25rem;border-bottom:1px solid #bbb;margin-top:2.2rem}h3{font-size:1rem;margin-bottom:.3rem}
table{border-collapse:collapse;margin:.5rem 0 1rem;min-width:14rem;max-width:100%}caption{text-align:left;font-weight:600;padding:.2rem 0}
th,td{text-align:left;vertical-align:top;padding:.15rem .8rem .15rem 0;border-bottom:1px solid #e2e2e2;overflow-wrap:break-word}
td+td,th+th{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:0 2.5rem}
.plot{width:100%;max-width:680px;height:auto;font:12px system-ui,"DejaVu Sans",sans-serif}
.axis{fill:none;stroke:#333}.grid{stroke:#ddd}.note{color:#555}
@media print{body{margin:0;max-width:none;font-size:10pt}h2,h3,caption{break-after:avoid}table,svg,li{break-inside:avoid}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
)css";

struct Headings {
  const char *size, *relations, *figures, *degrees, *degree, *share, *components, *ranks, *communities, *activity,
      *dated, *sources, *pointed, *more, *nodes, *count, *notes;
};
constexpr Headings english = {"Entities by type",
                              "Relations",
                              "The network",
                              "Degrees: the share of nodes with so many neighbours or more",
                              "neighbours",
                              "share of nodes",
                              "Components",
                              "Who stands out",
                              "Communities",
                              "Activity over time",
                              "entities of this time",
                              "documents of this time",
                              "Most often named, by relation",
                              "more",
                              "nodes",
                              "count",
                              "Notes"};
constexpr Headings vietnamese = {"Thực thể theo loại",
                                 "Quan hệ",
                                 "Mạng lưới",
                                 "Bậc: tỉ lệ nút có chừng ấy láng giềng trở lên",
                                 "số láng giềng",
                                 "tỉ lệ nút",
                                 "Thành phần liên thông",
                                 "Nổi bật",
                                 "Cộng đồng",
                                 "Hoạt động theo thời gian",
                                 "thực thể có ngày trong kỳ",
                                 "văn bản nguồn trong kỳ",
                                 "Được nhắc đến nhiều nhất, theo quan hệ",
                                 "nữa",
                                 "nút",
                                 "số lượng",
                                 "Ghi chú"};

// Characters that would turn the text around or hide in it are shown.
std::string safe(const std::string& text) { return base::escape_xml(base::printable(text)); }

class Page {
 public:
  Page(const ReportPage& page, std::ostream& out)
      : page_(page), out_(out), words_(page.language == "en" ? english : vietnamese) {}

  void write() {
    out_ << "<!DOCTYPE html>\n<html lang=\"" << (page_.language == "en" ? "en" : "vi")
         << "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
         << safe(page_.title) << "</title>\n<style>" << style << "</style>\n</head>\n<body>\n<main>\n<h1>"
         << safe(page_.title) << "</h1>\n<p>" << safe(page_.summary) << "</p>\n";
    sizes();
    network();
    activity();
    tables(words_.ranks, page_.ranks);
    tables(words_.pointed, page_.pointed_at);
    communities();
    notes();
    out_ << "</main>\n</body>\n</html>\n";
  }

 private:
  void heading(const char* text) { out_ << "<h2>" << text << "</h2>\n"; }

  void table(const ReportPage::Table& table) {
    out_ << "<table><caption>" << safe(table.title) << "</caption>\n<thead><tr>";
    for (const auto& column : table.columns) out_ << "<th scope=\"col\">" << safe(column) << "</th>";
    out_ << "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
      out_ << "<tr>";
      for (const auto& cell : row) out_ << "<td>" << safe(cell) << "</td>";
      out_ << "</tr>\n";
    }
    out_ << "</tbody></table>\n";
  }

  void counts(const char* title, const std::vector<ReportPage::Count>& all) {
    ReportPage::Table rows{title, {"", words_.count}, {}};
    for (const auto& [label, count] : all) rows.rows.push_back({label, std::to_string(count)});
    table(rows);
  }

  void sizes() {
    out_ << "<div class=\"columns\">\n<div>\n";
    counts(words_.size, page_.types);
    out_ << "</div>\n<div>\n";
    counts(words_.relations, page_.relations);
    out_ << "</div>\n</div>\n";
  }

  void network() {
    heading(words_.figures);
    out_ << "<div class=\"columns\">\n<div>\n<table><tbody>\n";
    for (const auto& [name, value] : page_.figures) {
      out_ << "<tr><th scope=\"row\">" << safe(name) << "</th><td>" << safe(value) << "</td></tr>\n";
    }
    out_ << "</tbody></table>\n</div>\n<div>\n";
    ReportPage::Table sizes{words_.components, {words_.nodes, words_.count}, {}};
    for (std::size_t i = 0; i < page_.components.size();) {
      auto end = i;
      while (end < page_.components.size() && page_.components[end] == page_.components[i]) ++end;
      sizes.rows.push_back({std::to_string(page_.components[i]), std::to_string(end - i)});
      i = end;
    }
    constexpr std::size_t most = 12;
    if (sizes.rows.size() > most) sizes.rows.erase(sizes.rows.begin() + most - 1, sizes.rows.end() - 1);
    table(sizes);
    out_ << "</div>\n</div>\n";
    write_log_log(page_.degrees, {"degrees", words_.degrees, words_.degree, words_.share}, out_);
    out_ << "<p class=\"note\">" << words_.degrees << "</p>\n";
  }

  void activity() {
    if (page_.activity.empty()) return;
    heading(words_.activity);
    std::vector<Bars> bars;
    for (const auto& period : page_.activity) bars.push_back({period.label, period.dated, period.sources});
    write_bars(bars, {words_.dated, words_.sources}, {"activity", words_.activity, "", words_.count}, out_);
  }

  void tables(const char* title, const std::vector<ReportPage::Table>& all) {
    if (all.empty()) return;
    heading(title);
    out_ << "<div class=\"columns\">\n";
    for (const auto& one : all) {
      out_ << "<div>\n";
      table(one);
      out_ << "</div>\n";
    }
    out_ << "</div>\n";
  }

  void communities() {
    if (page_.communities.empty()) return;
    heading(words_.communities);
    out_ << "<ol>\n";
    for (const auto& community : page_.communities) {
      out_ << "<li>" << community.size << " " << words_.nodes << ": ";
      for (std::size_t i = 0; i < community.members.size(); ++i) {
        out_ << (i == 0 ? "" : "; ") << safe(community.members[i]);
      }
      if (community.size > community.members.size()) {
        out_ << "; … " << community.size - community.members.size() << " " << words_.more;
      }
      out_ << "</li>\n";
    }
    out_ << "</ol>\n";
  }

  void notes() {
    if (page_.notes.empty()) return;
    heading(words_.notes);
    for (const auto& note : page_.notes) out_ << "<p class=\"note\">" << safe(note) << "</p>\n";
  }

  const ReportPage& page_;
  std::ostream& out_;
  const Headings& words_;
};

}  // namespace

void write_report_page(const ReportPage& page, std::ostream& out) { Page(page, out).write(); }

}  // namespace soi::exporting
