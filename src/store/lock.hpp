// SPDX-License-Identifier: Apache-2.0
// Keeps two builds of one store from losing each other's documents.
#pragma once

#include <filesystem>
#include <functional>

namespace soi::store {

// Held while a store is read, added to and written. It locks the store's folder, so that no file of its own is left;
// where a file system knows no locks, there is none.
class Lock {
 public:
  // Calls `waiting` if another build holds it, and waits.
  Lock(const std::filesystem::path& store, const std::function<void()>& waiting);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int folder_;
};

}  // namespace soi::store
