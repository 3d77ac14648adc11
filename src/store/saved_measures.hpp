// SPDX-License-Identifier: Apache-2.0
// Columns of numbers that a store keeps beside its entities, each with the state of the graph it was measured on: a
// build moves the store to its next state, and what was saved before is no longer given.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "graph/reader.hpp"

namespace soi::store {

struct SavedMeasure {
  std::string name;
  std::string options;                                 // how it was asked for, in words; may be empty
  std::vector<std::pair<graph::Node, double>> values;  // by node; those without a value are left out
};

// Counts the builds of a store. Throws as open does.
std::int64_t state_of(const std::filesystem::path& path);

// Puts the columns in place of older ones of their names, all or none. Throws Error(data) where the store is no longer
// in `state`, Error(io) where it cannot be written.
void save_measures(const std::filesystem::path& path, std::int64_t state, const std::vector<SavedMeasure>& measures);

// Those measured on the present state, by name.
std::vector<SavedMeasure> saved_measures(const std::filesystem::path& path);

}  // namespace soi::store
