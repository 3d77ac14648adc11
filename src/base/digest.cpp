// SPDX-License-Identifier: Apache-2.0
#include "base/digest.hpp"

#include <cstdint>
#include <nettle/sha2.h>

namespace soi::base {

std::string sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(&context, sizeof digest, digest);
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
