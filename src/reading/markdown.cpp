// SPDX-License-Identifier: Apache-2.0
// As much of Markdown as decides where a paragraph begins and ends. Marks inside a line (emphasis, links) stay in it:
// evidence has to be the bytes of the file.
#include "reading/markdown.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string>

#include "base/error.hpp"
#include "base/escape.hpp"
#include "base/nearest.hpp"
#include "base/yaml_file.hpp"
#include "reading/lines.hpp"

namespace soi::reading {

namespace {

using text::BlockKind;

std::string_view at(const text::Report& report, Span span) {
  return std::string_view(report.text).substr(span.begin, span.end - span.begin);
}

// One field of the front matter into the report; a mistake into `problems`.
void take_field(text::Report& report, const base::YamlFile& yaml, const base::YamlNode& key,
                const base::YamlNode& value, std::vector<base::Problem>& problems) {
  static const std::vector<std::string> known = {"title", "date", "publisher", "url"};
  if (std::find(known.begin(), known.end(), key.text) == known.end()) {
    const std::string near = base::nearest(key.text, known);  // other keys are other programs' business
    if (!near.empty())
      problems.push_back(
          yaml.problem(key, fmt::format("unknown key `{}`", key.text), fmt::format("did you mean `{}`?", near)));
    return;
  }
  if (value.is_null()) return;
  if (!value.is_scalar()) {
    problems.push_back(
        yaml.problem(value, fmt::format("`{}` is one value, not a list or map", key.text), "write it on one line"));
  } else if (key.text == "title") {
    report.title = one_line(value.text);
  } else if (key.text == "publisher") {
    report.publisher = one_line(value.text);
  } else if (key.text == "url") {
    report.url = value.text;
    if (!base::is_web_url(value.text))
      problems.push_back(yaml.problem(value, "this is no web address", "begin it with https://"));
  } else if (const auto date = base::parse_date(value.text)) {
    report.date = *date;
  } else {
    problems.push_back(
        yaml.problem(value, fmt::format("`{}` is no date", value.text), "write 2020-12-29, 2020-12 or 2020"));
  }
}

// Reads front matter between two lines `---` and gives where the text behind it begins.
std::uint32_t front_matter(text::Report& report) {
  const std::string_view text = report.text;
  const std::size_t begin = text.starts_with("\uFEFF") ? 3 : 0;
  const auto all = lines(text);
  if (all.empty() || at(report, all[0]) != "---" || all[0].begin != begin) return 0;
  const auto close = std::find_if(all.begin() + 1, all.end(),
                                  [&](Span s) { return at(report, s) == "---" || at(report, s) == "..."; });
  if (close == all.end()) return 0;  // a rule at the top of a text without front matter
  const std::size_t inside = all[0].end;
  std::size_t end = close->begin;
  const auto yaml = base::YamlFile::parse(report.path, std::string(text.substr(inside, end - inside)));
  std::vector<base::Problem> problems;
  if (yaml.root().is_map()) {
    for (const auto& [key, value] : yaml.root().entries) take_field(report, yaml, key, value, problems);
  } else if (!yaml.root().is_null()) {
    problems.push_back(yaml.problem(yaml.root(), "front matter is a map", "write lines such as `title: …`"));
  }
  if (!problems.empty()) throw base::Error(base::Failure::data, std::move(problems));
  return close->end;
}

// What a line begins: how many bytes its mark takes, and whether the line before it goes on in it.
struct Opening {
  std::size_t mark = 0;
  bool starts = false;   // a block of its own begins here
  bool heading = false;  // and ends here
};

Opening opening(std::string_view line) {
  if (line.starts_with('#')) {
    const std::size_t level = line.find_first_not_of('#');
    if (level != std::string_view::npos && level <= 6 && line[level] == ' ') return {level + 1, true, true};
  }
  if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) return {2, true, false};
  if (line.starts_with("• ")) return {4, true, false};
  if (line.starts_with('>')) return {1, true, false};
  if (line.starts_with('|')) return {1, true, true};
  const std::size_t digits = line.find_first_not_of("0123456789");
  if (digits != std::string_view::npos && digits >= 1 && digits <= 3 && line.size() > digits + 1 &&
      (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ') {
    return {digits + 2, true, false};
  }
  return {};
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 && line.find_first_not_of("-*_=|: ") == std::string_view::npos;
}

// A line that shows no words of the report: a picture, a link's address, a comment of one line.
bool shows_nothing(std::string_view line) {
  if (is_rule(line)) return true;
  if (line.starts_with("![") && line.ends_with(")")) return true;
  if (line.starts_with("<!--") && line.ends_with("-->")) return true;
  return line.starts_with("[") && line.find("]: ") != std::string_view::npos && line.find(' ') == line.find("]: ") + 2;
}

// A line in emphasis as a whole, below a picture.
bool is_picture_text(std::string_view line) {
  return line.size() > 2 &&
         ((line.front() == '*' && line.back() == '*') || (line.front() == '_' && line.back() == '_'));
}

class Blocks {
 public:
  explicit Blocks(text::Report& report) : report_(report) {}

  void line(Span span) {
    const std::string_view shown = at(report_, span);
    if (shown.starts_with("```") || shown.starts_with("~~~")) {
      fenced_ = !fenced_;
      open_ = false;
      return;
    }
    if (shown.empty()) {
      open_ = false;
      return;
    }
    if (!fenced_ && shows_nothing(shown)) {
      below_picture_ = shown.starts_with("![");
      open_ = false;
      return;
    }
    const Opening mark = opening(shown);
    if (open_ && !mark.starts) {
      report_.blocks.back().end = span.end;
      return;
    }
    const std::uint32_t end = span.end - (shown.front() == '|' && shown.back() == '|' ? 1 : 0);
    const Span inside = trim(report_.text, {std::min(span.begin + static_cast<std::uint32_t>(mark.mark), end), end});
    if (inside.empty()) return;
    const bool caption = below_picture_ && is_picture_text(shown);
    const BlockKind kind = fenced_ ? BlockKind::furniture : caption ? BlockKind::caption : BlockKind::paragraph;
    report_.blocks.push_back({inside.begin, inside.end, kind});
    open_ = !mark.heading;
    below_picture_ = false;
    if (mark.heading && shown.starts_with("# ") && headline_ == std::string::npos)
      headline_ = report_.blocks.size() - 1;
  }

  void finish() {
    if (report_.blocks.empty()) return;
    if (headline_ == std::string::npos)
      headline_ = report_.title.empty() || report_.title == at(report_, first()) ? 0 : headline_;
    if (headline_ != std::string::npos) report_.blocks[headline_].kind = BlockKind::headline;
  }

 private:
  Span first() const { return {report_.blocks[0].begin, report_.blocks[0].end}; }

  text::Report& report_;
  std::size_t headline_ = std::string::npos;
  bool open_ = false;  // the last block goes on with the next line
  bool fenced_ = false;
  bool below_picture_ = false;
};

}  // namespace

void read_markdown(text::Report& report) {
  const std::uint32_t begin = front_matter(report);
  Blocks blocks(report);
  for (const Span span : lines(report.text, begin)) blocks.line(span);
  blocks.finish();
}

}  // namespace soi::reading
