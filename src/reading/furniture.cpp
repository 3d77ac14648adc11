// SPDX-License-Identifier: Apache-2.0
// It errs towards keeping: a kept line of furniture costs little, a lost sentence cannot be asked for.
#include "reading/furniture.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "reading/lines.hpp"
#include "text/fold.hpp"

namespace soi::reading {

namespace {

using text::Block;
using text::BlockKind;

constexpr std::size_t short_line = 90;  // bytes; a link or a label, hardly a sentence
constexpr std::size_t long_caption = 300;

std::size_t words_of(std::string_view key) {
  return static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')) + (key.empty() ? 0 : 1);
}

bool only_number(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || c == ' '; });
}

// A line as the rules look at it.
struct Line {
  std::string_view shown;
  std::string key;    // folded
  std::string label;  // folded, before the first colon
};

Line line_of(std::string_view shown) {
  Line line{shown, text::fold(shown), {}};
  const auto colon = shown.find(':');
  if (colon != std::string_view::npos && colon < short_line) line.label = text::fold(shown.substr(0, colon));
  return line;
}

constexpr std::uint8_t bits(LineMatch a, LineMatch b, LineMatch c = {}) {
  return static_cast<std::uint8_t>(static_cast<int>(a) | static_cast<int>(b) | static_cast<int>(c));
}

// The key without a number behind it: what a counter counts.
std::string counted(const std::string& key) {
  const auto last = key.find_last_not_of(" 0123456789");
  return last == std::string::npos ? key : key.substr(0, last + 1);
}

// Whether a short line begins with a phrase that opens furniture.
bool opens_furniture(const Line& line, const PageWords& words) {
  if (line.shown.size() > short_line || words_of(line.key) > 8) return false;
  for (std::size_t end = line.key.find(' ');; end = line.key.find(' ', end + 1)) {
    if (words.matches(line.key.substr(0, end)) & static_cast<std::uint8_t>(LineMatch::opens)) return true;
    if (end == std::string::npos) return false;
  }
}

// What a line's words make it, as a sum of LineMatch; 0 for a line of the report.
std::uint8_t furniture_of(const Line& line, const PageWords& words) {
  constexpr std::uint8_t as_whole = bits(LineMatch::whole, LineMatch::related, LineMatch::footer);
  std::uint8_t found = 0;
  if (line.shown.size() <= 3 * short_line) found = words.matches(counted(line.key)) & as_whole;
  if (!line.label.empty()) {
    const std::uint8_t label = words.matches(line.label);
    found |= label & bits(LineMatch::related, LineMatch::footer);
    if (line.shown.size() <= 3 * short_line) found |= label & static_cast<std::uint8_t>(LineMatch::label);
    if (words_of(line.key) <= 7) found |= label & static_cast<std::uint8_t>(LineMatch::credit);
  }
  if (opens_furniture(line, words)) found |= static_cast<std::uint8_t>(LineMatch::opens);
  return found;
}

// A line that is nothing but an address of the net, a mail address or telephone numbers.
bool is_contact(const Line& line) {
  if (line.shown.size() > short_line) return false;
  if (line.shown.find(' ') == std::string_view::npos) {
    for (std::string_view sign : {"@", "www.", "http://", "https://", ".com/", ".vn/"}) {
      if (line.shown.find(sign) != std::string_view::npos) return true;
    }
  }
  const auto digits = std::count_if(line.key.begin(), line.key.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits >= 8 && only_number(line.key) && line.shown.find('/') == std::string_view::npos;
}

bool ends_sentence(std::string_view shown) {
  for (std::string_view sign : {".", "!", "?", "…", ".”", ".\"", ";", ":"}) {
    if (shown.ends_with(sign)) return true;
  }
  return false;
}

bool starts_upper(std::string_view word) {
  const std::size_t length = static_cast<unsigned char>(word[0]) < 0x80   ? 1
                             : static_cast<unsigned char>(word[0]) < 0xE0 ? 2
                                                                          : 3;
  const std::string first = text::normalize(word.substr(0, length));
  return text::lower(first) != first;
}

// Two to five words that all begin with capitals: names, as authors sign with.
bool is_names(std::string_view part, std::size_t most) {
  std::size_t count = 0;
  for (std::string_view rest = part; !rest.empty();) {
    const auto end = std::min(rest.find(' '), rest.size());
    const std::string_view word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (word.empty() || word == "-" || word == "–" || word == "," || word == "và" || word == "/") continue;
    if (!starts_upper(word) || word.find_first_of("0123456789") != std::string_view::npos) return false;
    ++count;
  }
  return count >= 2 && count <= most;
}

// "Lan Anh - Hồng Sơn", "Theo TTXVN", "Minh Hà (tổng hợp)", "Thu Hồng – Đài huyện".
bool is_byline(const Line& line, const PageWords& words) {
  std::string_view shown = line.shown;
  if (shown.size() > short_line || ends_sentence(shown)) return false;
  if (words.opens_byline(line.key) && words_of(line.key) <= 6 && shown.find(',') == std::string_view::npos) return true;
  if (words.closes_byline(line.key)) shown = shown.substr(0, shown.rfind('('));
  if (is_names(shown, 8)) return true;
  const auto dash = std::min(shown.find(" - "), shown.find(" – "));
  return dash != std::string_view::npos && words_of(line.key) <= 8 && is_names(shown.substr(0, dash), 4);
}

bool is_credited(const Line& line, const PageWords& words) {
  if (line.shown.size() > long_caption) return false;
  return line.shown.ends_with("|") || words.credits_picture(line.shown, line.key);
}

// A second showing of the same words is furniture; where it follows at once, the first was a picture's caption.
void mark_repeated(text::Report& report, const std::vector<Line>& lines) {
  std::unordered_map<std::string_view, std::size_t> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block& block = report.blocks[i];
    if (lines[i].key.empty()) {
      block.kind = BlockKind::furniture;
      continue;
    }
    const auto [at, fresh] = first.emplace(lines[i].key, i);
    if (fresh) continue;
    Block& original = report.blocks[at->second];
    if (block.kind == BlockKind::headline) std::swap(block.kind, original.kind);
    block.kind = BlockKind::furniture;
    const bool adjacent = at->second + 1 == i && lines[i].shown.size() <= long_caption;
    if (adjacent && original.kind == BlockKind::paragraph) original.kind = BlockKind::caption;
  }
}

void mark_lines(text::Report& report, const std::vector<Line>& lines, const PageWords& words) {
  bool related = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block& block = report.blocks[i];
    if (block.kind == BlockKind::headline) continue;
    const Line& line = lines[i];
    const std::uint8_t found = furniture_of(line, words);
    const bool late = i >= 2 && 2 * block.begin >= report.text.size() - report.blocks[0].begin;
    if ((found & static_cast<std::uint8_t>(LineMatch::footer)) && late) {
      for (std::size_t k = i; k < lines.size(); ++k) report.blocks[k].kind = BlockKind::furniture;
      return;
    }
    related = found ? (found & static_cast<std::uint8_t>(LineMatch::related)) != 0
                    : related && !ends_sentence(line.shown) && line.shown.size() <= 200;
    if (found || related || is_contact(line)) {
      block.kind = BlockKind::furniture;
    } else if (block.kind == BlockKind::paragraph && is_credited(line, words)) {
      block.kind = BlockKind::caption;
    }
  }
}

// The author's name closes a report; only captions come after it.
void mark_byline(text::Report& report, const std::vector<Line>& lines, const PageWords& words) {
  std::size_t after = 0;
  for (std::size_t i = lines.size(); i-- > 2 && after <= 12;) {
    Block& block = report.blocks[i];
    if (block.kind == BlockKind::furniture) continue;
    if (block.kind == BlockKind::paragraph && is_byline(lines[i], words)) {
      block.kind = BlockKind::furniture;
      for (std::size_t k = i + 1; k < lines.size(); ++k) {
        if (report.blocks[k].kind == BlockKind::paragraph) report.blocks[k].kind = BlockKind::caption;
      }
      return;
    }
    if (lines[i].shown.size() > long_caption) return;
    ++after;
  }
}

// In a text of one line for each paragraph, lines that a blank line sets apart at the end are the words below pictures.
void mark_set_apart(text::Report& report) {
  constexpr std::size_t least_lines = 3;  // of running text before them
  const auto apart = [&](std::size_t i) {
    const std::string_view between =
        std::string_view(report.text)
            .substr(report.blocks[i - 1].end, report.blocks[i].begin - report.blocks[i - 1].end);
    return std::count(between.begin(), between.end(), '\n') > 1;
  };
  std::size_t first = report.blocks.size();
  while (first > 1 && !apart(first - 1)) --first;
  if (first-- <= 1) return;
  std::size_t body = first;
  while (body > 1 && !apart(body - 1)) --body;
  if (first - body + 1 < least_lines || report.blocks.size() - first > first - body) return;
  for (std::size_t i = first; i < report.blocks.size(); ++i)
    if (report.blocks[i].kind == BlockKind::paragraph) report.blocks[i].kind = BlockKind::caption;
}

}  // namespace

void mark_furniture(text::Report& report, const PageWords& words) {
  std::vector<Line> lines;
  lines.reserve(report.blocks.size());
  for (const Block& block : report.blocks) {
    lines.push_back(line_of(std::string_view(report.text).substr(block.begin, block.end - block.begin)));
  }
  mark_repeated(report, lines);
  mark_lines(report, lines, words);
  mark_byline(report, lines, words);
  mark_set_apart(report);
}

}  // namespace soi::reading
