// SPDX-License-Identifier: Apache-2.0
// Documents by their numbers: "25-NQ/TW", "NQ-25/TW", "27/2018/NQ-HĐND", "45/2019/QH14"; and the resolutions of
// national congresses, which have none.
#include <algorithm>
#include <cctype>

#include "resolution/keys.hpp"
#include "text/fold.hpp"

namespace soi::resolution {

namespace {

bool all_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_year(const std::string& text) {
  return text.size() == 4 && all_digits(text) && (text.starts_with("19") || text.starts_with("20"));
}

struct Code {
  std::string number, year, kind, organ;
  bool complete() const { return !number.empty() && !organ.empty(); }
};

// Signs of numbers are often set apart: "25 - NQ / TW".
std::string tight(std::string_view text) {
  std::string out;
  for (const char c : text::lower(text)) {
    const bool sign = c == '-' || c == '/';
    if (sign || c != ' ') {
      if (sign) {
        while (!out.empty() && out.back() == ' ') out.pop_back();
      }
      out += c;
    } else if (!out.empty() && out.back() != '-' && out.back() != '/') {
      out += c;
    }
  }
  return out;
}

Code code_of(const std::string& word, const Identity& identity) {
  Code code;
  Words letters;
  std::string part;
  for (const char c : word + '/') {
    if (c != '-' && c != '/') {
      part += c;
      continue;
    }
    if (part.empty()) return {};
    if (!all_digits(part)) {
      letters.push_back(part);
    } else if (code.number.empty()) {
      code.number = part.substr(std::min(part.find_first_not_of('0'), part.size() - 1));
    } else if (is_year(part) && code.year.empty()) {
      code.year = part;
    } else {
      return {};
    }
    part.clear();
  }
  if (letters.empty() || letters.size() > 3) return {};
  auto organ = letters.back();
  while (!organ.empty() && std::isdigit(static_cast<unsigned char>(organ.back())) != 0) organ.pop_back();
  // "20-NQ" says a kind and no organ; "45/2019/QH14" an organ and no kind.
  if (letters.size() == 1 && !identity.document.national.contains(organ)) return {};
  code.organ = letters.back();
  letters.pop_back();
  code.kind = join(letters);
  return code;
}

Code code_in(std::string_view text, const Identity& identity) {
  for (auto word : split(tight(text))) {
    while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ')')) word.pop_back();
    while (!word.empty() && word.front() == '(') word.erase(0, 1);
    auto code = code_of(word, identity);
    if (code.complete()) return code;
  }
  return {};
}

const std::string* property(const graph::Member& member, std::string_view name) {
  const auto found = std::find_if(member.properties.begin(), member.properties.end(),
                                  [&](const auto& item) { return item.name == name; });
  return found == member.properties.end() ? nullptr : &found->value;
}

Code code_of_member(const graph::Member& member, const Identity& identity) {
  std::vector<std::string> texts = {member.name};
  if (const auto* number = property(member, "number")) texts.insert(texts.begin(), *number);
  texts.insert(texts.end(), member.aliases.begin(), member.aliases.end());
  for (const auto& text : texts) {
    auto code = code_in(text, identity);
    if (code.complete()) return code;
  }
  return {};
}

// The year of issue: in the number, in the date, or last in the name ("… năm 2013", "… ngày 31/10/2013").
std::string year_of(const graph::Member& member, const Code& code, const Identity& identity) {
  if (!code.year.empty()) return code.year;
  if (const auto* date = property(member, identity.document.date)) {
    const auto parsed = base::parse_date(*date);
    if (parsed && parsed->known()) return std::to_string(parsed->first.year);
  }
  const auto words = Names::plain(member.name);
  if (words.size() < 2) return {};
  const auto& last = words.back();
  if (is_year(last) && words[words.size() - 2] == "năm") return last;
  const auto slash = last.rfind('/');
  return slash != std::string::npos && is_year(last.substr(slash + 1)) ? last.substr(slash + 1) : std::string();
}

// "xiii" → 13; 0 for what is no number of a congress.
int ordinal(const std::string& word) {
  if (all_digits(word) && word.size() <= 3) return std::stoi(word);
  int value = 0, previous = 0;
  for (const char c : word) {
    const int digit = c == 'i' ? 1 : c == 'v' ? 5 : c == 'x' ? 10 : c == 'l' ? 50 : 0;
    if (digit == 0) return 0;
    value += digit > previous ? digit - 2 * previous : digit;
    previous = digit;
  }
  return value;
}

int congress_number(const Words& words, const Words& pattern) {
  if (words.size() != pattern.size()) return 0;
  int number = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (pattern[i] == "{n}") {
      number = ordinal(words[i]);
    } else if (pattern[i] != words[i]) {
      return 0;
    }
  }
  return number;
}

std::string congress_key(const graph::Member& member, const Identity& identity) {
  const auto words = identity.names.words(member.name);
  const auto* head = longest_at(words, 0, identity.document.heads);
  if (head == nullptr) return {};
  const Words rest(words.begin() + static_cast<std::ptrdiff_t>(head->size()), words.end());
  for (const auto& pattern : identity.document.congresses) {
    if (const int number = congress_number(rest, pattern)) return join(*head) + " congress " + std::to_string(number);
  }
  return {};
}

}  // namespace

DocumentNumber number_of(const graph::Member& member, const std::string& issuer, const Identity& identity) {
  DocumentNumber found;
  const auto code = code_of_member(member, identity);
  if (!code.complete()) {
    found.key = congress_key(member, identity);
    return found;
  }
  auto organ = code.organ;
  while (!organ.empty() && std::isdigit(static_cast<unsigned char>(organ.back())) != 0) organ.pop_back();
  found.year = year_of(member, code, identity);
  found.key = (code.kind.empty() ? member.type : code.kind) + '|' + code.number + '|' + code.organ;
  if (identity.document.national.contains(organ)) {
    found.issuer = issuer;
  } else if (issuer.empty()) {
    found.key.clear();
  } else {
    found.key += '|' + issuer;
  }
  return found;
}

std::string campaign_key(const graph::Member& member, const Identity& identity) {
  auto words = identity.names.words(member.name);
  if (const auto* head = longest_at(words, 0, identity.campaign_heads);
      head != nullptr && head->size() < words.size()) {
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(head->size()));
  }
  return join(words);
}

}  // namespace soi::resolution
