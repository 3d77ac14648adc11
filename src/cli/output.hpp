// SPDX-License-Identifier: Apache-2.0
// Standard output and standard error: every failure to write is noticed, colour and width follow the terminal.
#pragma once

#include <cstddef>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace soi::cli {

enum class Style { heading, name, relation, faint, mark, problem };

// Who read our output has closed it (`soi … | head`): nothing is left to do, and nothing went wrong.
struct ReaderGone {};

class Pager;

class Output {
 public:
  Output(int descriptor, std::string name);
  ~Output();
  Output(const Output&) = delete;

  // Throws ReaderGone, or base::Error(io) where the device is full or broken.
  std::ostream& stream() { return stream_; }
  void flush() { stream_.flush(); }
  // Sends what follows through the user's pager, where this is a terminal.
  void page();
  void end_paging();  // after the last flush: waits until the user leaves the pager

  bool terminal() const { return terminal_; }
  void choose_color(std::string_view when);  // auto, always or never; auto heeds $NO_COLOR and TERM=dumb
  std::string styled(Style style, std::string_view text) const;
  std::size_t columns() const {
    return columns_;
  }  // at most 100, so that answers read well and are the same everywhere

  // Text broken at spaces into lines of at most columns(), each after `indent` spaces; spaces and line breaks become
  // one space, control characters are shown, never sent.
  void paragraph(std::string_view text, std::size_t indent, Style style);
  void paragraph(std::string_view text, std::size_t indent);
  // The same with some words of it marked: by colour, or where there is none by a * on either side.
  void marked(std::string_view text, const std::vector<std::string>& words, std::size_t indent);
  // The same after `lead`, the further lines below its first.
  void hanging(std::string_view lead, std::string_view text);

 private:
  class Buffer;
  std::unique_ptr<Pager> pager_;
  std::unique_ptr<Buffer> buffer_;
  std::ostream stream_;
  bool terminal_ = false;
  bool color_ = false;
  std::size_t columns_ = 100;
};

// One-line text broken at spaces into lines of at most so many columns; a wider word is cut between characters.
std::vector<std::string> wrapped(const std::string& text, std::size_t columns);
std::string one_line(std::string_view text);  // runs of white space as one space, made printable

}  // namespace soi::cli
