// SPDX-License-Identifier: Apache-2.0
#include "drawing/dot_writer.hpp"

#include <cgraph.h>
#include <cstdio>
#include <cstdlib>
#include <new>

namespace soi::drawing {
namespace {

constexpr std::size_t longest_value = 8000;  // bytes after escaping

// cgraph 2.42 takes `char*` for what it only reads.
char* text_of(const std::string& text) { return const_cast<char*>(text.c_str()); }

void set(void* object, const DotWriter::Attributes& attributes) {
  char nothing[] = "";
  for (const auto& [name, value] : attributes) agsafeset(object, text_of(std::string(name)), text_of(value), nothing);
}

}  // namespace

struct DotWriter::Graph {
  Agraph_t* root = nullptr;
  Agraph_t* frame = nullptr;
  Agraph_t* inner = nullptr;  // where nodes are put
  std::vector<Agnode_t*> nodes;
};

DotWriter::DotWriter() : graph_(std::make_unique<Graph>()) {
  graph_->root = graph_->frame = graph_->inner = agopen(text_of("soi"), Agdirected, nullptr);
  if (!graph_->root) throw std::bad_alloc();
}

DotWriter::~DotWriter() { agclose(graph_->root); }

void DotWriter::defaults(const Attributes& graph, const Attributes& node, const Attributes& edge) {
  const auto declare = [&](int kind, const Attributes& attributes) {
    for (const auto& [name, value] : attributes) agattr(graph_->root, kind, text_of(std::string(name)), text_of(value));
  };
  declare(AGRAPH, graph);
  declare(AGNODE, node);
  declare(AGEDGE, edge);
}

void DotWriter::graph_html(std::string_view name, const std::string& html) {
  char* kept = agstrdup_html(graph_->root, text_of(html));
  agattr(graph_->root, AGRAPH, text_of(std::string(name)), kept);
  agset(graph_->root, text_of(std::string(name)), kept);
  agstrfree(graph_->root, kept);
}

void DotWriter::frame(const Attributes& attributes) {
  graph_->frame = graph_->inner = agsubg(graph_->root, text_of("cluster_all"), 1);
  set(graph_->inner, attributes);
}

void DotWriter::group(std::size_t number, const Attributes& attributes) {
  graph_->inner = agsubg(graph_->frame, text_of("cluster_" + std::to_string(number)), 1);
  set(graph_->inner, attributes);
}

void DotWriter::node(std::size_t number, const Attributes& attributes) {
  if (graph_->nodes.size() <= number) graph_->nodes.resize(number + 1);
  graph_->nodes[number] = agnode(graph_->inner, text_of("n" + std::to_string(number)), 1);
  set(graph_->nodes[number], attributes);
}

std::size_t DotWriter::extra(const std::string& name, const Attributes& attributes) {
  graph_->nodes.push_back(agnode(graph_->root, text_of(name), 1));
  set(graph_->nodes.back(), attributes);
  return graph_->nodes.size() - 1;
}

void DotWriter::edge(std::size_t from, std::size_t to, const Attributes& attributes) {
  set(agedge(graph_->root, graph_->nodes.at(from), graph_->nodes.at(to), nullptr, 1), attributes);
}

std::string DotWriter::text() const {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* file = open_memstream(&bytes, &size);
  if (!file) throw std::bad_alloc();
  const bool written = agwrite(graph_->root, file) == 0;
  const bool closed = std::fclose(file) == 0;
  std::string text(bytes ? bytes : "", bytes ? size : 0);
  std::free(bytes);
  if (!written || !closed) throw std::bad_alloc();
  return text;
}

std::string literal(std::string_view text) {
  std::string value;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) ++end;
    if (value.size() > longest_value) return value + "…";
    switch (text[at]) {
      case '\\': value += "\\\\"; break;
      case '&': value += "&amp;"; break;
      case '\n': value += "\\n"; break;
      default: value += text.substr(at, end - at);
    }
    at = end;
  }
  return value;
}

}  // namespace soi::drawing
