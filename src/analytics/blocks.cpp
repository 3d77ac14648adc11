// SPDX-License-Identifier: Apache-2.0
#include "analytics/blocks.hpp"

#include <algorithm>
#include <numeric>
#include <tbb/parallel_for.h>
#include <vector>

namespace soi::analytics {

double sum_of_blocks(std::uint32_t count, const Block& work) {
  const auto blocks = count / block_size + (count % block_size != 0 ? 1 : 0);
  std::vector<double> sums(blocks, 0.0);
  tbb::parallel_for(std::uint32_t{0}, blocks, [&](std::uint32_t block) {
    const auto begin = block * block_size;
    sums[block] = work(begin, begin + std::min(block_size, count - begin));
  });
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

}  // namespace soi::analytics
