// SPDX-License-Identifier: Apache-2.0
#include "extraction/entities.hpp"

#include <algorithm>
#include <numeric>

#include "text/fold.hpp"

namespace soi::extraction {
namespace {

std::string join(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

// The ends of a full name that people are called by: "Hương" and "Lan Hương" of Nguyễn Lan Hương.
std::vector<std::string> given_names(const std::string& name) {
  std::vector<std::string> ends;
  std::size_t space = name.rfind(' ');
  for (int words = 0; words < 2 && space != std::string::npos; ++words) {
    ends.push_back(name.substr(space + 1));
    space = space == 0 ? std::string::npos : name.rfind(' ', space - 1);
  }
  return ends;
}

}  // namespace

Entities::Entities(const Rules& rules, const Analysis& analysis, Keys& keys)
    : of_mention(analysis.mentions.size(), -1),
      order(analysis.mentions.size()),
      rules_(rules),
      analysis_(analysis),
      keys_(keys) {
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const Mention &one = analysis.mentions[a], &two = analysis.mentions[b];
    return one.first != two.first ? one.first < two.first : one.last > two.last;
  });
  places();
  level_places();
  bodies();
  officials();
  plain("document");
  plain("campaign");
  events();
  last_named();
}

const std::string& Entities::key_of(const std::string& name) const {
  const auto [it, added] = keys_.try_emplace(name);
  if (added) it->second = make_key(name);
  return it->second;
}

// Lower-case words with abbreviations spelled out: two writings of one name have one key.
std::string Entities::make_key(const std::string& name) const {
  std::vector<std::string> words;
  for (const auto& [word, shape] : text::phrase_tokens(name))
    if (shape != text::Shape::mark || word == "/") words.push_back(word);
  constexpr std::size_t longest = 5;
  for (int pass = 0; pass < 2; ++pass) {
    std::vector<std::string> next;
    for (std::size_t i = 0; i < words.size();) {
      std::size_t taken = 0;
      for (std::size_t n = std::min(longest, words.size() - i); n > 0 && !taken; --n) {
        const std::string phrase =
            join({words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(i + n)});
        if (const auto it = rules_.abbreviations.find(phrase); it != rules_.abbreviations.end()) {
          for (const auto& token : text::phrase_tokens(it->second)) next.push_back(token.first);
          taken = n;
        }
      }
      if (!taken) next.push_back(words[i]), taken = 1;
      i += taken;
    }
    words = std::move(next);
  }
  return join(words);
}

std::int32_t Entities::add(std::uint32_t number, std::string name, const std::string& key) {
  const Mention& mention = analysis_.mentions[number];
  const auto [it, added] = known_.try_emplace({family(mention), key}, static_cast<std::int32_t>(all.size()));
  if (added) {
    ReportEntity entity;
    entity.type = rules_.entity_types[mention.type];
    entity.family = family(mention);
    entity.name = name;
    entity.key = key;
    entity.first_mention = number;
    all.push_back(std::move(entity));
  }
  ReportEntity& entity = all[static_cast<std::size_t>(it->second)];
  if (name != entity.name) entity.aliases.insert(std::move(name));
  ++entity.mentions;
  of_mention[number] = it->second;
  return it->second;
}

void Entities::places() {
  std::uint32_t aside_until = 0;  // places told of aside, as somebody's home, complete no body
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (attribute(mention, "aside")) aside_until = std::max(aside_until, mention.last);
    if (mention.hidden || family(mention) != "place" || nameless(mention)) continue;
    if (mention.first >= aside_until) place_mentions_.push_back(number);
    const std::string name = text_of(rules_, analysis_, value_of(number));
    ReportEntity& place = all[static_cast<std::size_t>(add(number, name, key_of(name)))];
    if (place.short_name.empty()) place.short_name = attribute_text(mention, "short");
    if (place.long_name.empty()) place.long_name = attribute_text(mention, "long");
    if (place.short_name.empty()) place.short_name = name;
    if (place.long_name.empty()) place.long_name = name;
  }
}

// The report's own place of each level: the one it names most, the lead counting more.
void Entities::level_places() {
  std::vector<std::uint32_t> scores(all.size(), 0);
  for (std::size_t i = 0; i < of_mention.size(); ++i)
    if (of_mention[i] >= 0)
      scores[static_cast<std::size_t>(of_mention[i])] += in_lead(analysis_.mentions[i].sentence) ? 3 : 1;
  for (const auto& [level, types] : rules_.levels) {
    std::int32_t best = -1;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool fits = std::any_of(types.begin(), types.end(),
                                    [&](const std::string& type) { return rules_.schema.is_a(all[i].type, type); });
      if (fits && (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)])) best = static_cast<std::int32_t>(i);
    }
    if (best >= 0) level_place_[level] = best;
  }
}

void Entities::officials() {
  std::map<std::string, std::int32_t> first, latest;  // by the last one and two words of a name
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != "official" || attribute(mention, "refer")) continue;
    const std::string name = text_of(rules_, analysis_, value_of(number));
    const std::int32_t official = add(number, name, text::lower(name));
    for (const std::string& given : given_names(all[static_cast<std::size_t>(official)].key))
      first.try_emplace(given, official);
  }
  std::int32_t last = -1;
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != "official") continue;
    const std::string refer = attribute_text(mention, "refer");
    if (refer == "given" || refer == "given-only") {
      const std::string name = text_of(rules_, analysis_, value_of(number));
      const std::string key = text::lower(name);
      std::int32_t found = -1;
      if (const auto before = latest.find(key); before != latest.end())
        found = before->second;
      else if (const auto later = first.find(key); later != first.end())
        found = later->second;
      if (found >= 0) {
        of_mention[number] = found;
        ++all[static_cast<std::size_t>(found)].mentions;
      } else if (refer == "given" && key.find(' ') != std::string::npos) {
        add(number, name, key);
      }
    } else if (refer == "last") {
      of_mention[number] = last;
    }
    if (of_mention[number] < 0) continue;
    last = of_mention[number];
    for (const std::string& given : given_names(all[static_cast<std::size_t>(last)].key)) latest[given] = last;
  }
}

void Entities::plain(const std::string& wanted) {
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || family(mention) != wanted || nameless(mention)) continue;
    std::string name = text_of(rules_, analysis_, value_of(number));
    if (const std::size_t at = name.find('@'); at != std::string::npos) {
      const auto place = level_place_.find(attribute_text(mention, "level"));
      name.replace(at, 1, place == level_place_.end() ? "" : all[static_cast<std::size_t>(place->second)].short_name);
      if (const std::size_t gap = name.find("  "); gap != std::string::npos) name.erase(gap, 1);
    }
    name = text::capitalize(name);
    std::string code = attribute_text(mention, "number");
    if (const std::size_t at = code.empty() ? std::string::npos : name.find(code); at != std::string::npos) {
      const std::size_t size = code.size();
      std::erase(code, ' ');  // "836 / QĐ - TTg"
      name.replace(at, size, code);
    }
    std::string key = attribute_text(mention, "key");
    if (key.empty()) key = key_of(code.empty() ? name : code);
    ReportEntity& entity = all[static_cast<std::size_t>(add(number, std::move(name), key))];
    if (entity.number.empty()) entity.number = code;
    if (entity.date.empty()) entity.date = attribute_text(mention, "date");
  }
}

std::vector<std::int32_t> Entities::meant(std::int32_t number, const std::string& wanted) const {
  std::vector<std::int32_t> found;
  if (number < 0) return found;
  const Mention& mention = analysis_.mentions[static_cast<std::size_t>(number)];
  if (family(mention) == wanted) {
    if (of_mention[static_cast<std::size_t>(number)] >= 0)
      found.push_back(of_mention[static_cast<std::size_t>(number)]);
    return found;
  }
  for (const Holding& holding : mention.holds)
    for (const std::int32_t entity :
         holding.mention == number ? std::vector<std::int32_t>{} : meant(holding.mention, wanted))
      if (std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
  return found;
}

}  // namespace soi::extraction
