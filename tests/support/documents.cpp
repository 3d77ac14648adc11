// SPDX-License-Identifier: Apache-2.0
#include "support/documents.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/digest.hpp"

namespace soi::test {

DocumentBuilder::DocumentBuilder(const std::string& key, const std::string& date) {
  graph_.domain = "dan-van";
  graph_.document.key = key;
  graph_.document.digest = base::sha256_hex(key);
  graph_.document.kind = "graph";
  if (!date.empty()) graph_.document.date = base::parse_date(date).value();
}

DocumentBuilder& DocumentBuilder::node(const std::string& local, const std::string& type, const std::string& name,
                                       std::vector<graph::Property> properties, std::vector<std::string> aliases) {
  graph::Member member;
  member.local = local;
  member.type = type;
  member.name = name;
  member.properties = std::move(properties);
  member.aliases = std::move(aliases);
  graph_.members.push_back(std::move(member));
  return *this;
}

DocumentBuilder& DocumentBuilder::edge(const std::string& subject, const std::string& relation,
                                       const std::string& object, const std::string& role) {
  const auto index = [&](const std::string& local) {
    const auto found = std::find_if(graph_.members.begin(), graph_.members.end(),
                                    [&](const auto& member) { return member.local == local; });
    if (found == graph_.members.end()) throw std::logic_error("no node " + local);
    return static_cast<std::uint32_t>(found - graph_.members.begin());
  };
  graph::Fact fact;
  fact.subject = index(subject);
  fact.object = index(object);
  fact.relation = relation;
  fact.role = role;
  graph_.facts.push_back(std::move(fact));
  return *this;
}

graph::DocumentGraph DocumentBuilder::made() const {
  auto copy = graph_;
  normalize(copy);
  return copy;
}

}  // namespace soi::test
