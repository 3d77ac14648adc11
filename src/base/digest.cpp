// SPDX-License-Identifier: Apache-2.0
#include "base/digest.hpp"

#include <cstdint>
#include <nettle/sha2.h>

namespace soi::base {

struct Sha256::State : sha256_ctx {};

Sha256::Sha256() : state_(std::make_unique<State>()) { sha256_init(state_.get()); }
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
  sha256_update(state_.get(), bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::digest() {
  std::uint8_t digest[SHA256_DIGEST_SIZE];
  sha256_digest(state_.get(), sizeof digest, digest);
  return {reinterpret_cast<const char*>(digest), sizeof digest};
}

std::string Sha256::hex() {
  std::string hex;
  for (const char byte : digest()) {
    hex.push_back("0123456789abcdef"[static_cast<std::uint8_t>(byte) >> 4]);
    hex.push_back("0123456789abcdef"[static_cast<std::uint8_t>(byte) & 15]);
  }
  return hex;
}

std::string sha256(std::string_view bytes) {
  Sha256 all;
  all.add(bytes);
  return all.digest();
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 all;
  all.add(bytes);
  return all.hex();
}

}  // namespace soi::base
