// SPDX-License-Identifier: Apache-2.0
// One spelling for one word: composition, placement of tones, case and search keys.
#include "text/fold.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace text = soi::text;

namespace {

// Random text in which composed and decomposed letters, tones, marks and broken bytes meet.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> parts = {
      "o",      "a",      "e",      "u",      "y",  "i",      "q",  "O", "A",    "U",      "Y",      "Q",      "h",
      "n",      "à",      "á",      "ạ",      "ò",  "ó",      "ọ",  "ù", "ú",    "ụ",      "ỳ",      "ý",      "ỵ",
      "è",      "ẹ",      "ò",      "ề",      "ươ", "đ",      "Đ",  "ð", "Ð",    "Ɖ",      "\u0300", "\u0301", "\u0323",
      "\u0302", " ",      "-",      "\n",     "9",  "²",      "ẞ",  "İ", "ﬁ",    "\u200b", "\u00ad", "\u2126", "\u212b",
      "한",     "\u1100", "\u1161", "\u11A8", "が", "\u3099", "각", "𐐀", "\xC3", "“",      "\xFF"};
  std::string out;
  const auto length = random() % 12;
  for (std::size_t i = 0; i < length; ++i) out += parts[random() % parts.size()];
  return out;
}

}  // namespace

TEST_CASE("a number of a document is the same with whatever hyphen it is written") {
  CHECK(soi::text::normalize("25\u2011NQ/TW và 5\u201017") == "25-NQ/TW và 5-17");
}

TEST_CASE("a tone stands on the first letter of oa, oe, uy when nothing follows, else on the second") {
  const std::pair<const char*, const char*> words[] = {
      {"hoà", "hòa"},   {"Hoá", "Hóa"},   {"HOÀ BÌNH", "HÒA BÌNH"}, {"toả", "tỏa"},           {"hoạ sĩ", "họa sĩ"},
      {"khoẻ", "khỏe"}, {"loè", "lòe"},   {"thuỷ", "thủy"},         {"Uỷ ban", "Ủy ban"},     {"UỶ BAN", "ỦY BAN"},
      {"luỹ", "lũy"},   {"tuỳ,", "tùy,"}, {"Thuỵ", "Thụy"},         {"xoã.", "xõa."},         {"Oà", "Òa"},
      {"hòan", "hoàn"}, {"tòan", "toàn"}, {"HÙYNH", "HUỲNH"},       {"ngòai", "ngoài"},       {"qúy", "quý"},
      {"Qùy", "Quỳ"},   {"QÚY", "QUÝ"},   {"khóet", "khoét"},       {"hoà-bình", "hòa-bình"}, {"hoà/hoàn", "hòa/hoàn"}};
  for (const auto& [written, wanted] : words) {
    INFO(written);
    CHECK(text::normalize(written) == wanted);
    CHECK(text::normalize(wanted) == wanted);
  }
}

TEST_CASE("words whose tone stands right are left alone") {
  for (const char* word :
       {"hòa",  "thủy", "quý",  "Quỳnh", "quỵ", "hoàn", "thuyền", "khoét", "Huỳnh", "khuỷu", "ngoái",
        "hoặc", "hoắc", "thuở", "của",   "mùa", "bìa",  "loài",   "xoèn",  "uỵch",  "toán",  "oà\u0302"}) {
    CHECK(text::normalize(word) == word);
  }
}

TEST_CASE("decomposed letters are composed before tones are placed") {
  CHECK(text::nfc("Hoa\u0300 Bi\u0300nh") == "Hoà Bình");
  CHECK(text::normalize("Hoa\u0300 Bi\u0300nh") == "Hòa Bình");
  CHECK(text::normalize("U\u0309y ban") == "Ủy ban");
  CHECK(text::normalize("Trươ\u0323\u0302ng") == text::nfc("Trươ\u0323\u0302ng"));
  CHECK(text::nfc("Tie\u0323\u0302n") == "Tiện");
}

TEST_CASE("look-alikes of Đ become Đ") {
  CHECK(text::normalize("Ðảng Ɖoàn ðội") == "Đảng Đoàn đội");
  CHECK(text::lower("QÐ ÐẢNG") == "qđ đảng");
  CHECK(text::fold("Ðảng") == "dang");
}

TEST_CASE("lower keeps diacritics and fold drops them") {
  CHECK(text::lower("UỶ BAN NHÂN DÂN Tỉnh ĐẮK LẮK") == "ủy ban nhân dân tỉnh đắk lắk");
  CHECK(text::fold("  Bùi Thị Minh-Hoài (“Trưởng ban”) ") == "bui thi minh hoai truong ban");
  CHECK(text::fold("25-NQ/TW, ngày 03/6/2013…") == "25 nq tw ngay 03 6 2013");
  CHECK(text::fold("Ươ ưỡng Ừ ặ ẩ đ Đ") == "uo uong u a a d d");
  CHECK(text::fold(" \u2013 … ") == "");
  CHECK(text::fold("so\u00adi") == "soi");
  CHECK(text::fold_words("Đỗ Mạnh – Hiến") == std::vector<std::string>{"do", "manh", "hien"});
  CHECK(text::fold_words("").empty());
}

TEST_CASE("bytes that are no UTF-8 become replacement characters, not crashes") {
  CHECK(text::normalize("a\xFFo\xC3") == "a\uFFFDo\uFFFD");
  CHECK(text::fold("a\xFF\xFEo") == "a o");
}

TEST_CASE("normalizing and folding twice changes nothing, and folding does not need normalizing") {
  std::mt19937 random(20261);
  for (int round = 0; round < 100000; ++round) {
    const std::string written = random_text(random);
    const std::string normal = text::normalize(written);
    const std::string key = text::fold(written);
    if (text::normalize(normal) != normal || text::nfc(normal) != normal || text::fold(normal) != key ||
        text::fold(key) != key) {
      FAIL("not stable: " << written);
    }
  }
}

TEST_CASE("the key of every character is its own key") {
  for (char32_t c = 1; c < 0x20000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string one;
    if (c < 0x80) {
      one = {static_cast<char>(c)};
    } else if (c < 0x800) {
      one = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
      one = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
             static_cast<char>(0x80 | (c & 63))};
    } else {
      one = {static_cast<char>(0xF0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
             static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
    const std::string key = text::fold(one);
    if (text::fold(key) != key || text::fold(text::normalize(one)) != key) FAIL("U+" << std::hex << int(c));
  }
}
