// SPDX-License-Identifier: Apache-2.0
// Each fact from the first source that gives it, the most deliberate ones first.
#include "reading/html_metadata.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "base/escape.hpp"
#include "reading/lines.hpp"
#include "reading/metadata.hpp"

namespace soi::reading {

namespace {

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
  return out;
}

// The content of the first <meta> that goes by one of these names, tried in their order.
std::string_view meta(const HtmlTree& tree, std::initializer_list<std::string_view> names) {
  for (std::string_view name : names) {
    for (const HtmlNode& node : tree) {
      if (node.tag != "meta") continue;
      for (std::string_view key : {"property", "name", "itemprop"}) {
        if (lower_ascii(node.attribute(key)) != name) continue;
        if (const auto content = trimmed(node.attribute("content")); !content.empty()) return content;
      }
    }
  }
  return {};
}

std::string_view text_inside(const HtmlTree& tree, std::string_view tag) {
  for (std::uint32_t i = 0; i + 1 < tree.size(); ++i) {
    if (tree[i].tag == tag && tree[i].end > i + 1) return trimmed(tree[i + 1].text);
  }
  return {};
}

// "datePublished": "2021-07-13T…" in a script of linked data, found without reading the rest of it.
std::string_view linked_data(const HtmlTree& tree, std::string_view key) {
  for (std::uint32_t i = 0; i + 1 < tree.size(); ++i) {
    if (tree[i].tag != "script" || lower_ascii(tree[i].attribute("type")).find("ld+json") == std::string::npos)
      continue;
    if (tree[i].end == i + 1) continue;
    const std::string_view json = tree[i + 1].text;
    const std::string quoted = "\"" + std::string(key) + "\"";
    const std::size_t at = json.find(quoted);
    if (at == std::string_view::npos) continue;
    const std::size_t colon = json.find_first_not_of(" \t\r\n", at + quoted.size());
    if (colon == std::string_view::npos || json[colon] != ':') continue;
    const std::size_t open = json.find_first_not_of(" \t\r\n", colon + 1);
    if (open == std::string_view::npos || json[open] != '"') continue;
    return json.substr(open + 1, json.find('"', open + 1) - open - 1);
  }
  return {};
}

// A <time> that the page calls its date of publication; any other may be a related report's.
std::string_view published_time(const HtmlTree& tree) {
  for (const HtmlNode& node : tree) {
    const bool pubdate =
        std::any_of(node.attributes.begin(), node.attributes.end(), [](const auto& a) { return a.first == "pubdate"; });
    if (pubdate || node.attribute("itemprop") == "datePublished") {
      const std::string_view date = node.attribute(node.attribute("datetime").empty() ? "content" : "datetime");
      if (!date.empty()) return date;
    }
  }
  std::string_view only;
  for (const HtmlNode& node : tree) {
    if (node.tag != "time" || node.attribute("datetime").empty()) continue;
    if (!only.empty()) return {};
    only = node.attribute("datetime");
  }
  return only;
}

std::string_view canonical(const HtmlTree& tree) {
  for (const HtmlNode& node : tree) {
    if (node.tag == "link" && lower_ascii(node.attribute("rel")) == "canonical") return trimmed(node.attribute("href"));
  }
  return {};
}

// Browsers note where a page was saved from: <!-- saved from url=(0030)https://… -->
std::string_view saved_from(std::string_view source) {
  const std::size_t at = source.substr(0, 1024).find("saved from url=(");
  if (at == std::string_view::npos) return {};
  const std::size_t begin = source.find(')', at);
  if (begin == std::string_view::npos) return {};
  return source.substr(begin + 1, source.find_first_of(" \r\n>", begin) - begin - 1);
}

}  // namespace

void take_html_metadata(text::Report& report, const HtmlTree& tree, std::string_view source) {
  report.title = one_line(meta(tree, {"og:title", "twitter:title", "title"}));
  report.publisher = one_line(meta(tree, {"og:site_name", "publisher", "dc.publisher", "application-name"}));
  if (report.title.empty()) {
    const auto headline = std::find_if(report.blocks.begin(), report.blocks.end(),
                                       [](const text::Block& b) { return b.kind == text::BlockKind::headline; });
    report.title =
        one_line(headline == report.blocks.end()
                     ? text_inside(tree, "title")
                     : std::string_view(report.text).substr(headline->begin, headline->end - headline->begin));
  }
  for (std::string_view url : {meta(tree, {"og:url"}), canonical(tree), saved_from(source)}) {
    if (!base::is_web_url(url)) continue;
    report.url = url;
    break;
  }
  for (std::string_view date :
       {meta(tree, {"article:published_time", "og:article:published_time"}), linked_data(tree, "datePublished"),
        meta(tree, {"datepublished", "pubdate", "publishdate", "publish-date", "dc.date.issued", "dc.date", "date"}),
        published_time(tree)}) {
    if (const auto day = field_date(date)) {
      report.date = *day;
      break;
    }
  }
}

}  // namespace soi::reading
