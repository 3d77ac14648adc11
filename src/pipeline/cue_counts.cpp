// SPDX-License-Identifier: Apache-2.0
#include "pipeline/cue_counts.hpp"

#include <algorithm>

namespace soi::pipeline {

using resolution::Cue;
using resolution::Resolver;

std::vector<CueCounts::Name> CueCounts::names(const std::vector<std::string>& members) {
  std::vector<Name> found;
  for (const auto& bytes : members) {
    for (const auto& cue : resolution::cues_of(bytes)) {
      if (Resolver::counted(cue)) found.push_back(name_of(cue));
    }
  }
  const auto key = [](const Name& name) { return std::tie(name.key, name.detail, name.kind); };
  std::sort(found.begin(), found.end(), [&](const Name& a, const Name& b) { return key(a) < key(b); });
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

CueCounts::Count& CueCounts::count(const Name& name) {
  const auto [found, fresh] = counts_.try_emplace(name, Count{0, 0});
  if (fresh && !update_.first()) {
    const auto stored = update_.cue_count(name.kind, name.key, name.detail);
    found->second = {stored, stored};
  }
  return found->second;
}

void CueCounts::add(const Name& name, std::int64_t change) {
  auto& counted = count(name);
  counted.now += change;
  const auto crowd = [](std::int64_t blocks) { return Resolver::crowd(static_cast<std::uint32_t>(blocks)); };
  if (crowd(counted.now) != crowd(counted.before)) {
    matters_[name] = true;
  } else {
    matters_.erase(name);
  }
}

void CueCounts::change(const std::vector<std::string>& before, const std::vector<std::string>& after) {
  for (const auto& name : names(before)) add(name, -1);
  for (const auto& name : names(after)) add(name, 1);
}

std::uint32_t CueCounts::of(const Cue& cue) { return static_cast<std::uint32_t>(count(name_of(cue)).now); }

bool CueCounts::matters(const std::string& cues) const {
  const auto all = resolution::cues_of(cues);
  return std::any_of(all.begin(), all.end(), [&](const Cue& cue) { return matters_.contains(name_of(cue)); });
}

void CueCounts::save() {
  for (const auto& [name, counted] : counts_) {
    if (counted.now != counted.before) update_.cue_count(name.kind, name.key, name.detail, counted.now);
  }
}

}  // namespace soi::pipeline
