// SPDX-License-Identifier: Apache-2.0
// "Bí thư Tỉnh ủy Hà Giang phát biểu …", where the report names nobody in that office: an entity of its own that other
// reports may give a name.
#include <string>

#include "extraction/facts.hpp"

namespace soi::extraction {

namespace {

// "Bí thư" of "Tỉnh ủy Hà Giang", without saying twice what ends the one and begins the other: "Trưởng ban" of "Ban Dân
// vận", "Thủ tướng Chính phủ" of "Chính phủ".
std::string title(Analysis& analysis, text::Text role, text::Text body) {
  const text::Text low_role = analysis.lower(role), low_body = analysis.lower(body);
  const std::string_view office = analysis.texts[role], where = analysis.texts[body];
  const std::string_view lower = analysis.texts[low_role], begins = analysis.texts[low_body];
  if (lower.ends_with(begins)) return std::string(office);
  const auto last = lower.rfind(' ');
  const auto word = last == std::string_view::npos ? lower : lower.substr(last + 1);
  const bool twice = last != std::string_view::npos && begins.starts_with(std::string(word) + ' ');
  return std::string(twice ? office.substr(0, last) : office) + ' ' + std::string(where);
}

}  // namespace

void Facts::meet_unnamed(std::uint32_t number) {
  const Mention& mention = analysis_.mentions[number];
  const std::uint32_t type = rules_.unnamed[mention.type];
  if (type == no_type) return;
  const Value self = value_of(number);
  for (const FactRule& fact : rules_.stages[mention.stage].rules[mention.rule].facts) {
    for (const Target& target : targets(self, fact.each, fact.to, rules_.known_relations[fact.relation].to_root)) {
      const text::Text role = values_.fill(fact.role, self, &target.item);
      if (!role) continue;
      const auto body = entities_.all[static_cast<std::size_t>(target.entity)].name;
      const text::Text name = analysis_.texts.add(title(analysis_, role, body));
      unnamed_.emplace(entities_.add_unnamed(number, name, type), number);
      return;
    }
  }
}

// Only those who do something; the others are words for an office.
void Facts::keep_unnamed() {
  if (unnamed_.empty()) return;
  std::set<std::int32_t> active;
  for (const ReportFact& fact : all)
    for (const std::int32_t end : {fact.from, fact.to})
      if (unnamed_.contains(end)) active.insert(end);
  for (const auto& [entity, mention] : unnamed_) {
    if (active.contains(entity))
      facts_of(mention);
    else
      entities_.all[static_cast<std::size_t>(entity)].mentions = 0;
  }
}

}  // namespace soi::extraction
