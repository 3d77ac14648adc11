// SPDX-License-Identifier: Apache-2.0
// Why members of a store are one entity, and which might be one but are not joined: what a person looks through before
// deciding.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "resolution/resolve.hpp"
#include "store/members.hpp"

namespace soi::pipeline {

// Something that mentions have in common.
struct Reason {
  std::string kind;          // body, office, province … of people; key, number, meeting of all others
  std::string what;          // in words
  unsigned people = 0;       // who are taken to have it in common
  double odds = 0;           // one to so many that another bearer of the name has it; 0: not by odds
  std::size_t mentions = 0;  // of the group that have it
};

struct JoinedGroup {
  std::string id, type, name;
  std::vector<std::string> members;
  std::vector<Reason> reasons;  // the strongest first
};

// Two entities of one block.
struct OpenPair {
  std::string type, name;
  std::string one, other;       // ids
  std::vector<Reason> reasons;  // what they have in common: too little
};

class IdentityReport {
 public:
  IdentityReport(const std::filesystem::path& store, const resolution::Resolver& resolver)
      : members_(store), resolver_(resolver) {}

  // The groups of most members, and the open pairs of the best odds; `type`'s family only, unless it is empty.
  std::vector<JoinedGroup> joined(std::size_t most, const std::function<bool(const std::string& type)>& wanted);
  std::vector<OpenPair> open(std::size_t most, const std::function<bool(const std::string& type)>& wanted);

  // Those known by an office only whom no document gives a name, of these types.
  std::vector<JoinedGroup> unnamed(std::size_t most, const std::vector<std::string>& types);

  JoinedGroup joined(const std::string& id);          // an entity by the name of a member
  std::vector<OpenPair> open(const std::string& id);  // those it might be one with

 private:
  struct Shared;
  JoinedGroup group(const std::vector<store::MemberRow>& rows);
  std::vector<Reason> reasons(const std::vector<store::MemberRow>& rows);
  std::vector<Shared> shared_in(const std::vector<store::MemberRow>& block);
  OpenPair told(const Shared& shared);
  Reason reason(const resolution::Cue& cue, const store::MemberRow& member);
  double odds(const std::string& name, const resolution::Cue& cue);

  store::Members members_;
  const resolution::Resolver& resolver_;
};

}  // namespace soi::pipeline
