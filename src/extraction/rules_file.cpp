// SPDX-License-Identifier: Apache-2.0
#include "extraction/rules_file.hpp"

#include <algorithm>
#include <set>

#include "base/nearest.hpp"
#include "text/fold.hpp"

namespace soi::extraction {

using base::YamlNode;

void RulesFile::complain(const YamlNode& at, std::string what, std::string remedy) {
  problems_.push_back(file_.problem(at, std::move(what), std::move(remedy)));
}

bool RulesFile::expect_map(const YamlNode& node, std::string_view what, std::initializer_list<const char*> keys) {
  if (!node.is_map()) {
    complain(node, std::string(what) + " must be a map");
    return false;
  }
  const std::vector<std::string> known(keys.begin(), keys.end());
  for (const auto& [key, value] : node.entries)
    if (std::find(known.begin(), known.end(), key.text) == known.end())
      unknown(key, "key of " + std::string(what), known);
  return true;
}

std::vector<const YamlNode*> RulesFile::scalars(const YamlNode* node, std::string_view what) {
  std::vector<const YamlNode*> found;
  if (!node || node->is_null()) return found;
  if (node->is_scalar()) return {node};
  if (!node->is_sequence()) {
    complain(*node, std::string(what) + " must be a text or a list of texts");
    return found;
  }
  for (const YamlNode& item : node->items) {
    if (item.is_scalar())
      found.push_back(&item);
    else
      complain(item, std::string(what) + " must be a text or a list of texts");
  }
  return found;
}

std::string RulesFile::text(const YamlNode& node, std::string_view what) {
  if (!node.is_scalar()) complain(node, std::string(what) + " must be a text");
  return node.text;
}

void RulesFile::unknown(const YamlNode& at, std::string_view kind, const std::vector<std::string>& known) {
  const std::string near = base::nearest(at.text, known);
  complain(at, "'" + at.text + "' is no " + std::string(kind),
           near.empty() ? std::string() : "did you mean '" + near + "'?");
}

namespace {

class NamesReader {
 public:
  NamesReader(RulesFile& file, Rules& rules) : file_(file), rules_(rules) {}

  void read() {
    if (!file_.expect_map(file_.root(), "names.yaml", {"classes", "abbreviations"})) return;
    if (const YamlNode* classes = file_.root().find("classes"); classes && file_.expect_map_of_any(*classes))
      for (const auto& [key, value] : classes->entries) read_class(key.text, value);
    if (const YamlNode* table = file_.root().find("abbreviations"); table && file_.expect_map_of_any(*table))
      for (const auto& [key, value] : table->entries)
        rules_.abbreviations[text::lower(key.text)] = text::lower(file_.text(value, "an abbreviation"));
  }

 private:
  void read_class(const std::string& name, const YamlNode& node) {
    auto& phrases = rules_.names.classes[name];
    if (node.is_map()) {
      for (const auto& [key, value] : node.entries) {
        add(key, phrases);
        if (!value.is_map() && !value.is_null()) file_.complain(value, "a phrase's attributes must be a map");
        for (const auto& [attribute, text] : value.entries)
          rules_.phrases[words_of(key.text)][attribute.text] = file_.text(text, "an attribute");
      }
      return;
    }
    for (const YamlNode* item : file_.scalars(&node, "a class")) {
      if (!item->quoted || item->text.empty() || item->text.front() != '@') {
        add(*item, phrases);
        continue;
      }
      const auto other = rules_.names.classes.find(item->text.substr(1));
      if (other == rules_.names.classes.end() || other->first == name) {
        file_.complain(*item, "no class is named '" + item->text.substr(1) + "' above this one");
        continue;
      }
      phrases.insert(phrases.end(), other->second.begin(), other->second.end());
    }
  }

  static std::string words_of(const std::string& phrase) {
    std::string words;
    for (const auto& token : text::phrase_tokens(phrase)) words += (words.empty() ? "" : " ") + token.first;
    return words;
  }

  void add(const YamlNode& node, std::vector<std::vector<std::pair<text::Word, bool>>>& phrases) {
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

bool RulesFile::expect_map_of_any(const YamlNode& node) {
  if (!node.is_map()) complain(node, "this must be a map");
  return node.is_map();
}

void read_names(RulesFile& file, Rules& rules) { NamesReader(file, rules).read(); }

}  // namespace soi::extraction
