// SPDX-License-Identifier: Apache-2.0
// The documents of a report: one that is told by its number once whole and once cut ("Kết luận số 22-KL/TW", later
// "Kết luận 22") is one.
#include <algorithm>

#include "extraction/entities.hpp"

namespace soi::extraction {
namespace {

bool ends_in_digit(std::string_view name) { return !name.empty() && name.back() >= '0' && name.back() <= '9'; }

bool begins_number(std::string_view longer, std::string_view shorter) {
  constexpr std::string_view number_goes_on = " -/";
  return longer.size() > shorter.size() && longer.starts_with(shorter) &&
         number_goes_on.find(longer[shorter.size()]) != std::string_view::npos;
}

}  // namespace

// A name that ends in a number and begins the names of two others that are not one another's beginning is neither's.
void Entities::join_documents() {
  constexpr int furthest = 16;  // names looked at behind each
  using Named = std::pair<std::string_view, std::int32_t>;
  std::vector<Named> named;
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].family == families_.document) named.emplace_back(text(all[i].name), static_cast<std::int32_t>(i));
  std::sort(named.begin(), named.end());
  Joined joined;
  for (std::size_t i = 0; i < named.size(); ++i) {
    const auto [name, own] = named[i];
    if (!ends_in_digit(name)) continue;
    const Named* whole = nullptr;
    bool one = true;
    for (std::size_t next = i + 1; next < named.size() && named[next].first.starts_with(name); ++next) {
      if (!begins_number(named[next].first, name) || entity(named[next].second).type != entity(own).type) continue;
      one &= next - i < furthest && (!whole || begins_number(named[next].first, whole->first));
      whole = &named[next];
      if (!one) break;
    }
    if (whole && one) joined[own] = whole->second;
  }
  for (const auto& [own, whole] : joined) {
    join(own, whole);
    const ReportEntity& from = entity(own);
    ReportEntity& into = entity(whole);
    into.names.insert(into.names.end(), from.names.begin(), from.names.end());
    if (!into.date) into.date = from.date;
  }
  follow(joined);
}

}  // namespace soi::extraction
