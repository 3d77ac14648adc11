// SPDX-License-Identifier: Apache-2.0
// The shipped domain's schema, loaded once.
#pragma once

#include "schema/schema.hpp"

namespace soi::test {

inline const schema::Schema& dan_van() {
  static const auto loaded = schema::Schema::load(schema::Domain::open("dan-van"));
  return loaded;
}

}  // namespace soi::test
