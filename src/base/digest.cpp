// SPDX-License-Identifier: Apache-2.0
#include "base/digest.hpp"

#include <sys/types.h>
// libmd's header relies on the types above.
#include <cstdint>
#include <sha2.h>

namespace soi::base {

std::string sha256(std::string_view bytes) {
  SHA2_CTX context;
  SHA256Init(&context);
  SHA256Update(&context, reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  std::uint8_t digest[SHA256_DIGEST_LENGTH];
  SHA256Final(digest, &context);
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

std::string sha256_hex(std::string_view bytes) {
  std::string hex;
  for (const char byte : sha256(bytes)) {
    hex.push_back("0123456789abcdef"[static_cast<std::uint8_t>(byte) >> 4]);
    hex.push_back("0123456789abcdef"[static_cast<std::uint8_t>(byte) & 15]);
  }
  return hex;
}

}  // namespace soi::base
