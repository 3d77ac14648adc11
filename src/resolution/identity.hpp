// SPDX-License-Identifier: Apache-2.0
// A domain's identity.yaml, read and checked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "resolution/names.hpp"
#include "schema/schema.hpp"

namespace soi::resolution {

struct Identity {
  const schema::Schema* schema = nullptr;
  Names names;

  struct {
    std::string office;  // the relation that says who holds an office where
    std::size_t crowd = 0;
    std::set<std::string> crowds;
    std::vector<Words> leaders;  // offices with such words first are held by few at a time
  } official;

  struct {
    std::string place;
    std::vector<Words> once_words, once_heads, local_words, terms;
  } organization;

  struct {
    std::map<std::string, std::string> level_of;    // "huyện" → "district"
    std::vector<Words> level_words;                 // the keys of level_of, of several words too
    std::map<std::string, std::string> body_level;  // "huyện ủy" → "huyện"
    std::vector<Words> body_words;
    std::set<std::string> provinces, cities, once, several;
  } place;

  struct {
    std::string issuer, date;
    std::set<std::string> national;        // organs of numbers, in lower case
    std::vector<Words> heads, congresses;  // a congress has "{n}" where its number stands
  } document;

  std::vector<Words> campaign_heads;

  struct {
    std::string date, organiser, place;
  } event;
};

// Throws Error(data) with every mistake. The schema must outlive the identity.
Identity read_identity(const base::YamlFile& file, const schema::Schema& schema);

}  // namespace soi::resolution
