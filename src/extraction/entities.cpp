// SPDX-License-Identifier: Apache-2.0
#include "extraction/entities.hpp"

#include <algorithm>
#include <numeric>

namespace soi::extraction {
namespace {

// "22" and "15/2018" are the number of documents of any kind, "22-KL/TW" of one.
bool only_number(std::string_view code) { return code.find_first_not_of("0123456789/-. ") == std::string_view::npos; }

}  // namespace

Families::Families(const Names& names) {
  const auto number = [&](const char* family) { return names.type(family).value_or(no_family); };
  official = number("official");
  organization = number("organization");
  place = number("place");
  document = number("document");
  campaign = number("campaign");
  event = number("event");
}

Entities::Entities(const Rules& rules, Analysis& analysis, NameForms& forms)
    : of_mention(analysis.mentions.size(), -1),
      order(analysis.mentions.size()),
      rules_(rules),
      analysis_(analysis),
      forms_(forms),
      values_(rules, analysis),
      families_(rules.names) {
  struct Stand {
    std::uint64_t where;  // those that begin first, and of these the longest
    std::uint32_t number;
    auto operator<=>(const Stand&) const = default;
  };
  std::vector<Stand> stands;
  stands.reserve(analysis.mentions.size());
  for (const Mention& mention : analysis.mentions)
    stands.push_back({std::uint64_t{mention.first} << 32 | ~mention.last, static_cast<std::uint32_t>(stands.size())});
  std::sort(stands.begin(), stands.end());
  std::transform(stands.begin(), stands.end(), order.begin(), [](const Stand& stand) { return stand.number; });
  group_by_family();
  places();
  level_places();
  note_offices();
  bodies();
  officials();
  plain(families_.document);
  join_documents();
  plain(families_.campaign);
  events();
  last_named();
}

// An entity's name becomes one more of another's, which takes its mentions; follow() tells these whose they are.
void Entities::join(std::int32_t own, std::int32_t whole) {
  ReportEntity &from = entity(own), &into = entity(whole);
  into.names.push_back(from.name);
  into.mentions += from.mentions;
  from.mentions = 0;
}

void Entities::follow(const Joined& joined) {
  if (joined.empty()) return;
  for (std::int32_t& own : of_mention)
    for (auto it = joined.find(own); it != joined.end(); it = joined.find(own)) own = it->second;
}

void Entities::group_by_family() {
  std::vector<std::uint32_t> ends(rules_.names.types.size() + 1, 0);
  for (const Mention& mention : analysis_.mentions)
    if (family(mention) != no_type) ++ends[family(mention) + 1];
  std::partial_sum(ends.begin(), ends.end(), ends.begin());
  family_begins_ = ends;
  grouped_.resize(ends.back());
  for (const std::uint32_t number : order)
    if (const std::uint32_t own = family(analysis_.mentions[number]); own != no_type) grouped_[ends[own]++] = number;
}

std::span<const std::uint32_t> Entities::of_family(std::uint32_t wanted) const {
  if (wanted >= rules_.names.types.size()) return {};
  return std::span(grouped_).subspan(family_begins_[wanted], family_begins_[wanted + 1] - family_begins_[wanted]);
}

std::int32_t Entities::add(std::uint32_t number, text::Text name, text::Text key) {
  const Mention& mention = analysis_.mentions[number];
  const std::uint64_t whole_key = static_cast<std::uint64_t>(family(mention)) << 32 | key;
  const auto [it, added] = known_.try_emplace(whole_key, static_cast<std::int32_t>(all.size()));
  if (added) {
    all.push_back({.type = rules_.entity_types[mention.type], .family = family(mention), .name = name, .key = key});
    all.back().first_mention = number;
    if (family(mention) == families_.organization) organizations_.emplace(text(key), it->second);
  }
  ReportEntity& named = entity(it->second);
  if (name != named.name) named.names.push_back(name);
  ++named.mentions;
  named.quiet += attribute(mention, known::quiet) != text::no_text;
  of_mention[number] = it->second;
  return it->second;
}

std::int32_t Entities::add_unnamed(std::uint32_t number, text::Text name, std::uint32_t type) {
  const std::int32_t added = add(number, name, key_of(name));
  entity(added).type = type;
  return added;
}

void Entities::places() {
  std::uint32_t aside_until = 0;  // places told of aside, as somebody's home, complete no body
  for (const std::uint32_t number : order) {
    const Mention& mention = analysis_.mentions[number];
    if (attribute(mention, known::aside)) aside_until = std::max(aside_until, mention.last);
    if (mention.hidden || family(mention) != families_.place || nameless(mention)) continue;
    if (mention.first >= aside_until) place_mentions_.push_back(number);
    const text::Text name = values_.text_of(value_of(number));
    ReportEntity& place = entity(add(number, name, key_of(name)));
    if (!place.short_name) place.short_name = attribute(mention, known::short_form);
    if (!place.long_name) place.long_name = attribute(mention, known::long_form);
    if (!place.short_name) place.short_name = name;
    if (!place.long_name) place.long_name = name;
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
    std::uint32_t whole = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool fits = std::any_of(types.begin(), types.end(),
                                    [&](std::uint32_t type) { return rules_.names.is_a[all[i].type][type]; });
      if (fits && (best < 0 || scores[i] > scores[static_cast<std::size_t>(best)])) best = static_cast<std::int32_t>(i);
      if (fits) whole += scores[i];
    }
    if (best < 0) continue;
    level_place_.emplace(level, best);
    if (2 * scores[static_cast<std::size_t>(best)] < whole) level_of_many_.insert(level);
  }
}

// The report's own place of a level; null where it has none.
const std::int32_t* Entities::place_at_level(text::Text level) const {
  const auto place = level ? level_place_.find(text(level)) : level_place_.end();
  return place == level_place_.end() ? nullptr : &place->second;
}

// The ends of a full name that people are called by: "Hương" and "Lan Hương" of Nguyễn Lan Hương.
Entities::GivenNames Entities::given_names(std::int32_t official) {
  GivenNames ends{};
  const std::string_view name = text(entity(official).key);
  std::size_t space = name.rfind(' ');
  for (std::size_t words = 0; words < ends.size() && space != std::string_view::npos; ++words) {
    ends[words] = analysis_.texts.add(name.substr(space + 1));
    space = space == 0 ? std::string_view::npos : name.rfind(' ', space - 1);
  }
  return ends;
}

void Entities::officials() {
  tsl::robin_map<text::Text, std::int32_t> first, latest;  // by the last one and two words of a name
  for (const std::uint32_t number : of_family(families_.official)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || attribute(mention, known::refer)) continue;
    const text::Text name = values_.text_of(value_of(number));
    const std::int32_t official = add(number, name, analysis_.lower(name));
    for (const text::Text given : given_names(official))
      if (given) first.try_emplace(given, official);
  }
  std::int32_t last = -1;
  for (const std::uint32_t number : of_family(families_.official)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden) continue;
    const std::string_view refer = text(attribute(mention, known::refer));
    if (refer == "given" || refer == "given-only") {
      const text::Text name = values_.text_of(value_of(number));
      const text::Text key = analysis_.lower(name);
      std::int32_t found = -1;
      if (const auto before = latest.find(key); before != latest.end())
        found = before->second;
      else if (const auto later = first.find(key); later != first.end())
        found = later->second;
      if (found >= 0) {
        of_mention[number] = found;
        ++entity(found).mentions;
      } else if (refer == "given" && text(key).find(' ') != std::string_view::npos) {
        add(number, name, key);
      }
    } else if (refer == "last") {
      of_mention[number] = last;
    }
    if (of_mention[number] < 0) continue;
    last = of_mention[number];
    for (const text::Text given : given_names(last))
      if (given) latest[given] = last;
  }
}

void Entities::plain(std::uint32_t wanted) {
  for (const std::uint32_t number : of_family(wanted)) {
    const Mention& mention = analysis_.mentions[number];
    if (mention.hidden || nameless(mention)) continue;
    text::Text name = values_.text_of(value_of(number));
    if (const std::size_t at = text(name).find('@'); at != std::string_view::npos) {
      std::string completed(text(name));
      const std::int32_t* place = place_at_level(attribute(mention, known::level));
      const text::Text alone = place ? text::no_text : attribute(mention, known::open);
      if (alone)
        completed = text(alone);
      else
        completed.replace(at, 1, place ? text(completing_name(mention, *place)) : "");
      if (const std::size_t gap = completed.find("  "); gap != std::string::npos) completed.erase(gap, 1);
      if (completed.ends_with(' ')) completed.pop_back();
      name = analysis_.texts.add(completed);
    }
    name = analysis_.capitalized(name);
    text::Text code = attribute(mention, known::number);
    if (const std::size_t at = code ? text(name).find(text(code)) : std::string_view::npos;
        at != std::string_view::npos && text(code).find(' ') != std::string_view::npos) {
      std::string whole(text(name)), close(text(code));
      std::erase(close, ' ');  // "836 / QĐ - TTg"
      whole.replace(at, text(code).size(), close);
      name = analysis_.texts.add(whole);
      code = analysis_.texts.add(close);
    }
    text::Text key = attribute(mention, known::key);
    if (!key) key = key_of(code && !only_number(text(code)) ? code : name);
    ReportEntity& document = entity(add(number, name, key));
    if (!document.number) document.number = code;
    if (!document.date) document.date = attribute(mention, known::date);
  }
}

void Entities::collect_meant(std::int32_t number, std::uint32_t wanted, std::vector<std::int32_t>& found) const {
  if (number < 0) return;
  const Mention& mention = analysis_.mentions[static_cast<std::size_t>(number)];
  if (family(mention) == wanted) {
    const std::int32_t own = of_mention[static_cast<std::size_t>(number)];
    if (own >= 0 && std::find(found.begin(), found.end(), own) == found.end()) found.push_back(own);
    return;
  }
  for (const Holding& holding : analysis_.holds(mention))
    if (holding.mention != number) collect_meant(holding.mention, wanted, found);
}

std::vector<std::int32_t> Entities::meant(std::int32_t number, std::uint32_t wanted) const {
  std::vector<std::int32_t> found;
  collect_meant(number, wanted, found);
  return found;
}

}  // namespace soi::extraction
