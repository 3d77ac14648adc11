// SPDX-License-Identifier: Apache-2.0
#include "reading/page_words.hpp"

#include <algorithm>
#include <utility>

#include "base/yaml_check.hpp"
#include "reading/furniture.hpp"
#include "text/fold.hpp"

namespace soi::reading {

namespace {

constexpr std::pair<std::string_view, LineMatch> ways[] = {
    {"whole", LineMatch::whole},   {"opens", LineMatch::opens},     {"label", LineMatch::label},
    {"credit", LineMatch::credit}, {"related", LineMatch::related}, {"footer", LineMatch::footer},
};

std::vector<std::string> way_names() {
  std::vector<std::string> names;
  for (const auto& way : ways) names.emplace_back(way.first);
  return names;
}

// Calls `take` with every phrase of a list, which may be missing.
template <typename Take>
void each_phrase(const base::YamlNode* list, std::string_view what, base::YamlCheck& check, const Take& take) {
  if (!list || !check.is_list(*list, what)) return;
  for (const base::YamlNode& phrase : list->items) {
    if (!check.is_text(phrase, "a phrase")) continue;
    if (text::fold(phrase.text).empty())
      check.problem(phrase, "a phrase needs a letter or a digit");
    else
      take(phrase);
  }
}

bool begins(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.starts_with(word) && text.size() > word.size() && text[word.size()] == ' ';
  });
}

bool ends(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return text.ends_with(word) && text.size() > word.size() && text[text.size() - word.size() - 1] == ' ';
  });
}

}  // namespace

PageWords PageWords::load(const schema::Domain& domain) {
  PageWords words;
  if (!domain.has("pages.yaml")) return words;
  std::vector<base::Problem> found;
  const base::YamlFile file = domain.yaml("pages.yaml", found);
  base::YamlCheck check(file, std::move(found));
  const base::YamlNode& root = file.root();
  if (check.is_map(root, "pages.yaml")) {
    check.only_keys(root, "pages.yaml", {"furniture", "byline opens", "byline closes", "picture", "examples"});
    if (const base::YamlNode* table = root.find("furniture"); table && check.is_map(*table, "furniture")) {
      check.only_keys(*table, "furniture", way_names());
      for (const auto& [name, way] : ways) {
        each_phrase(table->find(name), name, check, [&, bit = way](const base::YamlNode& phrase) {
          words.phrases_[text::fold(phrase.text)] |= static_cast<std::uint8_t>(bit);
        });
      }
    }
    each_phrase(root.find("byline opens"), "byline opens", check,
                [&](const base::YamlNode& phrase) { words.byline_opens_.push_back(text::fold(phrase.text)); });
    each_phrase(root.find("byline closes"), "byline closes", check,
                [&](const base::YamlNode& phrase) { words.byline_closes_.push_back(text::fold(phrase.text)); });
    each_phrase(root.find("picture"), "picture", check, [&](const base::YamlNode& phrase) {
      words.pictures_.push_back(text::fold(phrase.text));
      const std::string word = text::lower(phrase.text);
      for (const std::string& sign : {word + ":", "(" + word, "- " + word + " "}) words.picture_signs_.push_back(sign);
    });
    if (const base::YamlNode* examples = root.find("examples"); examples && check.is_map(*examples, "examples")) {
      check.only_keys(*examples, "examples", {"furniture", "report"});
      for (const bool furniture : {true, false}) {
        const char* kind = furniture ? "furniture" : "report";
        each_phrase(examples->find(kind), kind, check, [&](const base::YamlNode& line) {
          words.examples_.push_back(
              {line.text, furniture,
               file.problem(line,
                            furniture ? "this line is taken for the report's" : "this line is taken for furniture",
                            furniture ? "add its words to the table" : "take its words out of the table")});
        });
      }
    }
  }
  if (!check.fine()) throw base::Error(base::Failure::data, check.take());
  return words;
}

std::uint8_t PageWords::matches(const std::string& folded) const {
  const auto found = phrases_.find(folded);
  return found == phrases_.end() ? 0 : found->second;
}

bool PageWords::opens_byline(std::string_view folded) const { return begins(folded, byline_opens_); }

bool PageWords::closes_byline(std::string_view folded) const { return ends(folded, byline_closes_); }

bool PageWords::credits_picture(std::string_view shown, std::string_view folded) const {
  const auto in = [](std::string_view text) {
    return [text](const std::string& part) { return text.find(part) != std::string_view::npos; };
  };
  if (std::none_of(pictures_.begin(), pictures_.end(), in(folded))) return false;  // spares most lines the next step
  const std::string lower = text::lower(shown);
  return std::any_of(picture_signs_.begin(), picture_signs_.end(), in(lower));
}

// Each line stands in a short report of its own, between two sentences.
std::vector<base::Problem> PageWords::failing_examples() const {
  std::vector<base::Problem> failing;
  for (const PageExample& example : examples_) {
    text::Report report;
    const std::string before = "1.\n" + std::string(example.line.size(), '2') + ".\n";  // footers end a page
    report.text = before + example.line + "\n3.\n";
    std::uint32_t begin = 0;
    for (std::uint32_t end = 0; end < report.text.size(); ++end) {
      if (report.text[end] != '\n') continue;
      report.blocks.push_back({begin, end, text::BlockKind::paragraph});
      begin = end + 1;
    }
    mark_furniture(report, *this);
    const auto line = std::find_if(report.blocks.begin(), report.blocks.end(),
                                   [&](const text::Block& block) { return block.begin == before.size(); });
    if ((line->kind == text::BlockKind::furniture) != example.furniture) failing.push_back(example.problem);
  }
  return failing;
}

}  // namespace soi::reading
