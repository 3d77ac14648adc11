// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), the only door to nettle.
#pragma once

#include <string>
#include <string_view>

namespace soi::base {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hexadecimal digits
std::string sha256(std::string_view bytes);      // the 32 bytes themselves

}  // namespace soi::base
