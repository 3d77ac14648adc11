// SPDX-License-Identifier: Apache-2.0
// Base64 (RFC 4648, section 4), with padding and without line breaks.
#pragma once

#include <string>
#include <string_view>

namespace soi::base {

std::string base64(std::string_view bytes);

}  // namespace soi::base
