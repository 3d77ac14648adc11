// SPDX-License-Identifier: Apache-2.0
// The text of a file that is imported, unpacked: whole, or piece by piece where it need not be held.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "base/digest.hpp"

namespace soi::reading {

class ImportText {
 public:
  ImportText() = default;  // of a file that is not there: empty
  explicit ImportText(std::filesystem::path path) : path_(std::move(path)) {}

  std::string name() const { return path_.string(); }
  // All throw Error: io, limit (2 GiB unpacked), data for a packed file that is damaged.
  void pieces(const std::function<void(std::string_view)>& take) const;
  void add_to(base::Sha256& digest) const;
  const std::string& whole();  // read at the first call and held until release()
  void release() { text_ = {}; }

 private:
  std::filesystem::path path_;
  std::string text_;
};

}  // namespace soi::reading
