// SPDX-License-Identifier: Apache-2.0
#include "cli/command.hpp"
#include "cli/run.hpp"

namespace soi::cli {
namespace {

Usage usage() { return {}; }

int run(const Call& call) {
  call.out.stream() << "soi " << SOI_VERSION << '\n';
  return done;
}

}  // namespace

extern const Command version_command;
const Command version_command{"version", "says which soi this is", usage, run};

}  // namespace soi::cli
