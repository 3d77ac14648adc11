// SPDX-License-Identifier: Apache-2.0
#include "drawing/finish.hpp"

#include <charconv>
#include <string_view>

#include "base/escape.hpp"

namespace soi::drawing {
namespace {

constexpr std::string_view bold_family = "font-family=\"DejaVu Sans Bold\"";
constexpr std::string_view family = "font-family=\"DejaVu Sans\"";

// The number in `nK` or `eK`, the ids that to_dot gave; false for any other text.
bool our_number(std::string_view id, char kind, std::size_t& number) {
  if (id.size() < 2 || id.front() != kind) return false;
  const auto read = std::from_chars(id.data() + 1, id.data() + id.size(), number);
  return read.ec == std::errc() && read.ptr == id.data() + id.size();
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string summary(const Drawing& drawing) {
  const auto nodes = std::to_string(drawing.nodes.size()), edges = std::to_string(drawing.edges.size());
  if (drawing.language == "en") return nodes + " nodes and " + edges + " lines between them";
  return nodes + " nút và " + edges + " đường nối";
}

// Walks the tags of Graphviz' SVG: text inside it is escaped, so every '<' begins a tag.
class Finisher {
 public:
  Finisher(std::string_view svg, const Drawing& drawing) : svg_(svg), drawing_(drawing) {}

  std::string run() {
    while (at_ < svg_.size()) {
      const auto next = svg_.find('<', at_);
      out_ += svg_.substr(at_, next - at_);
      if (next == svg_.npos) break;
      at_ = next;
      step();
    }
    return std::move(out_);
  }

 private:
  std::string_view rest() const { return svg_.substr(at_); }

  std::string_view take(std::string_view end) {
    const auto stop = svg_.find(end, at_);
    const auto taken = svg_.substr(at_, stop == svg_.npos ? stop : stop + end.size() - at_);
    at_ += taken.size();
    return taken;
  }

  void drop(std::string_view end) {
    take(end);
    if (rest().starts_with('\n')) ++at_;
  }

  void step() {
    if (rest().starts_with("<!--")) return drop("-->");
    if (rest().starts_with("<!DOCTYPE")) return drop(">");
    if (rest().starts_with("<title>")) return title();
    std::string tag(take(">"));
    if (tag.starts_with("<svg")) return root(tag);
    if (tag.starts_with("<g id=\"")) group_ = tag.substr(7, tag.find('"', 7) - 7);
    if (tag.starts_with("<text")) {
      replace_all(tag, bold_family, "font-family=\"DejaVu Sans,sans-serif\" font-weight=\"bold\"");
      replace_all(tag, family, "font-family=\"DejaVu Sans,sans-serif\"");
    }
    replace_all(tag, "stroke=\"transparent\"", "stroke=\"none\"");
    out_ += tag;
  }

  void root(std::string tag) {
    tag.pop_back();
    out_ += tag + " role=\"img\" lang=\"" + (drawing_.language == "en" ? "en" : "vi") +
            "\" aria-labelledby=\"title desc\">\n<title id=\"title\">" +
            base::escape_xml(drawing_.title.empty() ? "soi" : drawing_.title) + "</title>\n<desc id=\"desc\">" +
            base::escape_xml(summary(drawing_)) + "</desc>";
  }

  // Graphviz gives each group its node's name; a reader hears and sees what it stands for instead.
  void title() {
    std::size_t number = 0;
    std::string text;
    if (our_number(group_, 'n', number) && number < drawing_.nodes.size()) {
      text = drawing_.nodes[number].tooltip;
    } else if (our_number(group_, 'e', number) && number < drawing_.edges.size()) {
      text = drawing_.edges[number].tooltip;
    }
    if (text.empty()) return drop("</title>");
    take("</title>");
    out_ += "<title>" + base::escape_xml(text) + "</title>";
  }

  std::string_view svg_;
  const Drawing& drawing_;
  std::size_t at_ = 0;
  std::string group_;  // id of the group last opened
  std::string out_;
};

}  // namespace

std::string finish_svg(const std::string& svg, const Drawing& drawing) { return Finisher(svg, drawing).run(); }

// Overwritten in place, so that the file's table of offsets stays true.
std::string finish_pdf(std::string pdf) {
  constexpr std::string_view key = "/CreationDate";
  for (auto at = pdf.find(key); at != pdf.npos; at = pdf.find(key, at)) {
    const auto end = pdf.find(')', at);
    if (end == pdf.npos || end - at > 80) break;
    pdf.replace(at, end + 1 - at, end + 1 - at, ' ');
  }
  return pdf;
}

}  // namespace soi::drawing
