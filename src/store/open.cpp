// SPDX-License-Identifier: Apache-2.0
#include "store/open.hpp"

#include <array>
#include <fstream>
#include <string_view>

#include "base/error.hpp"
#include "store/store.hpp"
#include "store/tables.hpp"

namespace soi::store {

namespace {

// The header of an SQLite file, see https://www.sqlite.org/fileformat.html
constexpr std::size_t header_size = 100, user_version_at = 60, application_id_at = 68;
constexpr std::string_view magic("SQLite format 3\0", 16);

std::array<char, header_size> header_of(const std::filesystem::path& path) {
  std::array<char, header_size> header{};
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return header;
  std::ifstream(path, std::ios::binary).read(header.data(), header.size());
  return header;
}

bool has_magic(const std::array<char, header_size>& header) {
  return std::string_view(header.data(), magic.size()) == magic;
}

std::uint32_t number_at(const std::array<char, header_size>& header, std::size_t at) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < 4; ++i) number = number << 8 | static_cast<unsigned char>(header[at + i]);
  return number;
}

// A build that was killed leaves SQLite's notes of what was under way beside the store. Only one who may write can
// clear them up, and until then nobody can read the store; where we may not, reading itself says what is wrong.
void clear_up_after_a_kill(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path.string() + "-wal", ignored) &&
      !std::filesystem::exists(path.string() + "-journal", ignored)) {
    return;
  }
  try {
    Database(path, Database::Mode::write).execute("select count(*) from sqlite_schema;");
  } catch (const base::Error&) {
  }
}

}  // namespace

bool is_store(const std::filesystem::path& path) { return has_magic(header_of(path)); }

Database open_database(const std::filesystem::path& path) {
  const auto name = path.string();
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    throw base::Error(base::Failure::io, "there is no store " + name,
                      "make one with `soi build FILE… -o " + name + "`, or name another with -g");
  }
  if (!std::filesystem::is_regular_file(path, error)) throw base::Error(base::Failure::io, name + " is no file");
  const auto header = header_of(path);
  if (!has_magic(header) || number_at(header, application_id_at) != application_id) {
    throw base::Error(base::Failure::data, name + " is not a store of soi", "make one with `soi build`");
  }
  const auto found = number_at(header, user_version_at);
  if (found != version) {
    throw base::Error(base::Failure::data,
                      name + " is a store of version " + std::to_string(found) + ", this program reads version " +
                          std::to_string(version),
                      found > version ? "use a newer soi" : "move it away and build it anew with `soi build`");
  }
  clear_up_after_a_kill(path);
  Database database(path, Database::Mode::read);
  database.execute("pragma query_only = on; pragma mmap_size = 2147418112; pragma cache_size = -32768;");
  return database;
}

}  // namespace soi::store
