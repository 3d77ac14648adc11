// SPDX-License-Identifier: Apache-2.0
#include "pipeline/import_documents.hpp"

#include <ostream>

#include "base/digest.hpp"
#include "base/piece_buffer.hpp"
#include "reading/graph_file.hpp"
#include "reading/import_file.hpp"

namespace soi::pipeline {
namespace {

// Takes the digest of what is written: as a text, a large graph would need its memory once more.
class DigestBuffer : public base::PieceBuffer {
 public:
  explicit DigestBuffer(base::Sha256& digest) : digest_(digest) {}

 private:
  void take(std::string_view piece) override { digest_.add(piece); }

  base::Sha256& digest_;
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
