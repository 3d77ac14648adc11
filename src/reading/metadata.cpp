// SPDX-License-Identifier: Apache-2.0
// A dateline counts only where it is unmistakable: a day of an event in a sentence must never become the report's date.
#include "reading/metadata.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <string>
#include <vector>

#include "reading/lines.hpp"
#include "text/fold.hpp"

namespace soi::reading {

namespace {

constexpr std::size_t first_blocks = 6;  // datelines stand at the top
constexpr std::size_t longest_dateline = 120;

bool digit(char c) { return c >= '0' && c <= '9'; }

std::vector<int> numbers_of(std::string_view token, char separator) {
  std::vector<int> numbers;
  while (!token.empty()) {
    int number = 0;
    const auto [rest, error] = std::from_chars(token.data(), token.data() + token.size(), number);
    if (error != std::errc() || number < 0) return {};
    numbers.push_back(number);
    token.remove_prefix(static_cast<std::size_t>(rest - token.data()));
    if (token.empty()) return numbers;
    if (token[0] != separator) return {};
    token.remove_prefix(1);
  }
  return {};
}

// 14/07/2022, 14-7-2022, 14.07.2022: the day first, as Vietnamese pages write it.
std::optional<base::Date> day_first(std::string_view token) {
  for (const char separator : {'/', '-', '.'}) {
    const std::vector<int> parts = numbers_of(token, separator);
    if (parts.size() == 3 && parts[2] >= 1900 && parts[2] < 2200) {
      return base::parse_date(fmt::format("{:04}-{:02}-{:02}", parts[2], parts[1], parts[0]));
    }
  }
  return {};
}

bool is_time(std::string_view token) {
  for (const char separator : {':', 'h', 'g'}) {
    const std::vector<int> parts = numbers_of(token, separator);
    if ((parts.size() == 2 || parts.size() == 3) && parts[0] < 24 && parts[1] < 60) return true;
  }
  return false;
}

std::vector<std::string_view> tokens_of(std::string_view line) {
  std::vector<std::string_view> tokens;
  constexpr std::string_view between = " \t,|()[];";
  for (std::size_t at = line.find_first_not_of(between); at != std::string_view::npos;) {
    const std::size_t end = std::min(line.find_first_of(between, at), line.size());
    tokens.push_back(line.substr(at, end - at));
    at = line.find_first_not_of(between, end);
  }
  return tokens;
}

bool any_of_words(const std::string& key, std::initializer_list<std::string_view> words) {
  const std::string padded = " " + key + " ";
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return padded.find(" " + std::string(word) + " ") != std::string::npos;
  });
}

// "date 2020-12 Hội nghị …", as some tools save pages: the date, and the bytes it takes.
std::optional<base::Date> leading_date(std::string_view line, std::size_t& length) {
  if (!text::fold(line.substr(0, 5)).starts_with("date") || line.size() < 9) return {};
  const std::size_t begin = line.find_first_not_of(" :", 4);
  if (begin == std::string_view::npos || begin == 4 || !digit(line[begin])) return {};
  length = std::min(line.find(' ', begin), line.size());
  return base::parse_date(line.substr(begin, length - begin));
}

// "(Tinhnha.vn) – Sáng 13/1 …": the site a paragraph is signed with.
std::string_view signed_site(std::string_view line) {
  if (!line.starts_with("(")) return {};
  const std::size_t close = line.find(')');
  if (close == std::string_view::npos || close > 60) return {};
  const std::string_view site = line.substr(1, close - 1);
  const bool plain = std::all_of(site.begin(), site.end(), [](char c) {
    return digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-';
  });
  const std::size_t dot = site.rfind('.');
  if (!plain || dot == std::string_view::npos || dot < 2 || site.size() - dot < 3) return {};
  const std::string_view behind = trimmed(line.substr(close + 1));
  return behind.starts_with("-") || behind.starts_with("–") || behind.starts_with("—") ? site : std::string_view();
}

}  // namespace

std::optional<base::Date> field_date(std::string_view field) {
  field = trimmed(field);
  if (field.size() > longest_dateline) return {};
  if (const auto date = base::parse_date(field)) return date;
  if (field.size() > 10 && (field[10] == 'T' || field[10] == ' ')) {
    if (const auto date = base::parse_date(field.substr(0, 10))) return date;
  }
  for (std::string_view token : tokens_of(field)) {
    if (const auto date = day_first(token)) return date;
  }
  return {};
}

std::optional<base::Date> dateline(std::string_view line) {
  if (line.size() > longest_dateline) return {};
  std::optional<base::Date> found;
  bool timed = false;
  std::string rest;
  for (std::string_view token : tokens_of(line)) {
    if (const auto date = day_first(token)) {
      if (found && *found != *date) return {};
      found = date;
    } else if (is_time(token)) {
      timed = true;
    } else {
      rest.append(token).push_back(' ');
    }
  }
  if (!found) return {};
  const std::string key = text::fold(rest);
  const auto words = text::fold_words(rest);
  if (any_of_words(key, {"ngay dang", "dang ngay", "ngay xuat ban", "ngay cap nhat", "cap nhat luc", "cap nhat",
                         "xuat ban", "dang luc", "ngay gui", "thoi gian dang"})) {
    return words.size() <= 12 ? found : std::nullopt;
  }
  const bool nothing_else = std::all_of(words.begin(), words.end(), [](const std::string& word) {
    constexpr std::string_view usual[] = {"thu",  "hai", "ba",   "tu",  "nam", "sau", "bay", "chu", "nhat",
                                          "ngay", "luc", "date", "gmt", "gio", "am",  "pm",  "7",   "07"};
    return std::find(std::begin(usual), std::end(usual), word) != std::end(usual);
  });
  return nothing_else && (timed || words.empty() || words[0] == "thu" || words[0] == "chu" || words[0] == "date")
             ? found
             : std::nullopt;
}

void take_datelines(text::Report& report) {
  for (std::size_t i = 0; i < report.blocks.size() && i < first_blocks; ++i) {
    text::Block& block = report.blocks[i];
    const std::string_view line = std::string_view(report.text).substr(block.begin, block.end - block.begin);
    std::size_t length = 0;
    auto date = dateline(line);
    if (date) {
      block.kind = text::BlockKind::furniture;
    } else if (i == 0 && (date = leading_date(line, length)) && length < line.size()) {
      block.begin = trim(report.text, {block.begin + static_cast<std::uint32_t>(length), block.end}).begin;
    }
    if (date && !report.date.known()) report.date = *date;
    if (report.publisher.empty()) report.publisher = signed_site(line);
  }
}

}  // namespace soi::reading
