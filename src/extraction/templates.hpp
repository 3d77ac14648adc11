// SPDX-License-Identifier: Apache-2.0
// Templates as rules write them: "Thành ủy $place.short", "$head $term?".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extraction/pattern.hpp"
#include "extraction/rules.hpp"

namespace soi::extraction {

Path parse_path(std::string_view text, Names& names);          // "place.short"; throws PatternError
Template parse_template(std::string_view text, Names& names);  // throws PatternError

}  // namespace soi::extraction
