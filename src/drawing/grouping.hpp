// SPDX-License-Identifier: Apache-2.0
// Which box each node of a drawing stands in, where a picture shall show what belongs together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "drawing/picture.hpp"
#include "schema/schema.hpp"

namespace soi::drawing {

// `by` is type, place or community. One name for each node; empty for those that belong nowhere. By type: the family's
// label. By place: the place tied to the node most often, else most often to its neighbours; among equals the first by
// name. By community: its number.
std::vector<std::string> group_names(const Drawing& drawing, const schema::Schema& schema, std::string_view by);

}  // namespace soi::drawing
