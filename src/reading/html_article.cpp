// SPDX-License-Identifier: Apache-2.0
// The article is the smallest element that holds most of the page's running text (text outside of links, lists of
// links and the site's own boxes), as readability tools have found to work on nearly all news pages.
#include "reading/html_article.hpp"

#include <algorithm>
#include <string>

#include "reading/lines.hpp"

namespace soi::reading {

namespace {

constexpr std::size_t running_text = 25;  // bytes; shorter texts are labels
constexpr std::size_t caption_text = 400;

template <std::size_t n>
bool one_of(std::string_view name, const std::string_view (&names)[n]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

constexpr std::string_view never_shown[] = {"script", "style", "noscript", "template", "head",   "iframe", "object",
                                            "svg",    "audio", "video",    "canvas",   "button", "select", "textarea",
                                            "nav",    "aside", "footer",   "menu",     "map",    "math",   "datalist"};
constexpr std::string_view never_boxes[] = {"html", "body", "article", "main"};
constexpr std::string_view containers[] = {"body", "div", "article", "main",   "section", "table",  "tbody",
                                           "tr",   "td",  "form",    "center", "span",    "unknown"};

// What classes and ids of boxes around an article are made of, in English and in Vietnamese without diacritics.
constexpr std::string_view box_parts[] = {
    "breadcrumb", "sidebar",   "related",  "comment", "lienquan",   "lien-quan", "binhluan", "binh-luan",
    "quangcao",   "quang-cao", "advert",   "navbar",  "pagination", "social",    "sharing",  "othernews",
    "other-news", "tinkhac",   "tin-khac", "footer",  "newsletter", "copyright"};
constexpr std::string_view box_words[] = {"nav",   "menu",  "share", "ads",    "adv",  "ad",      "banner",
                                          "popup", "modal", "print", "rating", "tags", "toolbar", "vote"};

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
  return out;
}

bool named_as_box(const HtmlNode& node) {
  for (std::string_view key : {"class", "id"}) {
    const std::string value = lower_ascii(node.attribute(key));
    if (std::any_of(std::begin(box_parts), std::end(box_parts),
                    [&](std::string_view part) { return value.find(part) != std::string::npos; })) {
      return true;
    }
    for (std::size_t begin = 0; begin < value.size();) {
      const std::size_t end = std::min(value.find_first_of(" -_", begin), value.size());
      if (one_of(std::string_view(value).substr(begin, end - begin), box_words)) return true;
      begin = end + 1;
    }
  }
  return false;
}

bool styled_away(const HtmlNode& node) {
  std::string style = lower_ascii(node.attribute("style"));
  style.erase(std::remove(style.begin(), style.end(), ' '), style.end());
  const bool flag =
      std::any_of(node.attributes.begin(), node.attributes.end(), [](const auto& a) { return a.first == "hidden"; });
  return flag || style.find("display:none") != std::string::npos ||
         style.find("visibility:hidden") != std::string::npos;
}

// Sums over each element's inside, children before parents.
struct Sums {
  std::vector<std::size_t> all;      // bytes of text
  std::vector<std::size_t> running;  // bytes of running text outside of links and hidden elements
  std::vector<bool> has_h1;

  explicit Sums(const HtmlTree& tree) : all(tree.size()), running(tree.size()), has_h1(tree.size()) {}
};

void add_up(const HtmlTree& tree, std::vector<std::size_t>& sums) {
  for (std::size_t i = tree.size(); i-- > 1;) sums[tree[i].parent] += sums[i];
}

void mark_hidden(const HtmlTree& tree, const Sums& sums, std::vector<bool>& hidden) {
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    const HtmlNode& node = tree[i];
    if (hidden[node.parent]) {
      hidden[i] = true;
    } else if (!node.tag.empty()) {
      const bool small = 2 * sums.all[i] <= sums.all[0] && !sums.has_h1[i];
      const bool box = small && !one_of(node.tag, never_boxes) && (named_as_box(node) || node.tag == "header");
      hidden[i] = one_of(node.tag, never_shown) || styled_away(node) || box;
    }
  }
}

void count_running(const HtmlTree& tree, const std::vector<bool>& hidden, Sums& sums) {
  std::vector<bool> linked(tree.size());
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    linked[i] = linked[tree[i].parent] || tree[i].tag == "a";
    const std::size_t length = trimmed(tree[i].text).size();
    if (!hidden[i] && !linked[i] && length >= running_text) sums.running[i] = length;
  }
  add_up(tree, sums.running);
}

// Down from the root to the smallest element with at least three fifths of the running text; an <article> or <main>
// on the way is what the page itself says.
std::uint32_t densest(const HtmlTree& tree, const Sums& sums) {
  std::uint32_t at = 0;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (std::uint32_t child = at + 1; child < tree[at].end; child = tree[child].end) {
      if (!one_of(tree[child].tag, containers) || 5 * sums.running[child] < 3 * sums.running[0]) continue;
      at = child;
      deeper = tree[at].tag != "article";
      break;
    }
  }
  return at;
}

std::uint32_t find_headline(const HtmlTree& tree, std::uint32_t root, const std::vector<bool>& hidden) {
  std::uint32_t found = Article::none;
  for (std::uint32_t i = 0; i < tree[root].end; ++i) {
    if (tree[i].tag != "h1" || hidden[i] || tree[i].end == i + 1) continue;
    if (i > root) return i;
    found = i;  // the last one before the article
  }
  return found;
}

}  // namespace

Article find_article(const HtmlTree& tree) {
  Article article;
  article.hidden.resize(tree.size());
  Sums sums(tree);
  for (std::uint32_t i = 1; i < tree.size(); ++i) {
    if (!one_of(tree[tree[i].parent].tag, never_shown)) sums.all[i] = trimmed(tree[i].text).size();
  }
  add_up(tree, sums.all);
  for (std::size_t i = tree.size(); i-- > 1;) {
    if (tree[i].tag == "h1" || sums.has_h1[i]) sums.has_h1[i] = sums.has_h1[tree[i].parent] = true;
  }
  mark_hidden(tree, sums, article.hidden);
  count_running(tree, article.hidden, sums);
  article.root = densest(tree, sums);
  article.headline = find_headline(tree, article.root, article.hidden);

  // Up again to the box that has the headline and the lead as well, where it has little else.
  if (article.headline != Article::none && article.headline < article.root) {
    for (std::uint32_t up = article.root; up != 0;) {
      up = tree[up].parent;
      if (2 * sums.running[up] > 3 * sums.running[article.root]) break;
      if (up > article.headline) continue;
      article.root = up;
      break;
    }
  }
  return article;
}

bool is_caption(const HtmlTree& tree, std::uint32_t index) {
  const HtmlNode& node = tree[index];
  if (node.tag == "figcaption" || node.tag == "figure") return true;
  const std::string names = lower_ascii(node.attribute("class")) + " " + lower_ascii(node.attribute("id"));
  if (names.find("caption") != std::string::npos || names.find("chuthich") != std::string::npos ||
      names.find("chu-thich") != std::string::npos) {
    return true;
  }
  if (node.tag != "p" && node.tag != "table") return false;
  bool picture = false;
  std::size_t shown = 0;
  for (std::uint32_t i = index + 1; i < node.end && shown <= caption_text; ++i) {
    picture |= tree[i].tag == "img";
    shown += trimmed(tree[i].text).size();
  }
  return picture && shown <= caption_text;
}

}  // namespace soi::reading
