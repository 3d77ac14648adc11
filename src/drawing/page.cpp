// SPDX-License-Identifier: Apache-2.0
// The page's markup, style and script are the files of web/, put into the program by the build.
#include "drawing/page.hpp"

#include <stdexcept>

#include "base/base64.hpp"
#include "base/compression.hpp"
#include "base/digest.hpp"
#include "base/error.hpp"
#include "base/escape.hpp"
#include "drawing/page_data.hpp"
#include "drawing/web_files.hpp"

namespace soi::drawing {
namespace {

constexpr std::size_t most_for_svg = 300;         // browsers move more than that as pixels only
constexpr std::size_t most_rows_of_table = 2000;  // of the table for readers without script

const std::string& web_file(std::string_view path) {
  for (const auto& file : web_files())
    if (file.path == path) return file.bytes;
  throw std::logic_error("no web/" + std::string(path));
}

// All scripts are one, in this order, and share one scope of their own.
std::string script() {
  std::string text = "'use strict';\n(() => {\n";
  for (const char* file :
       {"words.js", "model.js", "looks.js", "view_svg.js", "view_canvas.js", "panel.js", "side.js", "main.js"})
    text += web_file(file);
  return text + "})();\n";
}

std::string hash_source(const std::string& text) { return "'sha256-" + base::base64(base::sha256(text)) + "'"; }

// Links and hints are the script's, and the legend stands in the page's own corner.
std::string picture(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                    const RenderOptions& options) {
  auto plain = drawing;
  plain.title.clear();
  for (auto& node : plain.nodes) node.url.clear(), node.tooltip = node.title;
  for (auto& edge : plain.edges) edge.url.clear(), edge.tooltip.clear();
  auto bare = options;
  bare.dot.legend = false;
  const auto svg = render(plain, style, schema, Format::svg, bare);
  return svg.substr(svg.find("<svg"));
}

// For readers without script.
std::string table(const Drawing& drawing, const schema::Schema& schema) {
  std::string html = "<noscript><table>\n";
  std::size_t rows = 0;
  for (const auto& edge : drawing.edges) {
    if (++rows > most_rows_of_table) {
      html += "<tr><td colspan=\"3\">… " + std::to_string(drawing.edges.size() - most_rows_of_table) + "</td></tr>\n";
      break;
    }
    const auto* relation = schema.relation(edge.relation);
    html += "<tr><td>" + base::escape_xml(drawing.nodes[edge.from].title) + "</td><td>" +
            base::escape_xml(relation ? relation->label.in(drawing.language) : edge.relation) + "</td><td>" +
            base::escape_xml(drawing.nodes[edge.to].title) + "</td></tr>\n";
  }
  return html + "</table></noscript>\n";
}

std::vector<Place> places_of(const Drawing& drawing, const RenderOptions& options) {
  if (!options.kept) return place_nodes(drawing, options.layout);
  const auto fresh = options.kept->empty() ? place_nodes(drawing, options.layout) : std::vector<Place>{};
  return keep_places(drawing, fresh, *options.kept);
}

std::string with_picture(std::string markup, const std::string& svg) {
  constexpr std::string_view place = "<div id=\"view\"";
  const auto tag = markup.find(place);
  return markup.insert(markup.find('>', tag) + 1, svg);
}

}  // namespace

std::string render_page(const Drawing& drawing, const Style& style, const schema::Schema& schema,
                        const graph::Reader& graph, const RenderOptions& options) {
  if (drawing.nodes.size() > most_nodes_of_a_page)
    throw base::Error(base::Failure::limit,
                      "a page of " + std::to_string(drawing.nodes.size()) + " nodes would be slow; at most " +
                          std::to_string(most_nodes_of_a_page) + " are shown",
                      "narrow it: `--around ENTITY`, `--type`, `--relation` or a smaller `--depth`");
  const bool drawn = drawing.nodes.size() <= most_for_svg;
  const auto places = drawn ? std::vector<Place>{} : places_of(drawing, options);
  const auto code = script();
  const auto& looks = web_file("page.css");
  const auto data =
      base::base64(base::compressed(base::Compression::gzip, page_data(drawing, style, schema, graph, places)));
  const auto title = base::escape_xml(drawing.title.empty() ? "soi" : drawing.title);
  const std::string language = drawing.language == "en" ? "en" : "vi";
  return "<!DOCTYPE html>\n<html lang=\"" + language + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src " + hash_source(code) +
         "; style-src " + hash_source(looks) + "; img-src blob: data:; base-uri 'none'; form-action 'none'\">\n" +
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n" +
         "<meta name=\"referrer\" content=\"no-referrer\">\n<title>" + title + "</title>\n<style>" + looks +
         "</style>\n</head>\n<body>\n" +
         with_picture(web_file("page.html"), drawn ? picture(drawing, style, schema, options) : "") +
         table(drawing, schema) + "<script type=\"application/gzip\" id=\"data\">" + data + "</script>\n<script>" +
         code + "</script>\n</body>\n</html>\n";
}

}  // namespace soi::drawing
