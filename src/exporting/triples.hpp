// SPDX-License-Identifier: Apache-2.0
// Where RDF statements go, one at a time: to Turtle and N-Triples through serd, to JSON-LD through our own JSON writer.
#pragma once

#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

namespace soi::exporting {

// Statements about one subject come one after the other. IRIs are whole and valid; texts are any UTF-8.
class Triples {
 public:
  virtual ~Triples() = default;
  virtual void prefix(const std::string& name, const std::string& iri) = 0;  // before any statement
  virtual void link(const std::string& subject, const std::string& predicate, const std::string& object) = 0;
  // `datatype` is an IRI or empty, `language` a tag or empty; one of them at most.
  virtual void text(const std::string& subject, const std::string& predicate, const std::string& value,
                    const std::string& datatype = {}, const std::string& language = {}) = 0;
  virtual void finish() = 0;
};

std::unique_ptr<Triples> turtle_triples(std::ostream& out);
std::unique_ptr<Triples> n_triples(std::ostream& out);
std::unique_ptr<Triples> json_ld_triples(std::ostream& out);

}  // namespace soi::exporting
