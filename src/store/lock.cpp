// SPDX-License-Identifier: Apache-2.0
#include "store/lock.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace soi::store {

Lock::Lock(const std::filesystem::path& store, const std::function<void()>& waiting) {
  std::error_code none;
  auto real = std::filesystem::canonical(store, none);
  if (none) real = store;
  const auto folder = real.has_parent_path() ? real.parent_path() : std::filesystem::path(".");
  folder_ = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder_ < 0 || ::flock(folder_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return;
  waiting();
  while (::flock(folder_, LOCK_EX) != 0 && errno == EINTR) {
  }
}

Lock::~Lock() {
  if (folder_ >= 0) ::close(folder_);
}

}  // namespace soi::store
