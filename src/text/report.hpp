// SPDX-License-Identifier: Apache-2.0
// A report as extraction reads it: visible text in blocks, with the way back to the untouched bytes of its file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/date.hpp"

namespace soi::text {

enum class BlockKind {
  headline,   // the title as the report shows it
  paragraph,  // running text, also list items, table cells and leads
  caption,    // said of a picture
  furniture,  // navigation, footers, advertisements, "read more", what repeats another block: no facts are taken from
              // it
};

struct Block {
  std::uint32_t begin = 0;  // bytes of Report::text
  std::uint32_t end = 0;
  BlockKind kind = BlockKind::paragraph;
};

struct Report {
  std::string path;           // for messages
  std::string key;            // see graph::Document::key
  std::string digest;         // SHA-256 of the file's bytes
  std::string text;           // valid UTF-8, never normalized: for .txt and .md the file's own bytes
  std::vector<Block> blocks;  // in order, not overlapping; headings of .md and HTML are blocks of their own
  bool converted = false;     // the file was not UTF-8: places mean bytes of the converted text

  // Where a byte of `text` stands in the file. Empty: at the same place. Else pieces sorted by `text`.
  struct Piece {
    std::uint32_t text;
    std::uint32_t source;
  };
  std::vector<Piece> pieces;
  std::uint32_t source_of(std::uint32_t offset) const;

  std::string title, publisher, url;  // empty where unknown
  base::Date date;                    // of publication; unknown where no metadata or unmistakable dateline gives it
};

}  // namespace soi::text
