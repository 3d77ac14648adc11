// SPDX-License-Identifier: Apache-2.0
#include "store/file_beside.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

#include "base/error.hpp"

namespace soi::store {

namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path) {
  throw base::Error(base::Failure::io, "cannot " + what + " " + path.string() + ": " + std::strerror(errno));
}

void sync_to_disk(const std::filesystem::path& path, int flags) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC);
  if (file < 0) fail("open", path);
  const int code = ::fsync(file);
  const int error = errno;
  ::close(file);
  errno = error;
  // A file system that cannot sync a folder says EINVAL; the rename itself is then all there is.
  if (code != 0 && !((flags & O_DIRECTORY) != 0 && errno == EINVAL)) fail("write", path);
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

FileBeside::FileBeside(const std::filesystem::path& target) : target_(target) {
  std::error_code none;  // a link stays a link: its target is what is replaced
  if (auto real = std::filesystem::canonical(target, none); !none) target_ = std::move(real);
  const auto folder = folder_of(target_);
  for (int attempt = 0; attempt < 1000; ++attempt) {
    path_ = folder / ("." + target_.filename().string() + "." + std::to_string(::getpid()) + "-" +
                      std::to_string(attempt) + ".new");
    const int file = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) {
      ::close(file);
      return;
    }
    if (errno != EEXIST) break;
  }
  path_.clear();
  fail("write", target);
}

FileBeside::~FileBeside() {
  if (!path_.empty()) ::unlink(path_.c_str());
}

void FileBeside::put_into_place() {
  std::error_code none;
  const auto old = std::filesystem::status(target_, none);
  if (std::filesystem::exists(old)) std::filesystem::permissions(path_, old.permissions(), none);
  sync_to_disk(path_, O_RDONLY);
  if (::rename(path_.c_str(), target_.c_str()) != 0) fail("replace", target_);
  path_.clear();
  sync_to_disk(folder_of(target_), O_RDONLY | O_DIRECTORY);
}

}  // namespace soi::store
