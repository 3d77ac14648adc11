// SPDX-License-Identifier: Apache-2.0
// In how many blocks of officials each cue occurs: kept in the store, counted on as blocks change.
#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "resolution/resolve.hpp"
#include "store/update.hpp"

namespace soi::pipeline {

class CueCounts {
 public:
  explicit CueCounts(store::Update& update) : update_(update) {}

  // A block had the cues of one list of members and now has those of another.
  void change(const std::vector<std::string>& before, const std::vector<std::string>& after);
  std::uint32_t of(const resolution::Cue& cue);
  bool any_matters() const { return !matters_.empty(); }
  // Whether one of these cues now counts for more or less people than before.
  bool matters(const std::string& cues) const;
  void save();

 private:
  struct Name {
    std::uint64_t key;
    std::uint32_t detail;
    std::uint8_t kind;
    bool operator==(const Name&) const = default;
  };
  struct Hash {
    std::size_t operator()(const Name& name) const { return name.key ^ (std::uint64_t{name.detail} << 17) ^ name.kind; }
  };
  struct Count {
    std::int64_t before, now;
  };
  static Name name_of(const resolution::Cue& cue) { return {cue.key, cue.detail, cue.kind}; }
  static std::vector<Name> names(const std::vector<std::string>& members);
  Count& count(const Name& name);
  void add(const Name& name, std::int64_t change);

  store::Update& update_;
  std::unordered_map<Name, Count, Hash> counts_;
  std::unordered_map<Name, bool, Hash> matters_;
};

}  // namespace soi::pipeline
