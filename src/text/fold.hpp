// SPDX-License-Identifier: Apache-2.0
// Vietnamese text made comparable: NFC, one placement of tone marks, case, and search keys without diacritics.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace soi::text {

std::string nfc(std::string_view utf8);
// NFC, Đ for its look-alikes U+00D0 and U+0189, - for the hyphens U+2010 and U+2011, tone marks on òa úy … in the new
// placement (hòa, thủy; quý keeps its y).
std::string normalize(std::string_view utf8);
// Whether normalize gives, of any text with this token between spaces or punctuation, what it gives of the token alone.
// The token is a run of letters and digits, or one other character. A cautious no is possible.
bool normalizes_alone(std::string_view token);
std::string capitalize(std::string_view utf8);  // its first letter in upper case
std::string lower(std::string_view utf8);       // normalize, then lower case
// lower, then without diacritics (đ → d), every run of other than letters and digits one space, trimmed: a search key.
std::string fold(std::string_view utf8);
std::vector<std::string> fold_words(std::string_view utf8);  // fold, split at spaces

}  // namespace soi::text
