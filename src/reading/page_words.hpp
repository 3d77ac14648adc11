// SPDX-License-Identifier: Apache-2.0
// A domain's pages.yaml: the words by which a page's own lines (advertisements, counters, links, credits, footers) are
// told from its report. docs/rules.md tells the form.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.hpp"
#include "schema/domain.hpp"

namespace soi::reading {

// How a line matches a phrase.
enum class LineMatch : std::uint8_t {
  whole = 1,     // the line is the phrase, or the phrase and a number
  opens = 2,     // a short line begins with the phrase
  label = 4,     // the phrase stands before a colon
  credit = 8,    // like `label`, with a few words behind
  related = 16,  // like `whole` or `label`, and titles of other reports follow
  footer = 32,   // like `whole` or `label`, and all that follows is the site's own, in the second half of a page
};

// A line a domain says the kind of, to prove its words by.
struct PageExample {
  std::string line;
  bool furniture = false;
  base::Problem problem;  // what to tell where it does not hold
};

class PageWords {
 public:
  PageWords() = default;  // no words: only lines that need none (addresses, repetitions) are furniture
  // A domain without a pages.yaml has none. Throws Error(data) with every mistake.
  static PageWords load(const schema::Domain& domain);

  // The ways in which a folded phrase is furniture, as a sum of LineMatch.
  std::uint8_t matches(const std::string& folded) const;
  // Whether a line of this folded text is signed by where it comes from: "theo …", and without what closes such a line.
  bool opens_byline(std::string_view folded) const;
  bool closes_byline(std::string_view folded) const;
  // Whether a line credits a picture to somebody: "(ảnh: …)".
  bool credits_picture(std::string_view shown, std::string_view folded) const;

  std::vector<base::Problem> failing_examples() const;

 private:
  std::unordered_map<std::string, std::uint8_t> phrases_;
  std::vector<std::string> byline_opens_, byline_closes_;  // folded
  std::vector<std::string> pictures_, picture_signs_;      // folded; in lower case with the marks around them
  std::vector<PageExample> examples_;
};

}  // namespace soi::reading
