// SPDX-License-Identifier: Apache-2.0
// Reading whole files within limits, and writing them so that a reader never sees half a file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace soi::base {

inline constexpr std::uint64_t largest_input = 256u << 20;  // bytes; larger inputs are refused with Failure::limit

// The bytes of a regular file; "-" reads standard input. Throws Error (io, limit), also for folders, devices and pipes.
std::string read_file(const std::filesystem::path& path, std::uint64_t limit = largest_input);

// The same in pieces of at most a megabyte, which are gone when `take` returns. Throws also when the file changed its
// size.
void read_pieces(const std::filesystem::path& path, std::uint64_t limit,
                 const std::function<void(std::string_view)>& take);

// Writes to a temporary file beside `path`, flushes, checks and renames it; "-" writes to standard output.
// On any error (Error io, or what `write` throws) the old file stays and the temporary one is removed.
void write_file(const std::filesystem::path& path, const std::function<void(std::ostream&)>& write);

// The regular files below a folder, and the links that lead nowhere, sorted by their path's bytes; hidden files and
// folders are passed over.
std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder);

}  // namespace soi::base
