// SPDX-License-Identifier: Apache-2.0
// How long work lets itself be watched and stopped.
#pragma once

#include <functional>

namespace soi::analytics {

// Called now and then with the share that is done (0 … 1; below 0 where nobody knows it), by one thread at a time. What
// it throws ends the work and reaches the caller. May be empty.
using Watch = std::function<void(double done)>;

inline void look(const Watch& watch, double done) {
  if (watch) watch(done);
}

}  // namespace soi::analytics
