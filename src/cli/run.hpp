// SPDX-License-Identifier: Apache-2.0
// Runs one command line and turns every error into words on standard error and an exit code.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace soi::cli {

inline constexpr int done = 0;
inline constexpr int findings = 1;  // also: nothing found

// The question was understood, and there is no answer: exit code 1.
class NothingFound : public std::runtime_error {
 public:
  NothingFound(const std::string& what, std::string remedy) : runtime_error(what), remedy_(std::move(remedy)) {}
  const std::string& remedy() const { return remedy_; }

 private:
  std::string remedy_;
};

int run(const std::vector<std::string>& words);  // without the program's name

// While one of these lives, Ctrl-C is left to interrupted() instead of ending the program at once.
class PoliteInterrupt {
 public:
  PoliteInterrupt();
  ~PoliteInterrupt();
  PoliteInterrupt(const PoliteInterrupt&) = delete;
};
void stop_if_interrupted();  // throws base::Error(interrupted)

}  // namespace soi::cli
