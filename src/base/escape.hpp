// SPDX-License-Identifier: Apache-2.0
// Text made safe for the formats it is written to. All take and give UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace soi::base {

// Invalid UTF-8 and characters XML 1.0 forbids become U+FFFD; serves text and attributes in either quote.
std::string escape_xml(std::string_view text);
std::string quote_json(std::string_view text);  // with its quotes; invalid UTF-8 becomes U+FFFD
std::string quote_yaml(std::string_view text);  // plain where that is safe, else in double quotes
// RFC 4180: in quotes only where a comma, a quote or a line break needs it.
std::string quote_csv(std::string_view text);
bool is_web_url(std::string_view url);  // http or https, without spaces, quotes and control characters

}  // namespace soi::base
