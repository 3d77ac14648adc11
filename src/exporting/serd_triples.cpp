// SPDX-License-Identifier: Apache-2.0
// Turtle and N-Triples (RDF 1.1), streamed by serd.
#include <ostream>
#include <serd/serd.h>

#include "base/utf8.hpp"
#include "exporting/triples.hpp"

namespace soi::exporting {
namespace {

const std::uint8_t* bytes(const std::string& text) { return reinterpret_cast<const std::uint8_t*>(text.c_str()); }

// serd takes texts that are UTF-8 and hold no NUL, which no RDF literal may hold either.
std::string sound(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto character = base::decode(text, at);
    base::append_utf8(out, character.code == 0 ? base::replacement : character.code);
    at += character.size;
  }
  return out;
}

std::size_t write_bytes(const void* buffer, std::size_t size, void* stream) {
  static_cast<std::ostream*>(stream)->write(static_cast<const char*>(buffer), static_cast<std::streamsize>(size));
  return size;  // the stream itself knows what failed
}

class SerdTriples : public Triples {
 public:
  SerdTriples(std::ostream& out, SerdSyntax syntax, SerdStyle style)
      : turtle_(syntax == SERD_TURTLE),
        env_(serd_env_new(nullptr)),
        writer_(serd_writer_new(syntax, style, env_, nullptr, write_bytes, &out)) {}
  ~SerdTriples() override {
    serd_writer_free(writer_);
    serd_env_free(env_);
  }
  SerdTriples(const SerdTriples&) = delete;

  void prefix(const std::string& name, const std::string& iri) override {
    if (!turtle_) return;
    const auto name_node = serd_node_from_string(SERD_LITERAL, bytes(name));
    const auto iri_node = serd_node_from_string(SERD_URI, bytes(iri));
    serd_env_set_prefix(env_, &name_node, &iri_node);
    serd_writer_set_prefix(writer_, &name_node, &iri_node);
  }

  void link(const std::string& subject, const std::string& predicate, const std::string& object) override {
    const auto node = serd_node_from_string(SERD_URI, bytes(object));
    write(subject, predicate, node, nullptr, nullptr);
  }

  void text(const std::string& subject, const std::string& predicate, const std::string& value,
            const std::string& datatype, const std::string& language) override {
    const auto literal = sound(value);
    const auto node = serd_node_from_string(SERD_LITERAL, bytes(literal));
    const auto type = serd_node_from_string(SERD_URI, bytes(datatype));
    const auto tag = serd_node_from_string(SERD_LITERAL, bytes(language));
    write(subject, predicate, node, datatype.empty() ? nullptr : &type, language.empty() ? nullptr : &tag);
  }

  void finish() override { serd_writer_finish(writer_); }

 private:
  void write(const std::string& subject, const std::string& predicate, const SerdNode& object, const SerdNode* datatype,
             const SerdNode* language) {
    const auto subject_node = serd_node_from_string(SERD_URI, bytes(subject));
    const auto predicate_node = serd_node_from_string(SERD_URI, bytes(predicate));
    serd_writer_write_statement(writer_, 0, nullptr, &subject_node, &predicate_node, &object, datatype, language);
  }

  bool turtle_;
  SerdEnv* env_;
  SerdWriter* writer_;
};

}  // namespace

std::unique_ptr<Triples> turtle_triples(std::ostream& out) {
  const auto style = static_cast<SerdStyle>(SERD_STYLE_ABBREVIATED | SERD_STYLE_CURIED | SERD_STYLE_BULK);
  return std::make_unique<SerdTriples>(out, SERD_TURTLE, style);
}

std::unique_ptr<Triples> n_triples(std::ostream& out) {
  return std::make_unique<SerdTriples>(out, SERD_NTRIPLES, SERD_STYLE_BULK);
}

}  // namespace soi::exporting
