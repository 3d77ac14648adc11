// SPDX-License-Identifier: Apache-2.0
// Old Vietnamese pages come in windows-1258, TCVN3 or VNI without saying so. Only windows-1258 can be told from the
// others by what it decodes to; the rest is named to the user instead of being read as nonsense.
#include "reading/encoding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <unicode/bytestream.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include "base/error.hpp"
#include "base/escape.hpp"
#include "text/fold.hpp"

namespace soi::reading {

namespace {

base::Location place_of(const std::string& path, std::string_view bytes, std::size_t offset) {
  const std::string_view before = bytes.substr(0, offset);
  const auto line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto column = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {path, static_cast<int>(line), static_cast<int>(column) + 1};
}

std::size_t first_broken_byte(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t begin = i;
    UChar32 c = 0;
    U8_NEXT(data, i, bytes.size(), c);
    if (c < 0) return begin;
  }
  return bytes.size();
}

std::string from_charset(std::string_view bytes, const char* charset) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(ucnv_open(charset, &error), &ucnv_close);
  if (U_FAILURE(error)) return {};
  const icu::UnicodeString wide(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter.get(), error);
  std::string out;
  if (U_SUCCESS(error)) wide.toUTF8String(out);
  return out;
}

// Several kinds of letters that no other language has together.
bool looks_vietnamese(std::string_view utf8) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(utf8.data());
  std::size_t letters = 0, others = 0;
  bool dyet = false, horned = false, double_marked = false, hatted = false;
  for (std::size_t i = 0; i < utf8.size();) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, utf8.size(), c);
    if (c < 0x80 || (c >= 0x2010 && c <= 0x2026) || c == 0xA0) continue;
    const bool latin = c >= 0xC0 && c <= 0xFD && c != 0xD7 && c != 0xF7;
    dyet |= c == 0x110 || c == 0x111;
    horned |= c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0;
    double_marked |= c >= 0x1EA0 && c <= 0x1EF9;
    hatted |= c == 0xE2 || c == 0xEA || c == 0xF4 || c == 0x102 || c == 0x103;
    const bool own = c == 0x102 || c == 0x103 || c == 0x110 || c == 0x111 || c == 0x1A0 || c == 0x1A1 || c == 0x1AF ||
                     c == 0x1B0 || (c >= 0x1EA0 && c <= 0x1EF9);
    ++(latin || own ? letters : others);
  }
  return dyet + horned + double_marked + hatted >= 3 && letters >= 10 * others;
}

// What bytes that are neither UTF-8 nor windows-1258 probably are, for the message.
std::string_view guess(std::string_view bytes) {
  // In TCVN3 the letters of frequent words are these signs of Latin-1, which other texts rarely have inside words.
  std::size_t tcvn3 = 0;
  for (const char c : bytes)
    tcvn3 += std::string_view("\xAE\xB5\xB8\xB9\xA9\xAA\xAB\xAC\xAD").find(c) != std::string_view::npos;
  return tcvn3 * 100 > bytes.size() ? "TCVN3 (ABC)" : "an old Vietnamese encoding such as TCVN3 or VNI";
}

[[noreturn]] void refuse(base::Location where, std::string what, std::string remedy) {
  throw base::Error(base::Failure::data, {{std::move(where), std::move(what), std::move(remedy), {}}});
}

std::string checked(const std::string& path, std::string text) {
  if (const auto nul = text.find('\0'); nul != std::string::npos) {
    refuse(place_of(path, text, nul), fmt::format("a zero byte at offset {}: this is no text", nul),
           "give a .txt, .md or .html file with text");
  }
  return text;
}

}  // namespace

Decoded decode(const std::string& path, std::string bytes, std::string_view charset) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    const char* name = bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE";
    return {checked(path, from_charset(std::string_view(bytes).substr(2), name)), true};
  }
  const std::size_t broken = first_broken_byte(bytes);
  if (broken == bytes.size()) return {checked(path, std::move(bytes)), false};

  if (charset.find("1252") != std::string_view::npos || charset.find("8859-1") != std::string_view::npos) {
    return {checked(path, from_charset(bytes, "windows-1252")), true};
  }
  std::string converted = text::nfc(from_charset(bytes, "windows-1258"));
  if (looks_vietnamese(converted)) return {checked(path, std::move(converted)), true};
  refuse(place_of(path, bytes, broken),
         fmt::format("byte 0x{:02x} at offset {} is not UTF-8", static_cast<unsigned char>(bytes[broken]), broken),
         fmt::format("save the file as UTF-8; it may be {}", guess(bytes)));
}

}  // namespace soi::reading
