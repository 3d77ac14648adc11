// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>

#include "checks.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  soi::fuzz::report(std::string(reinterpret_cast<const char*>(bytes), size));
  return 0;
}
