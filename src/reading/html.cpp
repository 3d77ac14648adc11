// SPDX-License-Identifier: Apache-2.0
// From a page's tree to a report: the article's blocks in the page's order, its headline first.
#include "reading/html.hpp"

#include <algorithm>

#include "reading/html_article.hpp"
#include "reading/html_metadata.hpp"
#include "reading/html_text.hpp"
#include "reading/html_tree.hpp"
#include "text/fold.hpp"

namespace soi::reading {

namespace {

using text::BlockKind;

constexpr std::string_view inline_tags[] = {
    "a",    "abbr", "acronym", "b",       "bdi",   "bdo",  "big",    "cite",    "code",  "del",
    "dfn",  "em",   "font",    "i",       "img",   "ins",  "kbd",    "label",   "mark",  "nobr",
    "q",    "ruby", "s",       "samp",    "small", "span", "strike", "strong",  "sub",   "sup",
    "time", "tt",   "u",       "unknown", "var",   "wbr",  "blink",  "picture", "source"};

bool is_inline(const HtmlNode& node) {
  return std::find(std::begin(inline_tags), std::end(inline_tags), node.tag) != std::end(inline_tags);
}

bool is_heading(const HtmlNode& node) {
  return node.tag.size() == 2 && node.tag[0] == 'h' && node.tag[1] >= '1' && node.tag[1] <= '6';
}

// Writes the elements of one part of the page, open elements on a stack of its own.
class Part {
 public:
  Part(const HtmlTree& tree, const Article& article, HtmlText& out) : tree_(tree), article_(article), out_(out) {}

  void write(std::uint32_t root) {
    for (std::uint32_t i = root; i < tree_[root].end;) {
      leave(i);
      if (article_.hidden[i] || (i != root && i == article_.headline && article_.headline < article_.root)) {
        i = tree_[i].end;
        continue;
      }
      if (tree_[i].tag.empty()) {
        out_.add(tree_[i], kind());
      } else {
        enter(i);
      }
      ++i;
    }
    leave(tree_[root].end);
    out_.end_block();
  }

 private:
  struct Open {
    std::uint32_t end;
    BlockKind kind;
    bool heading;
    bool block;
  };

  BlockKind kind() const { return open_.empty() ? BlockKind::paragraph : open_.back().kind; }

  void enter(std::uint32_t i) {
    const HtmlNode& node = tree_[i];
    const bool heading = is_heading(node) || (!open_.empty() && open_.back().heading);
    if (node.tag == "br") {
      heading ? out_.add_space() : out_.end_block();
      return;
    }
    const bool block = !is_inline(node);
    if (block) out_.end_block();
    const BlockKind own = i == article_.headline ? BlockKind::headline
                          : is_caption(tree_, i) ? BlockKind::caption
                                                 : kind();
    open_.push_back({node.end, own, heading, block});
  }

  void leave(std::uint32_t at) {
    while (!open_.empty() && open_.back().end <= at) {
      if (open_.back().block) out_.end_block();
      open_.pop_back();
    }
  }

  const HtmlTree& tree_;
  const Article& article_;
  HtmlText& out_;
  std::vector<Open> open_;
};

// A page without an h1: the block that says what the page's title says.
void find_headline(text::Report& report) {
  const auto is_headline = [](const text::Block& b) { return b.kind == BlockKind::headline; };
  if (report.blocks.empty() || std::any_of(report.blocks.begin(), report.blocks.end(), is_headline)) return;
  const std::string title = text::fold(report.title);
  for (std::size_t i = 0; i < report.blocks.size() && i < 5; ++i) {
    text::Block& block = report.blocks[i];
    const std::string shown = text::fold(std::string_view(report.text).substr(block.begin, block.end - block.begin));
    if (shown.size() < 15 || block.kind != BlockKind::paragraph || title.find(shown) == std::string::npos) continue;
    block.kind = BlockKind::headline;
    return;
  }
}

}  // namespace

std::string_view declared_charset(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  for (std::size_t at = head.find("charset="); at != std::string_view::npos; at = head.find("charset=", at + 1)) {
    const std::size_t begin = head.find_first_not_of("\"' ", at + 8);
    if (begin == std::string_view::npos) return {};
    return head.substr(begin, head.find_first_of("\"' />;", begin) - begin);
  }
  return {};
}

void read_html(text::Report& report, const std::string& source) {
  const HtmlTree tree = parse_html(report.path, source);
  const Article article = find_article(tree);
  HtmlText out(report, source);
  Part part(tree, article, out);
  if (article.headline != Article::none && article.headline < article.root) {
    const bool inside = tree[article.headline].end > article.root;  // the whole article in its h1: nothing to take out
    if (!inside) part.write(article.headline);
  }
  part.write(article.root);
  take_html_metadata(report, tree, source);
  find_headline(report);
}

}  // namespace soi::reading
