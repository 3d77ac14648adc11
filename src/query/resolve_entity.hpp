// SPDX-License-Identifier: Apache-2.0
// From what a person typed to an entity: by id or member name, by name, by name without diacritics, by part of a name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/reader.hpp"

namespace soi::query {

// How well a name answers a text; smaller is better.
enum class Rank { id, name, alias, name_any_case, alias_any_case, folded_name, folded_alias, part };
const char* to_string(Rank rank);

struct Match {
  graph::Entity entity;
  Rank rank = Rank::part;
  std::uint64_t degree = 0;
};

struct Found {
  std::optional<graph::Entity> entity;  // the one that is meant
  std::vector<Match> candidates;        // where several are equally meant: best connected first
  std::vector<std::string> near;        // where none is: names it may have been meant for
};

// A text that answers several entities equally well is ambiguous, unless one of them answers it better than the others.
Found resolve_entity(const graph::Reader& reader, std::string_view text);

// Every entity that answers `text`, best answers first, among equals the better connected, then by id.
std::vector<Match> matches(const graph::Reader& reader, std::string_view text);

// Up to `most` names that share words with `text` or differ from it by a few letters.
std::vector<std::string> near_names(const graph::Reader& reader, std::string_view text, std::size_t most = 5);

}  // namespace soi::query
