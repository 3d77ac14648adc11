// SPDX-License-Identifier: Apache-2.0
#include "extraction/name_forms.hpp"

#include <algorithm>

#include "text/fold.hpp"

namespace soi::extraction {
namespace {

constexpr std::size_t longest_slug = 60;  // bytes

std::string slug_of(std::string_view name) {
  std::string text = text::fold(name);
  std::replace(text.begin(), text.end(), ' ', '-');
  std::erase_if(text, [](char c) { return !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'); });
  if (text.size() > longest_slug) text.resize(longest_slug);
  while (!text.empty() && text.back() == '-') text.pop_back();
  return text.empty() ? "x" : text;
}

}  // namespace

text::Text NameForms::key(text::Text name) {
  return keys_.get(name, [&] { return make_key(name); });
}

text::Text NameForms::slug(text::Text name) {
  return slugs_.get(name, [&] { return texts_.add(slug_of(texts_[name])); });
}

bool NameForms::in_capitals(text::Text name) {
  enum : std::uint8_t { yes = 1, no };
  return capitals_.get(name, [&]() -> std::uint8_t {
    tokenizer_.phrase(texts_[name], forms_);
    bool letters = false;
    for (const std::uint32_t form : forms_) {
      const text::Shape shape = tokenizer_.forms()[form].shape;
      if (shape == text::Shape::lower || shape == text::Shape::capital) return no;
      letters |= shape == text::Shape::upper;
    }
    return letters ? yes : no;
  }) == yes;
}

void NameForms::clear() {
  keys_.clear();
  slugs_.clear();
  capitals_.clear();
}

text::Text NameForms::make_key(text::Text name) {
  tokenizer_.phrase(texts_[name], forms_);
  const text::Forms& forms = tokenizer_.forms();
  pieces_.clear();
  for (const std::uint32_t form : forms_)
    if (forms[form].shape != text::Shape::mark || forms.lower(form) == "/")
      pieces_.push_back({forms[form].word, forms.lower(form)});
  for (int pass = 0; pass < 2; ++pass) spell_out();  // what is spelled out may have abbreviations of its own
  made_.clear();
  for (const Piece& piece : pieces_) {
    if (!made_.empty()) made_ += ' ';
    made_ += piece.text;
  }
  return texts_.add(made_);
}

void NameForms::spell_out() {
  const auto stands_at = [&](std::size_t at, const Abbreviation& one) {
    return one.words.size() <= pieces_.size() - at &&
           std::equal(one.words.begin(), one.words.end(), pieces_.begin() + static_cast<std::ptrdiff_t>(at),
                      [](text::Word word, const Piece& piece) { return word == piece.word; });
  };
  spelled_.clear();
  for (std::size_t at = 0; at < pieces_.size();) {
    const Abbreviation* found = nullptr;
    if (const auto known = rules_.abbreviations.find(pieces_[at].word); known != rules_.abbreviations.end())
      for (const Abbreviation& one : known->second)
        if (!found && stands_at(at, one)) found = &one;
    if (!found) {
      spelled_.push_back(pieces_[at++]);
      continue;
    }
    for (const auto& [word, text] : found->meant) spelled_.push_back({word, text});
    at += found->words.size();
  }
  pieces_.swap(spelled_);
}

}  // namespace soi::extraction
