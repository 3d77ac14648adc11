// SPDX-License-Identifier: Apache-2.0
// Work on ranges of nodes by several threads, whose outcome does not depend on how many they are: blocks are cut by the
// number of nodes alone, and what they give is added up in their order.
#pragma once

#include <cstdint>
#include <functional>

namespace soi::analytics {

inline constexpr std::uint32_t block_size = 8192;
using Block = std::function<double(std::uint32_t begin, std::uint32_t end)>;

// The sum of what `work` gives for all blocks of 0 … count - 1.
double sum_of_blocks(std::uint32_t count, const Block& work);

}  // namespace soi::analytics
