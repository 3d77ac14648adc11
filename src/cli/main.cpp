// SPDX-License-Identifier: Apache-2.0
// The program soi.
#include <string>
#include <vector>

#include "cli/run.hpp"

int main(int count, char** words) { return soi::cli::run(std::vector<std::string>(words + 1, words + count)); }
