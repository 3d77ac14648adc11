// SPDX-License-Identifier: Apache-2.0
#include "base/files.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "base/error.hpp"
#include "support/folder.hpp"

using soi::base::Error;
using soi::base::Failure;
using soi::base::files_below;
using soi::base::read_file;
using soi::base::write_file;
using soi::test::Folder;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& text) { std::ofstream(path) << text; }

void write(const fs::path& path, const std::string& text) {
  write_file(path, [&](std::ostream& out) { out << text; });
}

template <typename Action>
Failure failure_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.failure();
  }
  return Failure::interrupted;
}

}  // namespace

TEST_CASE("a file is read whole") {
  const Folder folder;
  const std::string bytes = std::string("a\0b\r\n\xFF", 6) + std::string(300000, 'x');
  write(folder / "f", bytes);
  CHECK(read_file(folder / "f") == bytes);
  write(folder / "empty", "");
  CHECK(read_file(folder / "empty").empty());
}

TEST_CASE("only regular files are read, and nothing waits for a pipe") {
  const Folder folder;
  const fs::path pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  for (const fs::path& path : {folder.path(), pipe, fs::path("/dev/zero"), folder / "missing"}) {
    CAPTURE(path);
    CHECK(failure_of([&] { read_file(path); }) == Failure::io);
  }
}

TEST_CASE("a file beyond the limit is refused") {
  const Folder folder;
  put(folder / "f", "12345");
  CHECK(read_file(folder / "f", 5) == "12345");
  CHECK(failure_of([&] { read_file(folder / "f", 4); }) == Failure::limit);
}

TEST_CASE("a written file replaces the old one and leaves nothing beside it") {
  const Folder folder;
  put(folder / "f", "old");
  fs::permissions(folder / "f", fs::perms(0640));
  write(folder / "f", "new");
  CHECK(read_file(folder / "f") == "new");
  CHECK((fs::status(folder / "f").permissions() & fs::perms::all) == fs::perms(0640));
  CHECK(folder.files() == 1);
}

TEST_CASE("when writing fails the old file stays and the temporary one goes") {
  const Folder folder;
  put(folder / "f", "old");
  const auto interrupted = [](std::ostream& out) {
    out << std::string(200000, 'x');
    throw std::runtime_error("stop");
  };
  CHECK_THROWS_AS(write_file(folder / "f", interrupted), std::runtime_error);
  CHECK(read_file(folder / "f") == "old");
  CHECK(folder.files() == 1);
}

TEST_CASE("a full disk is an error") {
  CHECK(failure_of([] { write("/dev/full", "x"); }) == Failure::io);
  CHECK(failure_of([] { write("/dev/full", std::string(1000000, 'x')); }) == Failure::io);
}

TEST_CASE("devices and pipes are written through") {
  write("/dev/null", "x");
  CHECK_FALSE(fs::is_regular_file("/dev/null"));
  const Folder folder;
  const fs::path pipe = folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  std::string got;
  std::thread reader([&] {
    std::ifstream in(pipe);
    std::getline(in, got);
  });
  write(pipe, "through\n");
  reader.join();
  CHECK(got == "through");
  CHECK(fs::is_fifo(pipe));
}

TEST_CASE("a link stays a link and its target gets the bytes") {
  const Folder folder;
  put(folder / "target", "old");
  fs::create_symlink("target", folder / "link");
  fs::create_symlink("not-yet", folder / "dangling");
  write(folder / "link", "new");
  write(folder / "dangling", "fresh");
  CHECK(fs::is_symlink(folder / "link"));
  CHECK(read_file(folder / "target") == "new");
  CHECK(fs::is_symlink(folder / "dangling"));
  CHECK(read_file(folder / "not-yet") == "fresh");
}

TEST_CASE("a place that cannot be written to is an io error") {
  const Folder folder;
  fs::create_symlink("loop", folder / "loop");
  for (const fs::path& path :
       {folder.path(), folder / "missing" / "f", folder / std::string(300, 'n'), folder / "loop"}) {
    CAPTURE(path);
    CHECK(failure_of([&] { write(path, "x"); }) == Failure::io);
  }
  CHECK(folder.files() == 1);
}

TEST_CASE("a folder's files come sorted, without the hidden ones and with links that lead nowhere") {
  const Folder folder;
  fs::create_directories(folder / "b" / "c");
  fs::create_directories(folder / ".git");
  for (const char* name : {"b/2", "b/c/1", "a", "Z", ".git/x", "b/.hidden"}) put(folder.path() / name, "x");
  fs::create_symlink("nowhere", folder / "link");
  std::vector<std::string> names;
  for (const fs::path& path : files_below(folder.path())) names.push_back(path.lexically_relative(folder.path()));
  CHECK(names == std::vector<std::string>{"Z", "a", "b/2", "b/c/1", "link"});
  CHECK(failure_of([&] { files_below(folder / "missing"); }) == Failure::io);
}
