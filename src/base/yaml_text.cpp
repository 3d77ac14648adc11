// SPDX-License-Identifier: Apache-2.0
#include "base/yaml_text.hpp"

#include <algorithm>

#include "base/utf8.hpp"

namespace soi::base {
namespace {

constexpr std::size_t largest_text = 64u << 20;
constexpr std::size_t most_problems = 20;
constexpr std::size_t longest_shown_line = 20000;  // bytes; longer ones would be copied into every message

std::string without_mark_and_returns(std::string bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.erase(0, 3);
  if (bytes.find('\r') == std::string::npos) return bytes;
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (bytes[at] != '\r') {
      out.push_back(bytes[at]);
    } else if (at + 1 == bytes.size() || bytes[at + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

bool forbidden(char32_t code) {
  if (code < 0x20) return code != '\t' && code != '\n';
  return (code >= 0x7F && code < 0xA0) || code == 0xFFFE || code == 0xFFFF;
}

std::string hexadecimal(char32_t code) {
  std::string out;
  for (int shift = 12; shift >= 0; shift -= 4) out.push_back("0123456789ABCDEF"[code >> shift & 15]);
  return out;
}

}  // namespace

YamlText::YamlText(std::string name, std::string bytes) : name_(std::move(name)) {
  if (bytes.size() > largest_text) {
    throw Error(Failure::limit, {{{name_, 0, 0}, "the file is larger than 64 MiB", "split it into several files", {}}});
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    throw Error(Failure::data, {{{name_, 1, 1}, "the file is UTF-16", "save it as UTF-8", {}}});
  }
  text_ = without_mark_and_returns(std::move(bytes));
  starts_.push_back(0);
  for (std::size_t at = 0; at < text_.size(); ++at)
    if (text_[at] == '\n') starts_.push_back(at + 1);
  check();
}

void YamlText::check() const {
  std::vector<Problem> problems;
  int line = 1, column = 1;
  for (std::size_t at = 0; at < text_.size() && problems.size() < most_problems;) {
    const Character character = decode(text_, at);
    if (!character.valid) {
      problems.push_back(problem(line, column, "a byte that is no UTF-8", "save the file as UTF-8"));
    } else if (character.code == 0) {
      problems.push_back(problem(line, column, "a NUL byte", "a graph file is plain text: remove it"));
    } else if (forbidden(character.code)) {
      problems.push_back(problem(line, column, "the control character U+" + hexadecimal(character.code),
                                 "remove it, or write it as an escape in double quotes"));
    }
    at += character.size;
    ++column;
    if (character.code == '\n') ++line, column = 1;
  }
  if (!problems.empty()) throw Error(Failure::data, std::move(problems));
}

std::string_view YamlText::line(int number) const {
  if (number < 1 || static_cast<std::size_t>(number) > starts_.size()) return {};
  const std::size_t begin = starts_[static_cast<std::size_t>(number) - 1];
  return std::string_view(text_).substr(begin, std::min(text_.find('\n', begin), text_.size()) - begin);
}

std::string_view YamlText::from(int number, int byte_column) const {
  if (number < 1 || static_cast<std::size_t>(number) > starts_.size()) return {};
  const std::size_t at = starts_[static_cast<std::size_t>(number) - 1] + static_cast<std::size_t>(byte_column) - 1;
  return std::string_view(text_).substr(std::min(at, text_.size()));
}

int YamlText::column(int number, int byte_column) {
  if (number != last_line_ || byte_column < last_byte_) last_line_ = number, last_byte_ = last_column_ = 1;
  const std::size_t begin = starts_[std::min(static_cast<std::size_t>(number), starts_.size()) - 1];
  while (last_byte_ < byte_column) {
    const std::size_t at = begin + static_cast<std::size_t>(last_byte_) - 1;
    if (at >= text_.size() || text_[at] == '\n') break;  // yaml-cpp counts on where it finds the text at an end
    last_byte_ += static_cast<int>(decode(text_, at).size);
    ++last_column_;
  }
  return last_column_;
}

Problem YamlText::problem(int number, int column, std::string what, std::string remedy) const {
  const std::string_view source = line(number);
  return {{name_, number, column},
          std::move(what),
          std::move(remedy),
          std::string(source.size() <= longest_shown_line ? source : std::string_view())};
}

}  // namespace soi::base
