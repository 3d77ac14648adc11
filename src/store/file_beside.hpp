// SPDX-License-Identifier: Apache-2.0
// A file that takes another one's place when it is whole.
#pragma once

#include <filesystem>

namespace soi::store {

// A new empty file in the folder of `target`, hidden, removed unless it was put into place.
class FileBeside {
 public:
  explicit FileBeside(const std::filesystem::path& target);  // throws Error(io)
  ~FileBeside();
  FileBeside(const FileBeside&) = delete;
  FileBeside& operator=(const FileBeside&) = delete;

  const std::filesystem::path& path() const { return path_; }
  void put_into_place();  // on the disk, with the mode of the old file; a link stays a link

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
};

}  // namespace soi::store
