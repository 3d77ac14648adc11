// SPDX-License-Identifier: Apache-2.0
// Which members are one entity, by a domain's identity.yaml.
#pragma once

#include <memory>
#include <vector>

#include "graph/graph.hpp"
#include "schema/schema.hpp"

namespace soi::resolution {

struct Identity;  // identity.yaml, read

class Resolver {
 public:
  Resolver(const schema::Domain& domain, const schema::Schema& schema);  // throws Error(data); keeps the schema
  ~Resolver();

  // Groups the members of the documents, which must be sorted by key. A function of the set of documents only.
  graph::Partition resolve(const std::vector<graph::DocumentGraph>& documents) const;

 private:
  std::unique_ptr<Identity> identity_;
};

}  // namespace soi::resolution
