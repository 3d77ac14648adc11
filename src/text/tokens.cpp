// SPDX-License-Identifier: Apache-2.0
#include "text/tokens.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "text/fold.hpp"

namespace soi::text {
namespace {

constexpr std::size_t longest_sentence = 2000;  // tokens
// Of distinct tokens, remembered from one report to the next.
constexpr std::size_t most_forms = 400'000, most_bytes = 4'000'000;

struct CodePoint {
  char32_t value;
  std::uint32_t size;
};

// The text is valid UTF-8 (Report promises it).
CodePoint decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at + i < text.size() ? text[at + i] : 0); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  if (lead < 0xF0) return {static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  return {
      static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)),
      4};
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF ||
         c == 0x2028 || c == 0x2029 || c == 0x202F;
}
bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  if (c < 0xC0) return c == 0xAA || c == 0xBA;
  if (c >= 0x2000 && c < 0x2C00) return false;
  if (c >= 0x3000 && c < 0x3040) return false;
  return c != 0xD7 && c != 0xF7;
}

// A token as words are compared: in lower case, with one kind of dash, as each site writes its own.
std::string comparable(std::string_view token) {
  constexpr std::string_view dashes[] = {"\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"};
  return std::find(std::begin(dashes), std::end(dashes), token) != std::end(dashes) ? "-" : lower(token);
}

// What the case of a token's letters tells.
Shape shape_of(std::string_view token) {
  const std::string plain = normalize(token);
  const std::string small = lower(token);
  std::size_t letters = 0, capitals = 0, digits = 0;
  bool first_capital = false;
  std::size_t i = 0, j = 0;
  while (i < plain.size() && j < small.size()) {
    const CodePoint a = decode(plain, i), b = decode(small, j);
    if (is_digit(a.value)) {
      ++digits;
    } else if (is_letter(a.value) && !(a.value >= 0x300 && a.value < 0x370)) {
      if (a.value != b.value) {
        ++capitals;
        if (letters == 0) first_capital = true;
      }
      ++letters;
    }
    i += a.size;
    j += b.size;
  }
  if (letters == 0) return digits ? Shape::number : Shape::mark;
  if (digits) return Shape::mixed;
  if (capitals == letters) return Shape::upper;
  if (capitals == 0) return Shape::lower;
  return first_capital && capitals == 1 ? Shape::capital : Shape::mixed;
}

bool closing(char32_t c) { return c == '"' || c == 0x201D || c == 0x2019 || c == ')' || c == ']' || c == 0xBB; }

bool opening(char32_t c) { return c == '"' || c == 0x201C || c == 0x2018 || c == 0xAB; }

bool ends_sentence(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

// How a character begins, by its first byte: what nearly all letters of Vietnamese text need not be decoded for.
// latin: of two bytes, all letters but × and ÷. word2: a letter of two bytes.
enum class Lead : std::uint8_t { other, space, mark, latin, word, word2, word3 };

constexpr std::array<Lead, 256> leads = [] {
  std::array<Lead, 256> table{};
  for (unsigned c = 0; c < 256; ++c) {
    const bool word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (c < 0x80) table[c] = word ? Lead::word : c == ' ' || (c >= 9 && c <= 13) ? Lead::space : Lead::mark;
    if (c == 0xC3) table[c] = Lead::latin;               // U+00C0 to U+00FF
    if (c >= 0xC4 && c <= 0xDF) table[c] = Lead::word2;  // from U+0100
    if (c == 0xE1) table[c] = Lead::word3;               // U+1000 to U+1FFF
  }
  return table;
}();

Lead lead_of(std::string_view text, std::size_t at) { return leads[static_cast<unsigned char>(text[at])]; }

// The bytes of the letter or digit at a place; 0 where none stands there. The text is valid UTF-8.
std::size_t word_bytes(std::string_view text, std::size_t at) {
  const Lead lead = lead_of(text, at);
  if (lead >= Lead::word) return static_cast<std::size_t>(lead) - static_cast<std::size_t>(Lead::word) + 1;
  if (lead == Lead::latin) return text[at + 1] == '\x97' || text[at + 1] == '\xB7' ? 0 : 2;
  if (lead == Lead::space || lead == Lead::mark) return 0;
  const CodePoint c = decode(text, at);
  return is_letter(c.value) || is_digit(c.value) ? c.size : 0;
}

constexpr std::uint64_t each(unsigned byte) { return byte * 0x0101010101010101u; }
// The high bit of each byte says whether it is at least `least`. The bytes are below 0x80; other bits mean nothing.
constexpr std::uint64_t at_least(std::uint64_t bytes, unsigned least) { return bytes + each(0x80 - least); }
constexpr std::uint64_t within(std::uint64_t bytes, unsigned least, unsigned most) {
  return at_least(bytes, least) & ~at_least(bytes, most + 1);
}

// How many of the first eight bytes are surely of letters and digits, looked at all at once: the ends of words come too
// irregularly to be foretold. The run may end too early, never too late nor within a letter but after all eight.
std::size_t word_run(std::string_view text) {
  std::uint64_t bytes = 0;
  if constexpr (std::endian::native == std::endian::little) {
    if (text.size() >= sizeof bytes)
      std::memcpy(&bytes, text.data(), sizeof bytes);
    else
      std::memcpy(&bytes, text.data(), text.size());
  }
  const std::uint64_t low = bytes & each(0x7F);
  const std::uint64_t ascii = within(low | each(0x20), 'a', 'z') | within(low, '0', '9');
  // Of other bytes only C0 to C2, E0 and from E2 on want a closer look, and C3 where × or ÷ may stand.
  const std::uint64_t signs = (bytes >> 8 | std::uint64_t{0x97} << 56) ^ each(0x97);
  const std::uint64_t sign_behind = ~(at_least(signs & each(0x5F), 1) | signs);
  const std::uint64_t unsure =
      within(low, 0x40, 0x42) | (within(low, 0x43, 0x43) & sign_behind) | within(low, 0x60, 0x60) | at_least(low, 0x62);
  const std::uint64_t word = (bytes & ~unsure) | (ascii & ~bytes);
  return static_cast<std::size_t>(std::countr_zero(~word & each(0x80))) / 8;
}

// The bytes of the apostrophe at a place; 0 where none stands there.
std::size_t apostrophe_bytes(std::string_view text, std::size_t at) {
  if (text[at] == '\'') return 1;
  return text[at] == '\xE2' && decode(text, at).value == 0x2019 ? 3 : 0;
}

// The next token's bytes from `at`: a run of letters (with combining marks) and digits, or one mark.
std::size_t token_end(std::string_view text, std::size_t at, std::size_t end) {
  std::size_t i = at;
  for (std::size_t run = 8; run == 8; i += run) run = word_run(text.substr(i));
  i = std::min(i, end);
  if (i == at) {
    i += word_bytes(text, at);
    if (i == at) return at + decode(text, at).size;
  }
  while (i < end) {
    if (const std::size_t bytes = word_bytes(text, i)) {
      i += bytes;
      continue;
    }
    // K'Ré, H'Len: an apostrophe inside a name belongs to it.
    const std::size_t apostrophe = apostrophe_bytes(text, i);
    if (apostrophe == 0 || i - at > 3 || is_digit(static_cast<unsigned char>(text[at]))) return i;
    if (i + apostrophe >= end || !is_letter(decode(text, i + apostrophe).value)) return i;
    i += apostrophe;
  }
  return i;
}

// Calls take(token, readable) for each token of a phrase; `readable` bytes of it may be read from the token's first
// one.
template <typename Take>
void each_token(std::string_view phrase, Take take) {
  for (std::size_t at = 0; at < phrase.size();) {
    const CodePoint c = decode(phrase, at);
    const std::size_t stop = is_space(c.value) ? at + c.size : token_end(phrase, at, phrase.size());
    if (!is_space(c.value)) take(phrase.substr(at, stop - at), phrase.size() - at);
    at = stop;
  }
}

// "VII", also "II" and "CV", but no single letter, which may be somebody's initial.
bool roman(std::string_view token) {
  return token.size() >= 2 && token.find_first_not_of("IVXLC") == std::string_view::npos;
}

// Letters, which may be of several bytes.
std::size_t letters(std::string_view token) {
  return static_cast<std::size_t>(std::count_if(token.begin(), token.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

Word Vocabulary::add(std::string_view lower_form) {
  const auto [it, added] = words_.try_emplace(std::string(lower_form), static_cast<Word>(words_.size() + 1));
  return it->second;
}

Word Vocabulary::find(std::string_view lower_form) const {
  const auto it = words_.find(std::string(lower_form));
  return it == words_.end() ? unknown_word : it->second;
}

Forms::Known Forms::add(std::string_view token, const Vocabulary& vocabulary) {
  const std::string lower = comparable(token);
  const Known made{static_cast<std::uint32_t>(forms_.size()), vocabulary.find(lower), shape_of(token)};
  const std::string normal = normalize(token);
  Form& form = forms_.emplace_back(Form{.word = made.word,
                                        .shape = made.shape,
                                        .alone = normalizes_alone(token),
                                        .normal = texts_.add(normal),
                                        .lower = texts_.add(lower)});
  if (normal.size() <= form.head.size()) {
    form.head_size = static_cast<std::uint8_t>(normal.size());
    std::copy(normal.begin(), normal.end(), form.head.begin());
  }
  return made;
}

Forms::Known Forms::find(const Key& key, std::string_view token, const Vocabulary& vocabulary) {
  if (key.tail != 0) {
    const auto [known, added] = short_.find(key);
    if (added) known = add(token, vocabulary);
    return known;
  }
  const std::uint32_t form = long_.get(texts_.add(token), [&] { return add(token, vocabulary).form; });
  return {form, forms_[form].word, forms_[form].shape};
}

void Forms::clear() {
  texts_.clear();
  forms_.assign(1, {});
  short_.clear();
  long_.clear();
}

bool Tokenizer::pointed(const Token& token) const {
  const auto found = pointed_.find(token.word);
  return token.word != unknown_word && found != pointed_.end() && !(found->second && token.shape == Shape::lower);
}

// Where a block's tokens begin and end. What is known of them is asked for afterwards, so that the memory has time to
// bring it.
void Tokenizer::cut(std::string_view text, const Block& block, Tokens& out) {
  keys_.clear();
  bool spaced = false;
  for (std::size_t at = block.begin; at < block.end;) {
    if (const Lead lead = lead_of(text, at); lead == Lead::space || lead == Lead::other) {
      const CodePoint c = decode(text, at);
      if (is_space(c.value)) {
        spaced = true;
        at += c.size;
        continue;
      }
    }
    const std::size_t stop = token_end(text, at, block.end);
    out.tokens.push_back(
        {.begin = static_cast<std::uint32_t>(at), .end = static_cast<std::uint32_t>(stop), .spaced = spaced});
    keys_.push_back(Forms::key_of(text.substr(at, stop - at), text.size() - at));
    forms_.prepare(keys_.back());
    spaced = false;
    at = stop;
  }
}

void Tokenizer::block(const Report& report, std::uint32_t index, Tokens& out) {
  const std::string_view text = report.text;
  const auto begin = static_cast<std::uint32_t>(out.tokens.size());
  cut(text, report.blocks[index], out);
  std::uint32_t first = begin;  // of the sentence
  const auto close = [&](std::uint32_t last) {
    if (last > first) out.sentences.push_back({first, last, index});
    first = last;
  };
  bool may_end = false;  // the last marks may close a sentence
  const auto end = static_cast<std::uint32_t>(out.tokens.size());
  for (std::uint32_t i = begin; i < end; ++i) {
    Token& token = out.tokens[i];
    const Forms::Known known =
        forms_.find(keys_[i - begin], text.substr(token.begin, token.end - token.begin), vocabulary_);
    token.word = known.word;
    token.shape = known.shape;
    token.form = known.form;
    if (known.shape == Shape::mark) {
      const char32_t mark = decode(text, token.begin).value;
      if (may_end && token.spaced && opening(mark)) close(i);
      may_end = ends_sentence(mark) || (may_end && closing(mark));
    } else if (may_end) {
      if (starts_sentence(text, out, first, i)) close(i);
      may_end = false;
    }
    if (i + 1 - first >= longest_sentence) close(i + 1);
  }
  close(end);
}

// Whether the full stop before a token that is no mark ends the sentence that began at `first`: before a capital, a
// number after a space; not inside "T.Ư", "TP. HCM", "Đ.X" or "1.260", but behind "khóa VII." and "UBND."
bool Tokenizer::starts_sentence(std::string_view text, const Tokens& tokens, std::uint32_t first,
                                std::uint32_t at) const {
  if (at == first) return false;
  const Token &token = tokens.tokens[at], &stopper = tokens.tokens[at - 1];
  const Token* before = at >= first + 2 ? &tokens.tokens[at - 2] : nullptr;
  const auto shortens = [&] {
    const std::string_view word = text.substr(before->begin, before->end - before->begin);
    return !token.spaced || (letters(word) <= 3 && !roman(word));
  };
  const bool short_form = before && (pointed(*before) || (before->shape == Shape::upper && shortens()));
  const bool abbreviation = short_form && !stopper.spaced && text[stopper.begin] == '.';
  const bool capital = token.shape == Shape::capital || token.shape == Shape::upper || token.shape == Shape::mixed;
  const bool after_word = before && (before->shape != Shape::number || before->end - before->begin >= 4);
  return !abbreviation && (token.spaced ? (capital || token.shape == Shape::number) : (capital && after_word));
}

void Tokenizer::run(const Report& report, Tokens& out) {
  if (forms_.texts_.bytes() > most_bytes || forms_.forms_.size() > most_forms) forms_.clear();
  out.forms = &forms_;
  out.tokens.clear();
  out.sentences.clear();
  for (std::uint32_t i = 0; i < report.blocks.size(); ++i)
    if (report.blocks[i].kind != BlockKind::furniture) block(report, i, out);
}

void Tokenizer::phrase(std::string_view phrase, std::vector<std::uint32_t>& forms) {
  forms.clear();
  each_token(phrase, [&](std::string_view token, std::size_t readable) {
    forms.push_back(forms_.find(Forms::key_of(token, readable), token, vocabulary_).form);
  });
}

std::vector<std::pair<std::string, Shape>> phrase_tokens(std::string_view phrase) {
  std::vector<std::pair<std::string, Shape>> tokens;
  each_token(phrase,
             [&](std::string_view token, std::size_t) { tokens.emplace_back(comparable(token), shape_of(token)); });
  return tokens;
}

}  // namespace soi::text
