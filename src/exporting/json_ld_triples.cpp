// SPDX-License-Identifier: Apache-2.0
// JSON-LD 1.1: a context of prefixes and one object for each subject, as its statements come.
#include <map>
#include <ostream>
#include <vector>

#include "base/json_writer.hpp"
#include "exporting/triples.hpp"

namespace soi::exporting {
namespace {

const std::string rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

struct Value {
  std::string text, datatype, language;
  bool link = false;
};

class JsonLdTriples : public Triples {
 public:
  explicit JsonLdTriples(std::ostream& out) : out_(out), json_(out) {
    json_.begin_object().key("@context").begin_object();
  }

  void prefix(const std::string& name, const std::string& iri) override {
    prefixes_.emplace_back(name, iri);
    // A prefix that does not end as the rule of simple terms has it says so.
    json_.key(name).begin_object(true).key("@id").value(iri).key("@prefix").value(true).end_object();
  }

  void link(const std::string& subject, const std::string& predicate, const std::string& object) override {
    add(subject, predicate, {object, {}, {}, true});
  }
  void text(const std::string& subject, const std::string& predicate, const std::string& value,
            const std::string& datatype, const std::string& language) override {
    add(subject, predicate, {value, datatype, language, false});
  }

  void finish() override {
    begin_graph();
    flush();
    json_.end_array().end_object();
    out_ << '\n';
  }

 private:
  void begin_graph() {
    if (in_graph_) return;
    in_graph_ = true;
    json_.end_object().key("@graph").begin_array();
  }

  void add(const std::string& subject, const std::string& predicate, Value value) {
    begin_graph();
    if (subject != subject_) flush();
    subject_ = subject;
    for (auto& [known, values] : properties_) {
      if (known == predicate) return values.push_back(std::move(value));
    }
    properties_.emplace_back(predicate, std::vector<Value>{std::move(value)});
  }

  void flush() {
    if (properties_.empty()) return;
    json_.begin_object().key("@id").value(compact(subject_));
    for (const auto& [predicate, values] : properties_) {
      const bool types = predicate == rdf_type;
      json_.key(types ? "@type" : compact(predicate));
      if (values.size() > 1) json_.begin_array(true);
      for (const auto& value : values) write(value, types);
      if (values.size() > 1) json_.end_array();
    }
    json_.end_object();
    properties_.clear();
  }

  void write(const Value& value, bool type) {
    if (type) {
      json_.value(compact(value.text));
    } else if (value.link) {
      json_.begin_object(true).key("@id").value(compact(value.text)).end_object();
    } else if (!value.datatype.empty()) {
      json_.begin_object(true).key("@value").value(value.text).key("@type").value(compact(value.datatype)).end_object();
    } else if (!value.language.empty()) {
      json_.begin_object(true).key("@value").value(value.text).key("@language").value(value.language).end_object();
    } else {
      json_.value(value.text);
    }
  }

  std::string compact(const std::string& iri) const {
    for (const auto& [name, long_form] : prefixes_) {
      const bool fits = iri.size() > long_form.size() && iri.starts_with(long_form);
      if (fits && !iri.substr(long_form.size()).starts_with("//")) return name + ":" + iri.substr(long_form.size());
    }
    return iri;
  }

  std::ostream& out_;
  base::JsonWriter json_;
  bool in_graph_ = false;
  std::vector<std::pair<std::string, std::string>> prefixes_;
  std::string subject_;
  std::vector<std::pair<std::string, std::vector<Value>>> properties_;  // in the order they came
};

}  // namespace

std::unique_ptr<Triples> json_ld_triples(std::ostream& out) { return std::make_unique<JsonLdTriples>(out); }

}  // namespace soi::exporting
