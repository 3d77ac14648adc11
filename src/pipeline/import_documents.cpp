// SPDX-License-Identifier: Apache-2.0
#include "pipeline/import_documents.hpp"

#include <array>
#include <ostream>
#include <streambuf>

#include "base/digest.hpp"
#include "reading/graph_file.hpp"
#include "reading/import_file.hpp"

namespace soi::pipeline {
namespace {

// Takes the digest of what is written: as a text, a large graph would need its memory once more.
class DigestBuffer : public std::streambuf {
 public:
  explicit DigestBuffer(base::Sha256& digest) : digest_(digest) { setp(bytes_.data(), bytes_.data() + bytes_.size()); }

 protected:
  int_type overflow(int_type c) override {
    sync();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
  }
  int sync() override {
    digest_.add({pbase(), static_cast<std::size_t>(pptr() - pbase())});
    setp(bytes_.data(), bytes_.data() + bytes_.size());
    return 0;
  }

 private:
  base::Sha256& digest_;
  std::array<char, 1 << 14> bytes_{};
};

}  // namespace

std::vector<graph::DocumentGraph> import_documents(const std::filesystem::path& path, const schema::Schema& schema) {
  auto documents = reading::read_import(path, schema).documents;
  for (auto& content : documents) {
    base::Sha256 digest;
    digest.add(content.document.digest + '\n');
    DigestBuffer buffer(digest);
    std::ostream said(&buffer);
    reading::write_graph_file(said, content);
    said.flush();
    content.document.digest = digest.hex();
    content.document.path = path.string();
  }
  return documents;
}

}  // namespace soi::pipeline
