// SPDX-License-Identifier: Apache-2.0
// Start tags count wherever they stand, end tags only where they surely are some (not in comments, scripts and quotes):
// whatever a hostile page hides, the figures are never too low.
#include "reading/html_nesting.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace soi::reading {

namespace {

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <std::size_t n>
bool one_of(std::string_view name, const std::string_view (&names)[n]) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Elements without content, and those a sibling or the end of their parent closes.
constexpr std::string_view closes_itself[] = {
    "area",  "base",   "br",    "col",   "embed",  "hr",       "img",  "input", "link", "meta",
    "param", "source", "track", "wbr",   "p",      "li",       "dt",   "dd",    "tr",   "td",
    "th",    "thead",  "tbody", "tfoot", "option", "optgroup", "html", "head",  "body"};
constexpr std::string_view raw_text[] = {"script", "style",   "textarea", "title",    "xmp",
                                         "iframe", "noembed", "noframes", "noscript", "plaintext"};
constexpr std::string_view formatting[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                           "nobr", "s", "small", "strike", "strong", "tt",   "u"};

class Scan {
 public:
  explicit Scan(std::string_view html) : html_(html) {}

  Nesting run() {
    while (at_ < html_.size()) {
      if (html_[at_] != '<') {
        ++at_;
      } else if (html_.substr(at_).starts_with("<!--")) {
        hide_until("-->");
      } else if (at_ + 1 < html_.size() && letter(html_[at_ + 1])) {
        open();
      } else if (at_ + 2 < html_.size() && html_[at_ + 1] == '/' && letter(html_[at_ + 2])) {
        at_ += 2;
        close(name());
        pass_attributes();
      } else {
        ++at_;
      }
    }
    return nesting_;
  }

 private:
  std::string name() {
    std::string out;
    for (; at_ < html_.size() && !space(html_[at_]) && html_[at_] != '/' && html_[at_] != '>'; ++at_) {
      if (out.size() < 32) out.push_back(letter(html_[at_]) ? static_cast<char>(html_[at_] | 0x20) : html_[at_]);
    }
    return out;
  }

  void count_open(const std::string& tag) {
    ++nesting_.tags;
    if (one_of(tag, closes_itself)) return;
    ++open_[tag];
    nesting_.deepest = std::max(nesting_.deepest, ++depth_);
    if (one_of(tag, formatting)) nesting_.formatting = std::max(nesting_.formatting, ++formats_);
  }

  void close(const std::string& tag) {
    const auto found = open_.find(tag);
    if (found == open_.end() || found->second == 0) return;
    --found->second;
    --depth_;
    if (one_of(tag, formatting)) --formats_;
  }

  void open() {
    ++at_;
    const std::string tag = name();
    count_open(tag);
    pass_attributes();
    if (!one_of(tag, raw_text)) return;
    const std::size_t begin = at_;
    for (;;) {
      const std::size_t end = html_.find("</", at_);
      if (end == std::string_view::npos) {
        at_ = html_.size();
        break;
      }
      at_ = end + 2;
      if (name() == tag) {
        count_hidden(html_.substr(begin, end - begin));
        close(tag);
        pass_attributes();
        return;
      }
    }
    count_hidden(html_.substr(begin));
  }

  void hide_until(std::string_view end) {
    const std::size_t begin = at_ + 1;
    const std::size_t found = html_.find(end, at_);
    at_ = found == std::string_view::npos ? html_.size() : found + end.size();
    count_hidden(html_.substr(begin, at_ - begin));
  }

  // Start tags in what looks like a comment or a script: counted, since a parser might see them.
  void count_hidden(std::string_view hidden) {
    for (std::size_t at = hidden.find('<'); at != std::string_view::npos; at = hidden.find('<', at + 1)) {
      if (at + 1 >= hidden.size() || !letter(hidden[at + 1])) continue;
      Scan inside(hidden.substr(at + 1, 40));
      count_open(inside.name());
    }
  }

  // To behind the tag's `>`. Quotes count only behind `=`, as in HTML's own rules.
  void pass_attributes() {
    std::size_t count = 0;
    while (at_ < html_.size() && html_[at_] != '>') {
      const std::size_t begin = at_;
      while (at_ < html_.size() && !space(html_[at_]) && html_[at_] != '>' && html_[at_] != '/' &&
             (html_[at_] != '=' || at_ == begin)) {
        ++at_;
      }
      const bool named = at_ > begin;
      nesting_.attributes = std::max(nesting_.attributes, count += named);
      while (at_ < html_.size() && space(html_[at_])) ++at_;
      if (named && at_ < html_.size() && html_[at_] == '=') {
        pass_value();
      } else if (!named && at_ < html_.size() && html_[at_] == '/') {
        ++at_;
      }
    }
    if (at_ < html_.size()) ++at_;
  }

  void pass_value() {
    ++at_;
    while (at_ < html_.size() && space(html_[at_])) ++at_;
    if (at_ == html_.size()) return;
    const char quote = html_[at_];
    if (quote == '"' || quote == '\'') {
      const std::size_t begin = at_ + 1;
      at_ = std::min(html_.find(quote, begin), html_.size());
      count_hidden(html_.substr(begin, at_ - begin));
      if (at_ < html_.size()) ++at_;
      return;
    }
    while (at_ < html_.size() && !space(html_[at_]) && html_[at_] != '>') ++at_;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t formats_ = 0;
  std::unordered_map<std::string, std::size_t> open_;
  Nesting nesting_;
};

}  // namespace

Nesting measure_nesting(std::string_view html) { return Scan(html).run(); }

}  // namespace soi::reading
