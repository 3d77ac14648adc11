// SPDX-License-Identifier: Apache-2.0
// The only door to gumbo. Gumbo frees its tree by recursion and walks its open elements for many tags, so pages are
// measured before they are parsed; everything here and behind goes by loops.
#include "reading/html_tree.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <gumbo.h>
#include <memory>

#include "base/error.hpp"
#include "reading/html_nesting.hpp"

namespace soi::reading {

namespace {

constexpr std::size_t deepest_open = 4000;            // by the estimate, which real pages' scripts drive up
constexpr std::size_t most_open_steps = 400'000'000;  // tags times open elements: the parser's work
constexpr std::size_t most_reopened = 20'000'000;     // tags times open formatting: the nodes it may make
constexpr std::size_t deepest_node = 400;
constexpr std::size_t most_tags = 2'000'000;
constexpr std::size_t most_attributes = 500;

constexpr std::string_view kept_attributes[] = {"class",   "id",       "style", "hidden",  "datetime",
                                                "content", "property", "name",  "charset", "rel",
                                                "href",    "itemprop", "type",  "pubdate"};

struct Gumbo {
  GumboOptions options = kGumboDefaultOptions;
  GumboOutput* output = nullptr;

  explicit Gumbo(const std::string& source) {
    options.max_errors = 0;
    output = gumbo_parse_with_options(&options, source.data(), source.size());
  }
  ~Gumbo() { gumbo_destroy_output(&options, output); }
  Gumbo(const Gumbo&) = delete;
  Gumbo& operator=(const Gumbo&) = delete;
};

[[noreturn]] void refuse(const std::string& path, const std::string& what) {
  throw base::Error(base::Failure::limit, {{{path, 0, 0}, what, "save the text of the page as .txt", {}}});
}

HtmlNode element_of(const GumboElement& element) {
  HtmlNode node;
  node.tag = element.tag == GUMBO_TAG_UNKNOWN ? "unknown" : gumbo_normalized_tagname(element.tag);
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::string_view name = attribute->name;
    if (std::find(std::begin(kept_attributes), std::end(kept_attributes), name) != std::end(kept_attributes)) {
      node.attributes.emplace_back(name, attribute->value);
    }
  }
  return node;
}

HtmlNode text_of(const GumboText& text, const std::string& source) {
  HtmlNode node;
  node.text = text.text;
  const char* begin = text.original_text.data;
  if (begin >= source.data() && begin + text.original_text.length <= source.data() + source.size()) {
    node.source = static_cast<std::uint32_t>(begin - source.data());
    node.source_length = static_cast<std::uint32_t>(text.original_text.length);
  }
  return node;
}

bool is_text(const GumboNode& node) {
  return node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA;
}

}  // namespace

std::string_view HtmlNode::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes) {
    if (key == name) return value;
  }
  return {};
}

HtmlTree parse_html(const std::string& path, const std::string& source) {
  const Nesting nesting = measure_nesting(source);
  if (nesting.deepest > deepest_open || nesting.deepest * nesting.tags > most_open_steps ||
      nesting.formatting * nesting.tags > most_reopened) {
    refuse(path, fmt::format("an HTML page with up to {} elements open at once", nesting.deepest));
  }
  if (nesting.tags > most_tags) refuse(path, fmt::format("an HTML page with {} tags", nesting.tags));
  if (nesting.attributes > most_attributes) {
    refuse(path, fmt::format("an HTML tag with {} attributes", nesting.attributes));
  }
  const Gumbo gumbo(source);

  struct Open {
    const GumboNode* node;
    std::uint32_t index;
    unsigned next_child;
  };
  HtmlTree tree{element_of(gumbo.output->root->v.element)};
  std::vector<Open> stack{{gumbo.output->root, 0, 0}};
  while (!stack.empty()) {
    Open& top = stack.back();
    const GumboVector& children = top.node->v.element.children;
    if (top.next_child == children.length) {
      tree[top.index].end = static_cast<std::uint32_t>(tree.size());
      stack.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children.data[top.next_child++]);
    const auto index = static_cast<std::uint32_t>(tree.size());
    if (is_text(*child)) {
      tree.push_back(text_of(child->v.text, source));
    } else if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE) {
      tree.push_back(element_of(child->v.element));
    } else {
      continue;
    }
    tree.back().parent = top.index;
    tree.back().end = index + 1;
    if (is_text(*child)) continue;
    if (stack.size() >= deepest_node)
      refuse(path, fmt::format("an HTML page nested deeper than {} levels", deepest_node));
    stack.push_back({child, index, 0});
  }
  return tree;
}

}  // namespace soi::reading
