// SPDX-License-Identifier: Apache-2.0
// The store itself. It is no stream: who asks for it copies the file (store/copy.hpp).
#include "exporting/format.hpp"

namespace soi::exporting {

extern const Format sqlite_format;
const Format sqlite_format{"sqlite",
                           "the store itself, as SQLite",
                           nullptr,
                           ".db",
                           {.measures = Kept::no},
                           {},
                           {},
                           "A copy of one moment, whole: filters, columns and compression do not go with it. "
                           "docs/store.md tells its tables and views."};

}  // namespace soi::exporting
