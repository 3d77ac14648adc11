// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>

#include "../../fuzz/checks.hpp"
#include "base/files.hpp"

namespace {

const std::string corpora = SOI_SOURCE_DIR "/fuzz/corpus/";

}  // namespace

// A check that fails ends the program, as it does under a fuzzer.
TEST_CASE("the corpora of the fuzzers pass their checks") {
  std::size_t files = 0;
  for (const auto& path : soi::base::files_below(corpora)) {
    CAPTURE(path);
    soi::fuzz::yaml_file(soi::base::read_file(path));
    soi::fuzz::graph_file(soi::base::read_file(path));
    soi::fuzz::report(soi::base::read_file(path));
    ++files;
  }
  CHECK(files >= 23);
}
