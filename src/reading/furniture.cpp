// SPDX-License-Identifier: Apache-2.0
// A short table of what news sites print around their reports. It errs towards keeping: a kept line of furniture costs
// little, a lost sentence cannot be asked for.
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

enum class Match {
  whole,    // the line is the key, or the key and a number
  opens,    // a short line begins with the key
  label,    // the key stands before a colon
  credit,   // like `label`, with a few words behind
  related,  // like `whole` or `label`, and titles of other reports follow
  footer,   // like `whole` or `label`, and all that follows is the site's own, in the second half of a page
};

struct Entry {
  std::string_view key;  // folded
  Match match;
};

constexpr Entry table[] = {
    {"image advertisement", Match::whole},
    {"advertisement", Match::whole},
    {"quang cao", Match::whole},
    {"trang chu", Match::whole},
    {"xem them", Match::opens},
    {"xem chi tiet", Match::opens},
    {"xem tiep", Match::whole},
    {"doc them", Match::opens},
    {"doc tiep", Match::whole},
    {"click vao", Match::opens},
    {"nhan vao day", Match::opens},
    {"video clip", Match::whole},
    {"video", Match::whole},
    {"audio", Match::whole},
    {"nghe doc bai", Match::opens},
    {"dang online", Match::whole},
    {"dang truy cap", Match::whole},
    {"hom nay", Match::whole},
    {"hom qua", Match::whole},
    {"trong tuan", Match::whole},
    {"trong thang", Match::whole},
    {"tat ca", Match::whole},
    {"luot xem", Match::whole},
    {"luot truy cap", Match::whole},
    {"tong luot truy cap", Match::whole},
    {"chia se", Match::whole},
    {"chia se bai viet", Match::whole},
    {"chia se facebook", Match::whole},
    {"facebook", Match::whole},
    {"twitter", Match::whole},
    {"zalo", Match::whole},
    {"in bai viet", Match::whole},
    {"in trang", Match::whole},
    {"ban in", Match::whole},
    {"gui email", Match::whole},
    {"luu bai viet", Match::whole},
    {"theo doi", Match::whole},
    {"thich", Match::whole},
    {"quay lai", Match::whole},
    {"ve dau trang", Match::whole},
    {"tu khoa", Match::label},
    {"tag", Match::label},
    {"tags", Match::label},
    {"anh", Match::credit},
    {"video", Match::credit},
    {"do hoa", Match::credit},
    {"tin anh", Match::label},
    {"bai anh", Match::label},
    {"tin bai", Match::label},
    {"bai va anh", Match::label},
    {"tin va anh", Match::label},
    {"thuc hien", Match::label},
    {"nguon", Match::label},
    {"dia chi", Match::label},
    {"dien thoai", Match::label},
    {"so dien thoai", Match::label},
    {"duong day nong", Match::label},
    {"hotline", Match::label},
    {"email", Match::label},
    {"fax", Match::label},
    {"website", Match::label},
    {"lien he", Match::whole},
    {"lien he quang cao", Match::whole},
    {"tin lien quan", Match::related},
    {"bai lien quan", Match::related},
    {"bai viet lien quan", Match::related},
    {"tin bai lien quan", Match::related},
    {"tin cung chuyen muc", Match::related},
    {"cung chuyen muc", Match::related},
    {"tin khac", Match::related},
    {"cac tin khac", Match::related},
    {"tin moi", Match::related},
    {"tin moi nhat", Match::related},
    {"cac tin moi hon", Match::related},
    {"cac tin cu hon", Match::related},
    {"tin doc nhieu", Match::related},
    {"doc nhieu", Match::related},
    {"co the ban quan tam", Match::related},
    {"binh luan", Match::footer},
    {"y kien ban doc", Match::footer},
    {"gui binh luan", Match::footer},
    {"thong ke truy cap", Match::footer},
    {"co quan chu quan", Match::footer},
    {"co quan quan ly", Match::footer},
    {"don vi chu quan", Match::footer},
    {"truong ban bien tap", Match::footer},
    {"tong bien tap", Match::footer},
    {"chiu trach nhiem noi dung", Match::footer},
    {"giay phep so", Match::footer},
    {"ban quyen", Match::footer},
    {"ban quyen thuoc ve", Match::footer},
};

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

bool matches(const Line& line, const Entry& entry) {
  const bool whole =
      line.key.starts_with(entry.key) && only_number(std::string_view(line.key).substr(entry.key.size()));
  const bool labelled = line.label == entry.key;
  switch (entry.match) {
    case Match::whole: return whole;
    case Match::opens:
      return line.shown.size() <= short_line && line.key.starts_with(entry.key) &&
             (line.key.size() == entry.key.size() || line.key[entry.key.size()] == ' ') && words_of(line.key) <= 8;
    case Match::label: return labelled && line.shown.size() <= 3 * short_line;
    case Match::credit: return labelled && words_of(line.key) <= 7;
    case Match::related:
    case Match::footer: return whole || labelled;
  }
  return false;
}

const Entry* entry_for(const Line& line) {
  const auto found = std::find_if(std::begin(table), std::end(table), [&](const Entry& e) { return matches(line, e); });
  return found == std::end(table) ? nullptr : found;
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
bool is_byline(const Line& line) {
  std::string_view shown = line.shown;
  if (shown.size() > short_line || ends_sentence(shown)) return false;
  if (line.key.starts_with("theo ") && words_of(line.key) <= 6 && shown.find(',') == std::string_view::npos)
    return true;
  if (line.key.ends_with(" tong hop")) shown = shown.substr(0, shown.rfind('('));
  if (is_names(shown, 8)) return true;
  const auto dash = std::min(shown.find(" - "), shown.find(" – "));
  return dash != std::string_view::npos && words_of(line.key) <= 8 && is_names(shown.substr(0, dash), 4);
}

bool is_credited(const Line& line) {
  if (line.shown.size() > long_caption) return false;
  if (line.shown.ends_with("|")) return true;
  if (line.key.find("anh") == std::string::npos) return false;
  const std::string lower = text::lower(line.shown);
  return lower.find("ảnh:") != std::string::npos || lower.find("(ảnh") != std::string::npos ||
         lower.find("- ảnh ") != std::string::npos;
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

void mark_lines(text::Report& report, const std::vector<Line>& lines) {
  bool related = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Block& block = report.blocks[i];
    if (block.kind == BlockKind::headline) continue;
    const Line& line = lines[i];
    const Entry* entry = entry_for(line);
    const bool late = i >= 2 && 2 * block.begin >= report.text.size() - report.blocks[0].begin;
    if (entry && entry->match == Match::footer && late) {
      for (std::size_t k = i; k < lines.size(); ++k) report.blocks[k].kind = BlockKind::furniture;
      return;
    }
    related =
        entry ? entry->match == Match::related : related && !ends_sentence(line.shown) && line.shown.size() <= 200;
    if (entry || related || is_contact(line)) {
      block.kind = BlockKind::furniture;
    } else if (block.kind == BlockKind::paragraph && is_credited(line)) {
      block.kind = BlockKind::caption;
    }
  }
}

// The author's name closes a report; only captions come after it.
void mark_byline(text::Report& report, const std::vector<Line>& lines) {
  std::size_t after = 0;
  for (std::size_t i = lines.size(); i-- > 2 && after <= 12;) {
    Block& block = report.blocks[i];
    if (block.kind == BlockKind::furniture) continue;
    if (block.kind == BlockKind::paragraph && is_byline(lines[i])) {
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

}  // namespace

void mark_furniture(text::Report& report) {
  std::vector<Line> lines;
  lines.reserve(report.blocks.size());
  for (const Block& block : report.blocks) {
    lines.push_back(line_of(std::string_view(report.text).substr(block.begin, block.end - block.begin)));
  }
  mark_repeated(report, lines);
  mark_lines(report, lines);
  mark_byline(report, lines);
}

}  // namespace soi::reading
