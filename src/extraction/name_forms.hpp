// SPDX-License-Identifier: Apache-2.0
// What is made of names, kept from report to report: the same ones come again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extraction/rules.hpp"
#include "text/texts.hpp"
#include "text/tokens.hpp"

namespace soi::extraction {

// Serves one thread. Names and what is made of them are numbers of `texts`.
class NameForms {
 public:
  NameForms(const Rules& rules, text::Tokenizer& tokenizer, text::Texts& texts)
      : rules_(rules), tokenizer_(tokenizer), texts_(texts) {}

  // Lower-case words with abbreviations spelled out: two writings of one name have one key.
  text::Text key(text::Text name);
  text::Text slug(text::Text name);   // of letters, figures and hyphens, at most 60 bytes
  bool in_capitals(text::Text name);  // all its words are
  void clear();                       // once `texts` was cleared

 private:
  struct Piece {  // a word of a name
    text::Word word;
    std::string_view text;
  };
  text::Text make_key(text::Text name);
  void spell_out();

  const Rules& rules_;
  text::Tokenizer& tokenizer_;
  text::Texts& texts_;
  text::Memo<text::Text> keys_, slugs_;
  text::Memo<std::uint8_t> capitals_;
  std::vector<std::uint32_t> forms_;  // of the name at hand
  std::vector<Piece> pieces_, spelled_;
  std::string made_;
};

}  // namespace soi::extraction
