// SPDX-License-Identifier: Apache-2.0
#include "support/stored.hpp"

#include "store/update.hpp"

namespace soi::test {

void save(const std::filesystem::path& path, const std::vector<graph::DocumentGraph>& documents,
          const graph::Partition& partition, const schema::Schema* schema) {
  store::Update update(path, "dan-van", schema);
  std::vector<std::size_t> first;
  for (const auto& content : documents) {
    first.push_back(update.homeless().size());
    update.add(content, std::vector<store::Signed>(content.members.size()), {});
  }
  const auto members = update.homeless();
  for (const auto& group : partition) {
    const auto entity = update.new_entity();
    for (const auto& ref : group) {
      update.move(update.member(members[first[ref.document] + ref.member].second), entity);
    }
  }
  update.derive([](const char*) {});
  update.count();
  update.commit();
}

}  // namespace soi::test
