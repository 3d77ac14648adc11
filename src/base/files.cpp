// SPDX-License-Identifier: Apache-2.0
#include "base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <iostream>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.hpp"
#include "base/error.hpp"

namespace soi::base {
namespace {

namespace fs = std::filesystem;

std::string quoted(const fs::path& path) { return "'" + path.string() + "'"; }

[[noreturn]] void fail(std::string what, int error, std::string remedy = {}) {
  throw Error(Failure::io, what + ": " + std::strerror(error), std::move(remedy));
}

[[noreturn]] void too_large(const std::string& name, std::uint64_t limit) {
  throw Error(Failure::limit, name + " is larger than " + std::to_string(limit) + " bytes",
              "split it into smaller files");
}

const char* kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "a folder";
  if (S_ISFIFO(mode)) return "a pipe";
  if (S_ISSOCK(mode)) return "a socket";
  return "a device";
}

// How many bytes came; 0 at the end.
std::size_t read_some(int descriptor, const std::string& name, char* to, std::size_t room) {
  while (true) {
    const ssize_t count = ::read(descriptor, to, room);
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) fail("cannot read " + name, errno);
  }
}

std::string read_all(int descriptor, const std::string& name, std::uint64_t limit, std::uint64_t expected) {
  std::string bytes(std::min(expected, limit) + 1, '\0');
  std::size_t used = 0;
  while (true) {
    if (used == bytes.size()) bytes.resize(2 * bytes.size() + 65536);
    const auto count = read_some(descriptor, name, bytes.data() + used, bytes.size() - used);
    if (count == 0) break;
    used += count;
    if (used > limit) too_large(name, limit);
  }
  bytes.resize(used);
  return bytes;
}

// Opens a regular file and asks its size.
Descriptor open_regular(const fs::path& path, std::uint64_t limit, std::uint64_t& size) {
  // Without O_NONBLOCK a pipe that nobody writes to would hold us here forever.
  Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!descriptor.open()) fail("cannot read " + quoted(path), errno);
  struct stat about {};
  if (::fstat(descriptor.number(), &about) != 0) fail("cannot read " + quoted(path), errno);
  if (!S_ISREG(about.st_mode)) {
    throw Error(Failure::io, "cannot read " + quoted(path) + ": it is " + kind_of(about.st_mode),
                "give a regular file, or - for standard input");
  }
  size = static_cast<std::uint64_t>(about.st_size);
  if (size > limit) too_large(quoted(path), limit);
  return descriptor;
}

// Files of /proc and the like tell no size.
void check_size(const fs::path& path, std::uint64_t told, std::uint64_t found) {
  if (told == 0 || found == told) return;
  throw Error(Failure::io, quoted(path) + " changed while it was read", "try again when nothing writes to it");
}

// A name nobody else uses, beside the target, since only there a rename is atomic.
Descriptor open_temporary(const fs::path& folder, mode_t mode, fs::path& path) {
  for (int number = 0; number < 10000; ++number) {
    path = folder / (".soi-" + std::to_string(::getpid()) + "-" + std::to_string(number) + ".tmp");
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor >= 0 || errno != EEXIST) return Descriptor(descriptor);
  }
  errno = EEXIST;
  return Descriptor(-1);
}

// Runs `write` over a descriptor; a full disk shows itself here or when the descriptor is synchronised or closed.
void write_through(int descriptor, const fs::path& path, const std::function<void(std::ostream&)>& write) {
  DescriptorBuffer buffer(descriptor);
  std::ostream out(&buffer);
  write(out);
  out.flush();
  if (!out) fail("cannot write " + quoted(path), buffer.error() ? buffer.error() : EIO, "the old file is unchanged");
}

void write_directly(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  Descriptor descriptor(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!descriptor.open()) fail("cannot write " + quoted(path), errno);
  write_through(descriptor.number(), path, write);
  if (descriptor.close() != 0) fail("cannot write " + quoted(path), errno);
}

void write_and_rename(const fs::path& path, const struct stat* old, const std::function<void(std::ostream&)>& write) {
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  fs::path temporary;
  Descriptor descriptor = open_temporary(folder, 0666, temporary);
  if (!descriptor.open()) fail("cannot write " + quoted(path), errno, "is its folder there and writable?");
  try {
    if (old != nullptr && ::fchmod(descriptor.number(), old->st_mode & 07777) != 0) {
      fail("cannot keep the mode of " + quoted(path), errno);
    }
    write_through(descriptor.number(), path, write);
    if (::fsync(descriptor.number()) != 0) fail("cannot write " + quoted(path), errno, "the old file is unchanged");
    if (descriptor.close() != 0) fail("cannot write " + quoted(path), errno, "the old file is unchanged");
    if (::rename(temporary.c_str(), path.c_str()) != 0) fail("cannot write " + quoted(path), errno);
  } catch (...) {
    ::unlink(temporary.c_str());
    throw;
  }
  // The rename itself lasts once its folder is on the disk; file systems that cannot sync folders do so anyway.
  const Descriptor parent(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (parent.open()) ::fsync(parent.number());
}

void write_standard_output(const std::function<void(std::ostream&)>& write) {
  errno = 0;
  write(std::cout);
  std::cout.flush();
  if (!std::cout) fail("cannot write to standard output", errno ? errno : EIO);
}

// Where the bytes go in the end: a link keeps being a link, also one whose target is not there yet.
fs::path target_of(fs::path path) {
  for (int hops = 0; hops < 40; ++hops) {
    std::error_code error;
    const fs::path next = fs::read_symlink(path, error);
    if (error) return path;
    path = next.is_absolute() ? next : path.parent_path() / next;
  }
  fail("cannot write " + quoted(path), ELOOP);
}

}  // namespace

std::string read_file(const fs::path& path, std::uint64_t limit) {
  if (path == "-") return read_all(STDIN_FILENO, "standard input", limit, 65536);
  std::uint64_t size = 0;
  const auto descriptor = open_regular(path, limit, size);
  auto bytes = read_all(descriptor.number(), quoted(path), limit, size);
  check_size(path, size, bytes.size());
  return bytes;
}

void read_pieces(const fs::path& path, std::uint64_t limit, const std::function<void(std::string_view)>& take) {
  std::uint64_t size = 0, read = 0;
  const auto descriptor = open_regular(path, limit, size);
  std::string piece(std::size_t{1} << 20, '\0');
  while (const auto count = read_some(descriptor.number(), quoted(path), piece.data(), piece.size())) {
    read += count;
    if (read > limit) too_large(quoted(path), limit);
    take(std::string_view(piece).substr(0, count));
  }
  check_size(path, size, read);
}

void write_file(const fs::path& path, const std::function<void(std::ostream&)>& write) {
  if (path == "-") return write_standard_output(write);
  const fs::path target = target_of(path);
  struct stat old {};
  const bool there = ::stat(target.c_str(), &old) == 0;
  if (there && S_ISDIR(old.st_mode)) fail("cannot write " + quoted(path), EISDIR);
  if (there && !S_ISREG(old.st_mode)) return write_directly(target, write);
  write_and_rename(target, there ? &old : nullptr, write);
}

std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->path().filename().string().starts_with(".")) {
      at.disable_recursion_pending();
      continue;
    }
    std::error_code unknown;  // a file that went away in between is no file
    const auto kind = at->status(unknown).type();
    const bool leads_nowhere = kind == fs::file_type::not_found && at->is_symlink(unknown);  // reading it says so
    if (kind == fs::file_type::regular || leads_nowhere) found.push_back(at->path());
  }
  if (error) fail("cannot read the folder " + quoted(folder), error.value());
  std::sort(found.begin(), found.end(), [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  return found;
}

}  // namespace soi::base
