// SPDX-License-Identifier: Apache-2.0
// What a member brings to the question who it is, as numbers: small enough to keep for a million documents, and a
// function of its own document, so that a new document changes nothing about the others.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "resolution/offices.hpp"

namespace soi::resolution {

// Something two mentions may have in common.
struct Cue {
  enum Kind : std::uint8_t { body, office, commune, district, province, event, day, organiser, place, document };

  std::uint64_t key = 0;     // of the body, the place …
  std::uint32_t detail = 0;  // of the office, the day, the year of a document
  std::uint16_t people = 0;  // how many are taken to have it in common, at least
  std::uint8_t kind = 0;
  std::uint8_t spare = 0;
  auto operator<=>(const Cue&) const = default;
  bool same(const Cue& other) const { return kind == other.kind && key == other.key && detail == other.detail; }
};
static_assert(sizeof(Cue) == 16);

// How the members of a block are told apart: all of them are one (places, bodies, campaigns), or by their cues, or they
// are people known by an office only, who go to whom another document names in it.
enum class Rule : std::uint8_t { key, official, document, event, office };

struct Signature {
  std::uint64_t block = 0;  // only members of one block can be one entity; 0: this one stays alone
  std::vector<Cue> cues;    // sorted, each once
  std::vector<Term> terms;  // sorted, each once; of one known by an office only: the day it is asked for
};

std::uint64_t key_of(std::string_view text);               // 63 bits of SHA-256, never 0; 0 for an empty text
std::uint64_t block_of(Rule rule, std::string_view text);  // never 0
std::uint64_t office_of(const Cue& cue);                   // the block of an office, by its cue
Rule rule_of(std::uint64_t block);
std::string to_bytes(const std::vector<Cue>& cues);
std::vector<Cue> cues_of(std::string_view bytes);  // of what to_bytes gave; bytes of another length give none

}  // namespace soi::resolution
