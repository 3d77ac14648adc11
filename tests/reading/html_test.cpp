// SPDX-License-Identifier: Apache-2.0
// Saved pages: the article and nothing around it, each character with its way back to the page's bytes.
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <random>

#include "base/error.hpp"
#include "base/files.hpp"
#include "support/dan_van_reports.hpp"

namespace fs = std::filesystem;
using soi::base::Error;
using soi::base::Failure;
using soi::test::parse_report;
using soi::test::read_report;
using soi::text::Report;

namespace {

const fs::path portal = fs::path(SOI_SOURCE_DIR) / "tests/reading/fixtures/portal.html";

std::vector<std::string> lines_of(const Report& report) {
  std::vector<std::string> out;
  for (const auto& block : report.blocks) {
    out.push_back(std::string(1, "HPCF"[static_cast<int>(block.kind)]) + " " +
                  report.text.substr(block.begin, block.end - block.begin));
  }
  return out;
}

std::vector<std::string> lines_of(const std::string& html) { return lines_of(parse_report("a.html", html)); }

// Each character that shows is the source's own there, or an entity for it; places never go back inside a block.
std::string first_wrong_place(const Report& report, const std::string& source) {
  static const std::map<std::string, std::string> entities = {
      {"&amp", "&"},   {"&AMP", "&"},           {"&nbsp", " "},    {"&acirc", "â"}, {"&ldquo", "“"},  {"&rdquo", "”"},
      {"&#8211", "–"}, {"&#244", "ô"},          {"&#xEC", "ì"},    {"&lt", "<"},    {"&agrave", "à"}, {"&eacute", "é"},
      {"&raquo", "»"}, {"&NotEqualTilde", "≂̸"}, {"&#0", "\uFFFD"}, {"&quot", "\""}, {"&#x110", "Đ"}};
  for (const auto& block : report.blocks) {
    std::uint32_t last = 0;
    for (std::uint32_t at = block.begin; at < block.end; ++at) {
      if ((static_cast<unsigned char>(report.text[at]) & 0xC0) == 0x80) continue;
      const std::uint32_t place = report.source_of(at);
      if (place < last || place >= source.size()) return "out of order at " + std::to_string(at);
      last = place;
      if (report.text[at] == ' ') continue;
      std::uint32_t end = at + 1;
      while (end < block.end && (static_cast<unsigned char>(report.text[end]) & 0xC0) == 0x80) ++end;
      const std::string character = report.text.substr(at, end - at);
      bool right = source.compare(place, character.size(), character) == 0;
      for (const auto& [entity, value] : entities) {
        right |= source.compare(place, entity.size(), entity) == 0 && value.find(character) != std::string::npos;
      }
      if (!right)
        return "`" + character + "` at " + std::to_string(at) + " is said to be `" + source.substr(place, 12) + "`";
    }
    const std::uint32_t end = report.source_of(block.end);
    if (end <= last || end > source.size()) return "end of block at " + std::to_string(block.end);
  }
  return "";
}

}  // namespace

TEST_CASE("a portal's page gives its article, and its head the metadata") {
  const std::string source = soi::base::read_file(portal);
  const Report report = read_report(portal);
  CHECK(lines_of(report) == std::vector<std::string>{
                                "H Tỉnh ủy Tỉnh Mẫu sơ kết công tác dân vận",
                                "F Thứ Ba, 11/07/2023 09:30",
                                "P Sáng 11/7, Ban Dân vận Tỉnh ủy Tỉnh Mẫu tổ chức hội nghị sơ kết sáu tháng đầu năm.",
                                "P Đồng chí Lâm Thị Mẫu, Trưởng ban Dân vận Tỉnh ủy chủ trì hội nghị; dự có đồng chí "
                                "Vũ Văn Thử & đại diện các huyện ủy.",
                                "C Quang cảnh hội nghị tại Tỉnh Mẫu.",
                                "F Quang cảnh hội nghị tại Tỉnh Mẫu.",
                                "C Đồng chí Lâm Thị Mẫu kết luận hội nghị – Ảnh: Mai Lan",
                                "P Nhiều mô hình mới",
                                "P Sáu tháng qua, toàn tỉnh có 120 mô hình “Dân vận khéo”; riêng huyện Thử có 12 mô "
                                "hình, tăng 3 so với cùng kỳ.",
                                "P Hội nghị giao các huyện ủy tiếp tục thực hiện Chỉ thị số 05-CT/TU.",
                                "P Nắm tình hình nhân dân ở cơ sở, nhất là vùng xa của tỉnh.",
                                "P Thực hiện quy chế dân chủ ở xã, phường và thị trấn.",
                                "F Mai Lan",
                            });
  CHECK(report.title == "Tỉnh ủy Tỉnh Mẫu sơ kết công tác dân vận");
  CHECK(report.publisher == "Cổng thông tin Tỉnh Mẫu");
  CHECK(report.url == "https://bandanvan.tinhmau.example/tin/so-ket-2023?a=1&b=2");
  CHECK(soi::base::to_string(report.date) == "2023-07-11");
  CHECK(first_wrong_place(report, source) == "");
  const auto& chair = report.blocks[3];
  const std::uint32_t begin = report.source_of(chair.begin);
  CHECK(source.substr(begin, 12) == "Đồng chí");
  CHECK(source.substr(begin, report.source_of(chair.end) - begin).ends_with("các huyện ủy."));
}

TEST_CASE("an article element, a lead outside of the body box, and an h1 before it are found") {
  const std::string text = "Một câu đủ dài để là văn bản của bản tin này, không phải là nhãn. ";
  CHECK(lines_of("<body><article><header><h1>Tên</h1></header><p>" + text + text +
                 "</p></article><p>Ngoài bài, một câu nữa.</p>") ==
        std::vector<std::string>{"H Tên", "P " + text + text.substr(0, text.size() - 1)});
  CHECK(lines_of("<div><h1>Tên</h1><p>Câu dẫn đủ dài của bản tin này.</p><div><p>" + text + text + text +
                 "</p></div></div>") == std::vector<std::string>{"H Tên", "P Câu dẫn đủ dài của bản tin này.",
                                                                 "P " + text + text + text.substr(0, text.size() - 1)});
  CHECK(lines_of("<title>Tên của bản tin hôm nay | Báo</title><p>Tên của bản tin hôm nay</p><p>" + text + "</p>")[0] ==
        "H Tên của bản tin hôm nay");
}

TEST_CASE("dates come from linked data, times and meta in that order of trust, and never from a related report") {
  const auto date_of = [](const std::string& head) {
    return soi::base::to_string(parse_report("a.html", head + "<p>Một câu.").date);
  };
  CHECK(
      date_of("<script type='application/ld+json'>{\"a\": 1, \"datePublished\" : \"2022-01-02T23:00:00Z\"}</script>") ==
      "2022-01-02");
  CHECK(date_of("<meta name=pubdate content='03/04/2022 10:00'>") == "2022-04-03");
  CHECK(date_of("<time datetime='2022-05-06'>hôm qua</time>") == "2022-05-06");
  CHECK(date_of("<time datetime='2022-05-06'></time><time datetime='2020-01-01'></time>") == "");
  CHECK(date_of("<meta property='article:published_time' content='hôm qua'>") == "");
  CHECK(date_of("<p>Ngày đăng: 07/08/2022</p>") == "2022-08-07");
}

TEST_CASE("only addresses of the web become a report's url") {
  CHECK(parse_report("a.html",
                     "<meta property=og:url content='javascript:1'><link rel=canonical href='https://a.example/b'>")
            .url == "https://a.example/b");
  CHECK(parse_report("a.html", "<!-- saved from url=(0021)https://a.example/cd -->\n<p>x").url ==
        "https://a.example/cd");
}

TEST_CASE("pages in an old encoding are converted as they declare") {
  const Report report = parse_report("a.html", "<meta charset=windows-1252><h1>Caf\xE9</h1>");
  CHECK(report.converted);
  CHECK(lines_of(report) == std::vector<std::string>{"H Café"});
}

TEST_CASE("pages that would exhaust a parser are refused, and odd ones are read") {
  const auto repeated = [](const std::string& part, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += part;
    return out;
  };
  const auto failure_of = [](const std::string& html) {
    try {
      parse_report("a.html", html);
    } catch (const Error& error) {
      return error.failure();
    }
    return Failure::usage;
  };
  CHECK(failure_of(repeated("<div>", 1000)) == Failure::limit);
  CHECK(failure_of(repeated("<div>", 200000)) == Failure::limit);
  CHECK(failure_of(repeated("<b><p>", 200000)) == Failure::limit);
  CHECK(failure_of(repeated("<svg><script/>", 20) + repeated("<div>", 200000)) == Failure::limit);
  CHECK(failure_of(repeated("<div><!--</div>-->", 100000)) == Failure::limit);
  CHECK(failure_of(repeated("<div title='</div>'>", 100000)) == Failure::limit);
  CHECK(failure_of("<p " + [] {
          std::string many;
          for (int i = 0; i < 100000; ++i) many += "a" + std::to_string(i) + " ";
          return many;
        }() + ">") == Failure::limit);
  CHECK(lines_of(repeated("<p>", 100000) + "Chữ").size() == 1);
  CHECK(lines_of("<p>a</b></i><b>b<p>c").size() == 2);
  CHECK(lines_of("<table><b>x<tr><td>y").size() >= 1);
  CHECK(lines_of("<!DOCTYPE html><frameset><frame>").empty());
}

TEST_CASE("whatever the tags and entities, each character lies where it is said to lie") {
  std::mt19937 random(11);
  const std::vector<std::string> parts = {"<p>",
                                          "</p>",
                                          "<b>",
                                          "</b>",
                                          "<div>",
                                          "</div>",
                                          "<br>",
                                          "<a href='x'>",
                                          "</a>",
                                          "<h1>",
                                          "</h1>",
                                          "<ul>",
                                          "<li>",
                                          "<td>",
                                          "<table>",
                                          "</table>",
                                          "<!-- x -->",
                                          "</zzz>",
                                          "<i class='a>b'>",
                                          "</i>",
                                          "<figcaption>",
                                          "<span>",
                                          "&amp;",
                                          "&amp",
                                          "&nbsp;",
                                          "&acirc;",
                                          "&ldquo;",
                                          "&#8211;",
                                          "&#244;",
                                          "&#xEC;",
                                          "&lt;",
                                          "&agrave",
                                          "&eacute;",
                                          "&",
                                          "&x;",
                                          "&;",
                                          "&#0;",
                                          "&#x110;",
                                          "&quot;",
                                          " ",
                                          "\n",
                                          "\r\n",
                                          "Đồng chí",
                                          "chủ trì hội nghị",
                                          "a",
                                          "ủy ban",
                                          ".",
                                          "<",
                                          "< ",
                                          "&amp;amp;",
                                          "&amp;lt;",
                                          "&NotEqualTilde;",
                                          "\t"};
  for (int round = 0; round < 20000; ++round) {
    std::string html;
    for (auto count = random() % 30; count > 0; --count) html += parts[random() % parts.size()];
    const Report report = parse_report("a.html", html);
    const std::string wrong = first_wrong_place(report, html);
    if (!wrong.empty()) FAIL(wrong << " in: " << html);
  }
}
