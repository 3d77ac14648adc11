// SPDX-License-Identifier: Apache-2.0
#include "store/copy.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <unistd.h>

#include "base/error.hpp"
#include "store/store.hpp"

namespace soi::store {
namespace {

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path, const std::string& why) {
  throw base::Error(base::Failure::io, "cannot " + what + " '" + path.string() + "': " + why);
}

Handle opened(const std::filesystem::path& path, int flags, const char* what) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &database, flags, nullptr);
  Handle handle(database);
  if (code != SQLITE_OK) fail(what, path, sqlite3_errstr(code));
  sqlite3_busy_timeout(database, 60'000);  // another build may be writing
  return handle;
}

// A file that is gone unless it was put into place.
class Temporary {
 public:
  explicit Temporary(const std::filesystem::path& target)
      : path_(target.parent_path() / ("." + target.filename().string() + "." + std::to_string(::getpid()) + ".new")) {
    std::remove(path_.c_str());
  }
  ~Temporary() { std::remove(path_.c_str()); }
  Temporary(const Temporary&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace

void copy(const std::filesystem::path& from, const std::filesystem::path& to) {
  open(from);  // says what is wrong with it, if anything is
  const Temporary temporary(to);
  {
    const auto source = opened(from, SQLITE_OPEN_READONLY, "read");
    const auto target = opened(temporary.path(), SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "write");
    auto* const backup = sqlite3_backup_init(target.get(), "main", source.get(), "main");
    if (backup == nullptr) fail("write", to, sqlite3_errmsg(target.get()));
    const int code = sqlite3_backup_step(backup, -1);
    sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE) fail("write", to, sqlite3_errstr(code));
  }
  if (std::rename(temporary.path().c_str(), to.c_str()) != 0) fail("write", to, std::strerror(errno));
}

}  // namespace soi::store
