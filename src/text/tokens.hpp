// SPDX-License-Identifier: Apache-2.0
// Cuts a report's text into sentences of tokens. A token is a Vietnamese syllable, a number, or one punctuation mark;
// it knows its bytes, its shape and, where the vocabulary has it, its word.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tsl/robin_map.h>
#include <vector>

#include "text/report.hpp"
#include "text/short_texts.hpp"
#include "text/texts.hpp"

namespace soi::text {

using Word = std::uint32_t;
inline constexpr Word unknown_word = 0;

// The words that lexicons and patterns speak of, by their lower-case normalized form. Frozen once rules are compiled.
class Vocabulary {
 public:
  Word add(std::string_view lower);         // the word's number, new or known
  Word find(std::string_view lower) const;  // unknown_word where it has none
  std::size_t size() const { return words_.size() + 1; }

 private:
  tsl::robin_map<std::string, Word> words_;
};

enum class Shape : std::uint8_t {
  lower,    // a word in lower case
  capital,  // Một
  upper,    // UBND, also one letter alone: A
  mixed,    // CNLĐt, 3xx
  number,
  mark,  // punctuation
};
inline constexpr std::uint32_t shapes = 6;

struct Token {
  std::uint32_t begin = 0;  // bytes of Report::text
  std::uint32_t end = 0;
  Word word = unknown_word;
  Shape shape = Shape::mark;
  bool spaced = false;     // white space stands before it
  std::uint32_t form = 0;  // in Tokens::forms
};

struct Sentence {
  std::uint32_t first = 0;  // tokens first..last (last excluded)
  std::uint32_t last = 0;
  std::uint32_t block = 0;  // index into Report::blocks
};

// What is known of a token by its bytes.
struct Form {
  Word word = unknown_word;
  Shape shape = Shape::mark;
  // Whether normalizing a text changes this token as if it stood alone there.
  bool alone = false;
  // Its bytes normalized; if they are at most as many, also in the form itself, where they are copied from without
  // asking how many.
  std::uint8_t head_size = 0;  // 0: they are more
  std::array<char, 16> head = {};
  Text normal = no_text;
  Text lower = no_text;  // as words are compared: in lower case, with one kind of dash
};

// The forms of tokens that were met, by number.
class Forms {
 public:
  void append_normal(std::uint32_t form, std::string& text) const {
    const Form& known = forms_[form];
    if (known.head_size == 0) {
      text += texts_[known.normal];
      return;
    }
    const std::size_t before = text.size();
    text.append(known.head.data(), known.head.size());
    text.resize(before + known.head_size);
  }
  std::string_view lower(std::uint32_t form) const { return texts_[forms_[form].lower]; }
  const Form& operator[](std::uint32_t form) const { return forms_[form]; }

 private:
  friend class Tokenizer;
  struct Known {
    std::uint32_t form = 0;
    Word word = unknown_word;
    Shape shape = Shape::mark;
  };
  using Key = ShortTexts<Known>::Key;  // of a long token: none
  static Key key_of(std::string_view token, std::size_t readable) {
    return token.size() <= ShortTexts<Known>::longest ? ShortTexts<Known>::key_of(token, readable) : Key();
  }
  void prepare(const Key& key) const { short_.prepare(key); }
  Known find(const Key& key, std::string_view token, const Vocabulary& vocabulary);
  Known add(std::string_view token, const Vocabulary& vocabulary);
  void clear();

  Texts texts_;
  base::LargePageVector<Form> forms_ = base::LargePageVector<Form>(1);
  ShortTexts<Known> short_;
  Memo<std::uint32_t> long_;  // form of a token by its number in texts_
};

struct Tokens {
  const Forms* forms = nullptr;
  base::LargePageVector<Token> tokens;
  std::vector<Sentence> sentences;
};

// Words behind which a full stop ends no sentence: "Mr.", "St.". True: only where the text writes a capital.
using PointedWords = std::map<Word, bool>;

// Tokenizes blocks other than furniture. Keeps what it learned of a token's bytes for the next call, so one Tokenizer
// serves one thread. Linear; a sentence longer than 2,000 tokens is cut.
class Tokenizer {
 public:
  Tokenizer(const Vocabulary& vocabulary, const PointedWords& pointed) : vocabulary_(vocabulary), pointed_(pointed) {}
  void run(const Report& report, Tokens& out);  // `out` may be used until the next call
  // The forms of a phrase's tokens, in the place of what `forms` held.
  void phrase(std::string_view phrase, std::vector<std::uint32_t>& forms);
  const Forms& forms() const { return forms_; }

 private:
  void block(const Report& report, std::uint32_t index, Tokens& out);
  void cut(std::string_view text, const Block& block, Tokens& out);
  bool starts_sentence(std::string_view text, const Tokens& tokens, std::uint32_t first, std::uint32_t at) const;
  bool pointed(const Token& token) const;

  const Vocabulary& vocabulary_;
  const PointedWords& pointed_;
  Forms forms_;
  std::vector<Forms::Key> keys_;  // of the block's tokens
};

// The tokens of a phrase as lexicons and patterns write it.
std::vector<std::pair<std::string, Shape>> phrase_tokens(std::string_view phrase);

}  // namespace soi::text
