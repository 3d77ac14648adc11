// SPDX-License-Identifier: Apache-2.0
// Puts the members of a store into entities: only the blocks that a build touched are resolved again, and the outcome
// is the same as if all were.
#pragma once

#include <functional>

#include "pipeline/ties.hpp"
#include "resolution/resolve.hpp"
#include "store/update.hpp"

namespace soi::pipeline {

// `progress` hears how many of how many blocks are done.
void join_members(store::Update& update, const resolution::Resolver& resolver, const Ties& ties,
                  const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace soi::pipeline
