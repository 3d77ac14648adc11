// SPDX-License-Identifier: Apache-2.0
// The shipped domain and its schema, loaded once.
#pragma once

#include "schema/schema.hpp"

namespace soi::test {

inline const schema::Domain& dan_van_domain() {
  static const auto opened = schema::Domain::open("dan-van");
  return opened;
}

inline const schema::Schema& dan_van() {
  static const auto loaded = schema::Schema::load(dan_van_domain());
  return loaded;
}

}  // namespace soi::test
