// SPDX-License-Identifier: Apache-2.0
// SHA-256 (FIPS 180-4), the only door to nettle.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace soi::base {

std::string sha256_hex(std::string_view bytes);  // 64 lower-case hexadecimal digits
std::string sha256(std::string_view bytes);      // the 32 bytes themselves

// The same of bytes that come piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  void add(std::string_view bytes);
  std::string digest();  // of what was added; it then begins anew
  std::string hex();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace soi::base
