// SPDX-License-Identifier: Apache-2.0
// What every peer written in C++ does: takes a graph and pairs of nodes, then does one operation for each line it is
// given, and says how much processor time that took and what came out.
#pragma once

#include <cstdint>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace peer {

inline double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

inline std::vector<std::pair<std::uint32_t, std::uint32_t>> read_pairs(const char* path) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  std::FILE* file = std::fopen(path, "r");
  unsigned a = 0, b = 0;
  while (file != nullptr && std::fscanf(file, "%u %u", &a, &b) == 2) pairs.emplace_back(a, b);
  if (file != nullptr) std::fclose(file);
  return pairs;
}

// An operation gives a number by which the peers' answers are compared; what it does after `stop` is not timed.
struct Clock {
  double begun = cpu_seconds(), ended = 0;
  void stop() { ended = cpu_seconds(); }
};
using Operation = std::function<double(Clock&)>;

inline int serve(const std::map<std::string, Operation>& operations) {
  char word[64];
  std::puts("ready");
  std::fflush(stdout);
  while (std::scanf("%63s", word) == 1) {
    const auto found = operations.find(word);
    if (found == operations.end()) {
      std::puts("none");
    } else {
      Clock clock;
      const auto answer = found->second(clock);
      if (clock.ended == 0) clock.stop();
      std::printf("%.9f %.12g\n", clock.ended - clock.begun, answer);
    }
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace peer
