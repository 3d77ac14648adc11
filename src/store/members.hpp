// SPDX-License-Identifier: Apache-2.0
// The members of a finished store with what identity goes by, for telling why they are one and why not.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "store/entity_rows.hpp"
#include "store/update.hpp"

namespace soi::store {

class Members {
 public:
  explicit Members(const std::filesystem::path& path);  // throws as open does

  // Blocks of more than one member, one after the other, in no particular order. The visitor returns false to stop.
  void each_block(const std::function<bool(const std::vector<MemberRow>&)>& visit);
  std::vector<MemberRow> block(std::uint64_t block);
  std::vector<MemberRow> of_entity(const std::string& id);  // of any of its members' names, too
  std::string entity_id(std::int64_t entity);
  std::string entity_name(std::int64_t entity);
  // Ids of entities of a type, those of most members first.
  std::vector<std::string> of_type(const std::string& type, std::size_t most);
  std::uint32_t cue_count(int kind, std::uint64_t key, std::uint32_t detail);
  graph::DocumentGraph load(std::int64_t document);
  std::string name(const MemberRow& member);  // document#local

 private:
  Database database_;
  DocumentLoader loader_;
  DocumentKeys keys_;
  Statement of_entity_, member_, block_, entity_, cue_;
};

}  // namespace soi::store
