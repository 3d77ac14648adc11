// SPDX-License-Identifier: Apache-2.0
// Opening a store's database after it was checked to be one.
#pragma once

#include <filesystem>

#include "store/sqlite.hpp"

namespace soi::store {

Database open_database(const std::filesystem::path& path);

}  // namespace soi::store
