// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

#include "base/display_width.hpp"
#include "base/error.hpp"
#include "base/piece_buffer.hpp"
#include "cli/pager.hpp"

namespace soi::cli {

class Output::Buffer : public base::PieceBuffer {
 public:
  Buffer(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}
  void send_to(int descriptor) { descriptor_ = descriptor; }

 private:
  void take(std::string_view piece) override {
    while (!piece.empty()) {
      const auto written = ::write(descriptor_, piece.data(), piece.size());
      if (written > 0) {
        piece.remove_prefix(static_cast<std::size_t>(written));
      } else if (errno == EPIPE) {
        throw ReaderGone{};
      } else if (errno != EINTR) {
        throw base::Error(base::Failure::io, name_ + " cannot be written: " + std::strerror(errno));
      }
    }
  }

  int descriptor_;
  std::string name_;
};

Output::Output(int descriptor, std::string name)
    : buffer_(std::make_unique<Buffer>(descriptor, std::move(name))),
      stream_(buffer_.get()),
      terminal_(::isatty(descriptor) == 1) {
  stream_.exceptions(std::ios::badbit);  // lets the buffer's own exception through
  winsize size{};
  if (terminal_ && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    columns_ = std::clamp<std::size_t>(size.ws_col, 40, 100);
  }
}

Output::~Output() = default;

void Output::page() {
  if (!terminal_ || pager_) return;
  flush();
  pager_ = Pager::start(pager_command());
  if (pager_) buffer_->send_to(pager_->input());
}

void Output::end_paging() { pager_.reset(); }

void Output::choose_color(std::string_view when) {
  const auto given = [](const char* name) {
    const char* value = std::getenv(name);
    return std::string_view(value == nullptr ? "" : value);
  };
  color_ = when == "always" || (when != "never" && terminal_ && given("NO_COLOR").empty() && given("TERM") != "dumb");
}

std::string Output::styled(Style style, std::string_view text) const {
  if (!color_ || text.empty()) return std::string(text);
  const char* code = "";
  switch (style) {
    case Style::heading: code = "1"; break;
    case Style::name: code = "1;36"; break;
    case Style::relation: code = "33"; break;
    case Style::faint: code = "2"; break;
    case Style::mark: code = "1;4"; break;
    case Style::problem: code = "1;31"; break;
  }
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

namespace {

// A word wider than a line is cut between characters.
std::vector<std::string> cut(const std::string& word, std::size_t columns) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < word.size();) {
    std::size_t next = i + 1;
    while (next < word.size() && (static_cast<unsigned char>(word[next]) & 0xC0) == 0x80) ++next;
    const auto character = word.substr(i, next - i);
    if (base::display_width(pieces.back() + character) > columns) pieces.emplace_back();
    pieces.back() += character;
    i = next;
  }
  return pieces;
}

struct Span {
  std::size_t begin, end;  // bytes
};

bool letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

// Where `words` stand in a text as whole words, in order and apart; of two that overlap the longer one.
std::vector<Span> spans_of(const std::string& text, std::vector<std::string> words) {
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  std::vector<Span> found;
  for (const auto& word : words) {
    if (word.empty()) continue;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      const Span span{at, at + word.size()};
      const bool inside = (at > 0 && letter(text[at - 1])) || (span.end < text.size() && letter(text[span.end]));
      const auto meets = [&](const Span& other) { return span.begin < other.end && other.begin < span.end; };
      if (!inside && std::none_of(found.begin(), found.end(), meets)) found.push_back(span);
    }
  }
  std::sort(found.begin(), found.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  return found;
}

std::string starred(const std::string& text, const std::vector<Span>& spans) {
  std::string out;
  std::size_t at = 0;
  for (const auto& span : spans) {
    out.append(text, at, span.begin - at).append("*").append(text, span.begin, span.end - span.begin).append("*");
    at = span.end;
  }
  return out.append(text, at);
}

}  // namespace

void Output::marked(std::string_view text, const std::vector<std::string>& words, std::size_t indent) {
  const auto plain = one_line(text);
  const auto spans = spans_of(plain, words);
  if (!color_) return paragraph(starred(plain, spans), indent);
  const auto width = columns_ > indent + 20 ? columns_ - indent : 20;
  std::size_t at = 0;  // of the line in the text
  for (const auto& line : wrapped(plain, width)) {
    if (at < plain.size() && plain[at] == ' ') ++at;
    stream_ << std::string(indent, ' ');
    auto shown = at;
    for (const auto& span : spans) {
      const auto begin = std::max(span.begin, at), end = std::min(span.end, at + line.size());
      if (begin >= end) continue;
      stream_ << plain.substr(shown, begin - shown) << styled(Style::mark, plain.substr(begin, end - begin));
      shown = end;
    }
    at += line.size();
    stream_ << plain.substr(shown, at - shown) << '\n';
  }
}

void Output::paragraph(std::string_view text, std::size_t indent, Style style) {
  const auto width = columns_ > indent + 20 ? columns_ - indent : 20;
  for (const auto& line : wrapped(one_line(text), width)) {
    stream_ << std::string(indent, ' ') << styled(style, line) << '\n';
  }
}

void Output::paragraph(std::string_view text, std::size_t indent) {
  const auto width = columns_ > indent + 20 ? columns_ - indent : 20;
  for (const auto& line : wrapped(one_line(text), width)) stream_ << std::string(indent, ' ') << line << '\n';
}

void Output::hanging(std::string_view lead, std::string_view text) {
  const auto indent = base::display_width(lead);
  const auto width = columns_ > indent + 20 ? columns_ - indent : 20;
  auto before = std::string(lead);
  for (const auto& line : wrapped(one_line(text), width)) {
    stream_ << before << line << '\n';
    before.assign(indent, ' ');
  }
}

std::vector<std::string> wrapped(const std::string& text, std::size_t columns) {
  std::vector<std::string> lines;
  std::string line;
  auto add = [&](const std::string& word) {
    if (!line.empty() && base::display_width(line) + 1 + base::display_width(word) > columns) {
      lines.push_back(std::move(line));
      line.clear();
    }
    if (!line.empty()) line += ' ';
    line += word;
  };
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    const auto word = text.substr(begin, end - begin);
    begin = end + 1;
    if (word.empty()) continue;
    if (base::display_width(word) <= columns) {
      add(word);
    } else {
      for (const auto& piece : cut(word, columns)) add(piece);
    }
  }
  if (!line.empty()) lines.push_back(std::move(line));
  return lines;
}

std::string one_line(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) {
      spaced += c;
    } else if (!spaced.empty() && spaced.back() != ' ') {
      spaced += ' ';
    }
  }
  if (!spaced.empty() && spaced.back() == ' ') spaced.pop_back();
  return base::printable(spaced);
}

}  // namespace soi::cli
