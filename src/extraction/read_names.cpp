// SPDX-License-Identifier: Apache-2.0
// names.yaml: classes of phrases with their attributes, and abbreviations.
#include <algorithm>

#include "extraction/rules_file.hpp"
#include "text/fold.hpp"

namespace soi::extraction {
namespace {

using base::YamlNode;

class NamesReader {
 public:
  NamesReader(RulesFile& file, Rules& rules) : file_(file), rules_(rules) {}

  void read() {
    if (!file_.expect_map(file_.root(), "names.yaml", {"import", "classes", "abbreviations", "pointed"})) return;
    if (const YamlNode* classes = file_.root().find("classes"); classes && file_.expect_map_of_any(*classes, "classes"))
      for (const auto& [key, value] : classes->entries) read_class(key, value);
    for (const YamlNode* word : file_.scalars(file_.root().find("pointed"), "a word with a full stop"))
      add_pointed(*word);
    const YamlNode* table = file_.root().find("abbreviations");
    if (table && file_.expect_map_of_any(*table, "abbreviations"))
      for (const auto& [key, value] : table->entries)
        add_abbreviation(text::lower(key.text), text::lower(file_.text(value, "what an abbreviation stands for")));
  }

 private:
  void add_pointed(const YamlNode& node) {
    const auto tokens = text::phrase_tokens(node.text);
    const bool word = tokens.size() == 2 && tokens[0].second != text::Shape::mark && tokens[1].first == ".";
    if (!word)
      return file_.complain(node, "this is no word with a full stop", "write one word and its point, as in Dr.");
    rules_.names.pointed.emplace(rules_.names.words.add(tokens[0].first), tokens[0].second != text::Shape::lower);
  }

  void add_abbreviation(std::string_view text, std::string_view meaning) {
    Abbreviation added;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find(' '), text.size());
      added.words.push_back(rules_.names.words.add(text.substr(0, end)));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (added.words.empty()) return;
    for (auto& token : text::phrase_tokens(meaning))
      added.meant.emplace_back(rules_.names.words.add(token.first), token.first);
    std::vector<Abbreviation>& all = rules_.abbreviations[added.words.front()];
    std::erase_if(all, [&](const Abbreviation& one) { return one.words == added.words; });
    const auto shorter = std::find_if(all.begin(), all.end(),
                                      [&](const Abbreviation& one) { return one.words.size() < added.words.size(); });
    all.insert(shorter, std::move(added));
  }

  void read_class(const YamlNode& key, const YamlNode& node) {
    file_.expect_name(key, "this class");
    if (rules_.names.classes.contains(key.text))
      file_.complain(key, "an imported file has a class of the name '" + key.text + "'",
                     "rename this one; it may take the other in: \"@" + key.text + "\"");
    auto& phrases = rules_.names.classes[key.text];
    if (node.is_map()) {
      for (const auto& [phrase, attributes] : node.entries) {
        add(phrase, phrases);
        if (!attributes.is_null()) read_attributes(phrase, attributes);
      }
    } else {
      for (const YamlNode* item : file_.scalars(&node, "a phrase")) add_item(*item, key.text, phrases);
    }
    if (phrases.empty() && node.is_sequence() && node.items.empty())
      file_.complain(node, "this class has no phrase", "add one, or remove the class");
  }

  using Phrases = std::vector<std::vector<std::pair<text::Word, bool>>>;

  void add_item(const YamlNode& item, const std::string& own, Phrases& phrases) {
    if (item.text.front() != '@') return add(item, phrases);
    const std::string name = item.text.substr(1);
    const auto other = rules_.names.classes.find(name);
    if (other == rules_.names.classes.end() || name == own)
      file_.complain(item, "no class is named '" + name + "' above this one");
    else
      phrases.insert(phrases.end(), other->second.begin(), other->second.end());
  }

  void read_attributes(const YamlNode& phrase, const YamlNode& node) {
    if (!file_.expect_map_of_any(node, "a phrase's attributes")) return;
    auto& attributes = rules_.phrases[words_of(phrase.text)];
    for (const auto& [key, value] : node.entries) {
      const std::string& text = file_.text(value, "an attribute");
      const auto [it, added] = attributes.try_emplace(rules_.names.slot(key.text), text);
      if (!added && it->second != text)
        file_.complain(value, "'" + phrase.text + "' has the " + key.text + " '" + it->second + "' above",
                       "a phrase has one value for each attribute, whichever class it stands in");
    }
  }

  std::vector<text::Word> words_of(const std::string& phrase) {
    std::vector<text::Word> words;
    for (const auto& token : text::phrase_tokens(phrase)) words.push_back(rules_.names.words.add(token.first));
    return words;
  }

  void add(const YamlNode& node, Phrases& phrases) {
    std::vector<std::pair<text::Word, bool>> phrase;
    for (const auto& [word, shape] : text::phrase_tokens(node.text)) {
      const bool capital = shape != text::Shape::lower && shape != text::Shape::mark && shape != text::Shape::number;
      phrase.emplace_back(rules_.names.words.add(word), capital);
    }
    if (phrase.empty())
      file_.complain(node, "this phrase has no word");
    else
      phrases.push_back(std::move(phrase));
  }

  RulesFile& file_;
  Rules& rules_;
};

}  // namespace

void read_names(RulesFile& file, Rules& rules) { NamesReader(file, rules).read(); }

}  // namespace soi::extraction
