// SPDX-License-Identifier: Apache-2.0
// A store as a file of its own elsewhere.
#pragma once

#include <filesystem>

namespace soi::store {

// The state of one moment, whatever is built into `from` meanwhile; `to` is written beside and put into place. Throws
// Error(io), and Error(data) where `from` is no store of this version.
void copy(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace soi::store
