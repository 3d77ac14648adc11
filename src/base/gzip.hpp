// SPDX-License-Identifier: Apache-2.0
// gzip (RFC 1952), a door to zlib.
#pragma once

#include <string>
#include <string_view>

namespace soi::base {

// The same bytes give the same result: no time and no file name go in.
std::string gzip(std::string_view bytes);

}  // namespace soi::base
