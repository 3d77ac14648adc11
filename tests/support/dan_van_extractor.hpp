// SPDX-License-Identifier: Apache-2.0
// The extractor of the shipped domain, made once.
#pragma once

#include "extraction/extractor.hpp"
#include "support/dan_van.hpp"

namespace soi::test {

inline const extraction::Extractor& dan_van_extractor() {
  static const extraction::Extractor made(dan_van_domain(), dan_van());
  return made;
}

}  // namespace soi::test
