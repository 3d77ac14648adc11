// SPDX-License-Identifier: Apache-2.0
// From what a person typed to the entity that is meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/name_search.hpp"

namespace soi::query {

struct Found {
  std::optional<graph::Entity> entity;  // the one that is meant, without members
  std::size_t others = 0;               // that have the same name
  Matches candidates;                   // where several are equally meant
  std::vector<std::string> near;        // where none is: names it may have been meant for
};

// A text that answers several entities equally well is ambiguous, unless one of them answers it better than the others,
// or it is the whole name of them all and one has ten times as many edges as any other: who everybody writes of.
// What answers with typing errors only is not meant, but near. At most `list` candidates are given.
Found resolve_entity(const Names& names, std::string_view text, std::size_t list = 20);

// Up to `most` names that answer with typing errors or else share words with `text`, of the best connected.
std::vector<std::string> near_names(const Names& names, std::string_view text, std::size_t most = 5);

}  // namespace soi::query
