// SPDX-License-Identifier: Apache-2.0
// Vietnamese text made comparable. ICU is asked once for each character below U+2100, which covers Vietnamese and its
// punctuation, and after that only for rare characters and for text that is not NFC yet.
#include "text/fold.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace soi::text {

namespace {

constexpr UChar32 table_end = 0x2100;
constexpr UChar32 separator = 0;  // folds to a space
constexpr UChar32 dropped = 1;    // folds to nothing

const icu::Normalizer2& nfc_normalizer() {
  UErrorCode error = U_ZERO_ERROR;
  return *icu::Normalizer2::getNFCInstance(error);  // ICU keeps one instance, ready for all threads
}

UChar32 d_lookalike(UChar32 c) {
  if (c == 0xD0 || c == 0x189) return 0x110;
  return c == 0xF0 ? 0x111 : c;
}

// The search key of one character: its lower-case letter or digit without diacritics, `separator` or `dropped`.
UChar32 search_key(UChar32 c) {
  c = u_tolower(d_lookalike(c));
  if (c == 0x111) return 'd';
  const bool joiner = c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF;
  if (joiner || (U_GET_GC_MASK(c) & U_GC_M_MASK)) return dropped;
  if (!u_isalnum(c)) return separator;
  if (u_getIntPropertyValue(c, UCHAR_HANGUL_SYLLABLE_TYPE) != U_HST_NOT_APPLICABLE) return c;
  icu::UnicodeString parts;
  if (!nfc_normalizer().getDecomposition(c, parts)) return c;
  UChar32 base = 0;
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (U_GET_GC_MASK(part) & U_GC_M_MASK) continue;
    if (base != 0) return c;  // several letters in one: no diacritic to take off
    base = part;
  }
  return base != 0 ? base : c;
}

// The plain letter and the number of the tone (1 to 5) of a toned a, e, y, o or u that has no other mark.
struct Toned {
  char letter = 0;
  char tone = 0;
};

constexpr std::u32string_view toned_letters[] = {U"aàáảãạ", U"eèéẻẽẹ", U"yỳýỷỹỵ", U"oòóỏõọ", U"uùúủũụ",
                                                 U"AÀÁẢÃẠ", U"EÈÉẺẼẸ", U"YỲÝỶỸỴ", U"OÒÓỎÕỌ", U"UÙÚỦŨỤ"};

UChar32 with_tone(char letter, int tone) {
  for (std::u32string_view row : toned_letters) {
    if (row[0] == static_cast<char32_t>(letter)) return static_cast<UChar32>(row[static_cast<std::size_t>(tone)]);
  }
  return letter;
}

struct Table {
  std::array<std::uint16_t, table_end> lower{};
  std::array<std::uint16_t, table_end> key{};
  std::array<Toned, table_end> toned{};
  std::array<bool, table_end> always_nfc{};
  std::array<bool, table_end> mark{};
  std::array<bool, table_end> letter{};
};

std::unique_ptr<const Table> make_table() {
  auto table = std::make_unique<Table>();
  for (UChar32 c = 0; c < table_end; ++c) {
    const auto i = static_cast<std::size_t>(c);
    table->lower[i] = static_cast<std::uint16_t>(u_tolower(c));
    table->key[i] = static_cast<std::uint16_t>(search_key(c));
    table->always_nfc[i] = u_getCombiningClass(c) == 0 && u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) == UNORM_YES;
    table->mark[i] = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    table->letter[i] = u_isalpha(c);
  }
  for (std::u32string_view row : toned_letters) {
    for (std::size_t tone = 1; tone < row.size(); ++tone) {
      table->toned[row[tone]] = {static_cast<char>(row[0]), static_cast<char>(tone)};
    }
  }
  return table;
}

const Table& table() {
  static const std::unique_ptr<const Table> built = make_table();
  return *built;
}

bool ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The character at `i`, which moves behind it; bytes that are no UTF-8 give U+FFFD.
UChar32 next(std::string_view text, std::size_t& i) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  UChar32 c = 0;
  U8_NEXT_OR_FFFD(bytes, i, text.size(), c);
  return c;
}

void append(std::string& out, UChar32 c) {
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
    return;
  }
  std::uint8_t bytes[U8_MAX_LENGTH];
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, c);
  out.append(reinterpret_cast<const char*>(bytes), length);
}

bool surely_nfc(std::string_view text) {
  const Table& known = table();
  for (std::size_t i = 0; i < text.size();) {
    if (ascii(text[i])) {
      ++i;
      continue;
    }
    const UChar32 c = next(text, i);
    if (c >= table_end || !known.always_nfc[static_cast<std::size_t>(c)]) return false;
  }
  return true;
}

bool is_pair(char first, char second) {
  const char a = static_cast<char>(first | 0x20), b = static_cast<char>(second | 0x20);
  return (a == 'o' && (b == 'a' || b == 'e')) || (a == 'u' && b == 'y');
}

// What stands behind a pair decides which of its letters bears the tone: hòa but hoàn.
enum class Behind { nothing, letter, mark };

Behind behind(std::string_view text, std::size_t i) {
  if (i >= text.size()) return Behind::nothing;
  const UChar32 c = next(text, i);
  if (c >= table_end) {
    if (U_GET_GC_MASK(c) & U_GC_M_MASK) return Behind::mark;
    return u_isalpha(c) ? Behind::letter : Behind::nothing;
  }
  if (table().mark[static_cast<std::size_t>(c)]) return Behind::mark;
  return table().letter[static_cast<std::size_t>(c)] ? Behind::letter : Behind::nothing;
}

// Two letters of one syllable, one of them toned.
struct Pair {
  std::size_t begin = 0;
  std::size_t length = 0;
  char first = 0;
  char second = 0;
  int tone = 0;
  bool on_first = false;
};

// The pair with its tone where it belongs; empty where it stands there already.
std::string moved(std::string_view text, const Pair& pair) {
  const bool after_q = pair.begin > 0 && (text[pair.begin - 1] | 0x20) == 'q' && (pair.first | 0x20) == 'u';
  const Behind next_to = behind(text, pair.begin + pair.length);
  if (next_to == Behind::mark) return {};  // taking the tone off would let the next mark join the letter
  const bool belongs_on_first = next_to == Behind::nothing && !after_q;
  if (belongs_on_first == pair.on_first) return {};
  std::string out;
  append(out, belongs_on_first ? with_tone(pair.first, pair.tone) : pair.first);
  append(out, belongs_on_first ? pair.second : with_tone(pair.second, pair.tone));
  return out;
}

std::string place_tones(std::string text) {
  const Table& known = table();
  std::string out;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (ascii(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    const UChar32 c = next(text, i);
    if (c >= table_end) continue;
    if (const UChar32 plain = d_lookalike(c); plain != c) {
      out.append(text, copied, begin - copied);
      append(out, plain);
      copied = i;
      continue;
    }
    const Toned toned = known.toned[static_cast<std::size_t>(c)];
    if (toned.tone == 0) continue;
    const bool on_second = begin > copied && is_pair(text[begin - 1], toned.letter);
    const bool on_first = !on_second && i < text.size() && is_pair(toned.letter, text[i]);
    if (!on_first && !on_second) continue;
    const Pair pair{on_second ? begin - 1 : begin,      i - begin + 1, on_second ? text[begin - 1] : toned.letter,
                    on_second ? toned.letter : text[i], toned.tone,    on_first};
    const std::string replacement = moved(text, pair);
    if (replacement.empty()) continue;
    out.append(text, copied, pair.begin - copied).append(replacement);
    copied = i = pair.begin + pair.length;
  }
  if (copied == 0) return text;
  return out.append(text, copied);
}

// Nothing where a letter might join the one before it and `careful` asks to stop at such.
std::optional<std::string> key_of(std::string_view utf8, bool careful) {
  const Table& known = table();
  std::string out;
  out.reserve(utf8.size());
  bool gap = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const UChar32 c = ascii(utf8[i]) ? utf8[i++] : next(utf8, i);
    const bool inside = c < table_end;
    const auto at = static_cast<std::size_t>(c);
    const UChar32 key = inside ? known.key[at] : search_key(c);
    if (key == dropped) continue;
    if (careful && inside && !known.always_nfc[at]) return {};
    if (key == separator) {
      gap = true;
      continue;
    }
    if (gap && !out.empty()) out.push_back(' ');
    gap = false;
    append(out, key);
  }
  return out;
}

}  // namespace

std::string nfc(std::string_view utf8) {
  if (surely_nfc(utf8)) return std::string(utf8);
  std::string valid;  // ICU would hand broken bytes on
  valid.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) append(valid, next(utf8, i));
  UErrorCode error = U_ZERO_ERROR;
  std::string out;
  icu::StringByteSink<std::string> sink(&out, static_cast<std::int32_t>(valid.size()));
  nfc_normalizer().normalizeUTF8(0, icu::StringPiece(valid.data(), static_cast<std::int32_t>(valid.size())), sink,
                                 nullptr, error);
  return out;
}

// Word processors write hyphens (U+2010, U+2011) of their own into "25-NQ/TW".
std::string normalize(std::string_view utf8) {
  std::string text = place_tones(nfc(utf8));
  for (const std::string_view hyphen : {"\u2010", "\u2011"})
    for (std::size_t at = text.find(hyphen); at != std::string::npos; at = text.find(hyphen, at))
      text.replace(at, hyphen.size(), "-");
  return text;
}

bool normalizes_alone(std::string_view token) {
  if (!surely_nfc(token) || token.empty()) return false;
  std::size_t i = 0;
  const auto first = static_cast<std::size_t>(next(token, i));
  if (table().mark[first]) return false;
  // A letter that stands for itself beside words (ⁿ) would be one of theirs where tones are placed.
  return i < token.size() || !table().letter[first] || first < 0x80 || (first >= 0xC0 && first < 0x2000);
}

std::string lower(std::string_view utf8) {
  const Table& known = table();
  const std::string text = normalize(utf8);
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const UChar32 c = next(text, i);
    append(out, c < table_end ? known.lower[static_cast<std::size_t>(c)] : u_tolower(c));
  }
  return out;
}

// Goes without normalize: with the marks gone, their places, their composition and the look-alikes of Đ make no
// difference. Only letters that join without being marks (Hangul) have to be composed first.
std::string fold(std::string_view utf8) {
  if (auto key = key_of(utf8, true)) return *std::move(key);
  return nfc(*key_of(nfc(utf8), false));  // once more, for what joins where a mark stood between
}

std::vector<std::string> fold_words(std::string_view utf8) {
  const std::string key = fold(utf8);
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    words.push_back(key.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string capitalize(std::string_view utf8) {
  if (utf8.empty()) return {};
  const char* bytes = utf8.data();
  std::int32_t at = 0;
  UChar32 first = 0;
  U8_NEXT(bytes, at, static_cast<std::int32_t>(utf8.size()), first);
  if (first < 0) return std::string(utf8);
  char upper[4];
  std::int32_t size = 0;
  U8_APPEND_UNSAFE(upper, size, u_toupper(first));
  return std::string(upper, static_cast<std::size_t>(size)) + std::string(utf8.substr(static_cast<std::size_t>(at)));
}

}  // namespace soi::text
