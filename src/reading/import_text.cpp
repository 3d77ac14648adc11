// SPDX-License-Identifier: Apache-2.0
#include "reading/import_text.hpp"

#include "base/compression.hpp"
#include "base/files.hpp"

namespace soi::reading {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t largest_import = std::uint64_t{2} << 30;  // bytes, unpacked

}  // namespace

void ImportText::pieces(const std::function<void(std::string_view)>& take) const {
  if (path_.empty()) return;
  std::string packed;
  auto how = base::Compression::none;
  bool first = true;
  base::read_pieces(path_, largest_import, [&](std::string_view piece) {
    if (first) how = base::compression_of_bytes(piece);
    first = false;
    how == base::Compression::none ? take(piece) : void(packed += piece);
  });
  if (how != base::Compression::none) base::decompress(how, packed, name(), largest_import, take);
}

void ImportText::add_to(base::Sha256& digest) const {
  pieces([&](std::string_view piece) { digest.add(piece); });
}

const std::string& ImportText::whole() {
  if (!text_.empty()) return text_;
  std::error_code unknown;
  if (const auto size = fs::file_size(path_, unknown); !unknown) text_.reserve(size);
  pieces([&](std::string_view piece) { text_ += piece; });
  return text_;
}

}  // namespace soi::reading
