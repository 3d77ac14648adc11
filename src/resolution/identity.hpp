// SPDX-License-Identifier: Apache-2.0
// A domain's identity.yaml, read and checked.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "resolution/name_frequencies.hpp"
#include "resolution/names.hpp"
#include "schema/schema.hpp"

namespace soi::resolution {

struct Identity {
  const schema::Schema* schema = nullptr;
  Names names;

  struct {
    std::string office;                // the relation that says who holds an office where
    std::vector<std::string> present;  // those that say who was at an event
    double odds = 0;
    std::map<std::string, unsigned> people;  // by what they have in common: "body", "province" …
    std::map<std::string, unsigned> crowds;  // by comparable names and types of bodies
    std::int32_t near = 0;                   // days that somebody is taken to have held an office, before and after
    std::vector<Words> leaders;              // offices with such words first are held by few at a time
    NameFrequencies names;
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
    std::map<std::string, base::Day> founded;   // provinces of today by the day they took others in
    std::map<std::string, std::string> became;  // province → the one of today
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
